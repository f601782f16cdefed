package org.palimpsest.query.citation;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds the parts of DataCite's schema beside it, without asking another host. */
final class DataCiteSchema implements LSResourceResolver {
    private static final Pattern PART = Pattern.compile(".*/(datacite-[A-Za-z]+-v4)\\.xsd");

    /** All that is used of it. */
    private static final String XML = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
            <xs:attribute name="lang" type="xs:language"/>
            </xs:schema>
            """;

    @Override
    public @Nullable LSInput resolveResource(String type, String namespace, String publicId, String systemId, String base) {
        var part = PART.matcher(systemId);
        return part.matches()
                ? new Input(systemId, part("/xsd/datacite/v4.5/" + part.group(1) + ".5.xsd"), null)
                : new Input(systemId, null, systemId.endsWith("xml.xsd") ? new StringReader(XML) : null);
    }

    private static InputStream part(String name) {
        return Objects.requireNonNull(DataCiteSchema.class.getResourceAsStream(name), name);
    }

    private record Input(String systemId, @Nullable InputStream bytes, @Nullable Reader text) implements LSInput {
        @Override
        public @Nullable Reader getCharacterStream() {
            return text;
        }

        @Override
        public @Nullable InputStream getByteStream() {
            return bytes;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader reader) {}

        @Override
        public void setByteStream(InputStream stream) {}

        @Override
        public void setStringData(String data) {}

        @Override
        public void setSystemId(String id) {}

        @Override
        public void setPublicId(String id) {}

        @Override
        public void setBaseURI(String uri) {}

        @Override
        public void setEncoding(String encoding) {}

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
