package org.palimpsest.query.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * How a community calls its site, which logo and colours it has, and its pages: the folder that {@code PALIMPSEST_SITE} names, read once
 * and checked at the start. Without a folder all is as it comes. Immutable.
 */
@Component("site")
public final class Site {
    private static final String NAME = "name";
    private static final String LONGEST_NAME = "[^\\p{Cntrl}]{1,60}";
    private static final String PAGE_NAME = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LARGEST_LOGO = 100_000;
    private static final int LARGEST_PAGE = 500_000;

    private final String name;
    private final byte @Nullable [] logo;
    private final Map<String, SitePage> pages;
    private final String css;

    /**
     * @param folder empty for none
     * @throws IllegalArgumentException if something in it is not as it should be; says what and where, and what would be right
     */
    Site(@Value("${palimpsest.site:}") String folder) throws IOException {
        var usual = Colours.of(new ClassPathResource("static/palimpsest.css").getContentAsString(StandardCharsets.UTF_8));
        if (folder.isBlank()) {
            name = "Palimpsest";
            logo = null;
            pages = Map.of();
            css = "";
            return;
        }
        var root = Path.of(folder.strip());
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("PALIMPSEST_SITE must be a folder; “" + root.toAbsolutePath() + "” is none.");
        }
        var settings = settings(root.resolve("site.properties"));
        name = settings.getOrDefault(NAME, "Palimpsest");
        logo = logo(root.resolve("logo.svg"));
        pages = pages(root.resolve("pages"));
        var colours = new TreeMap<>(settings);
        colours.remove(NAME);
        css = usual.with(colours, root.resolve("site.properties").toString());
    }

    /** What stands in the head of every page, and at the end of its title. */
    public String name() {
        return name;
    }

    public boolean hasLogo() {
        return logo != null;
    }

    /** By their names. */
    public List<SitePage> pages() {
        return List.copyOf(pages.values());
    }

    Optional<byte[]> logo() {
        return Optional.ofNullable(logo).map(byte[]::clone);
    }

    Optional<SitePage> page(String address) {
        return Optional.ofNullable(pages.get(address));
    }

    /** Its colours as a style sheet that goes over ours; empty where they are ours. */
    String css() {
        return css;
    }

    private static Map<String, String> settings(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        var read = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            read.load(text);
        } catch (MalformedInputException _) {
            throw new IllegalArgumentException(file + " must be in UTF-8.");
        }
        var valid = new TreeSet<>(Colours.KEYS);
        valid.add(NAME);
        var settings = read.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> read.getProperty(key).strip(), (one, _) -> one, TreeMap::new));
        settings.forEach((key, value) -> {
            if (!valid.contains(key)) {
                throw new IllegalArgumentException(file + " has “" + key + "”; there can be " + String.join(", ", valid) + ".");
            }
            if (key.equals(NAME) && !value.matches(LONGEST_NAME)) {
                throw new IllegalArgumentException(file + ": “name” must have 1 to 60 characters in one line.");
            }
        });
        return settings;
    }

    private static byte @Nullable [] logo(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        var bytes = Files.readAllBytes(file);
        if (bytes.length > LARGEST_LOGO) {
            throw new IllegalArgumentException(file + " has " + bytes.length + " bytes; at most " + LARGEST_LOGO + " can be sent with every page.");
        }
        try (var svg = Files.newInputStream(file)) {
            var root = root(svg);
            if (!"svg".equals(root.getLocalName()) || root.getElementsByTagNameNS("*", "script").getLength() > 0) {
                throw new IllegalArgumentException(file + " must be a picture in SVG without scripts.");
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(file + " must be a picture in SVG without a document type: " + e.getMessage(), e);
        }
        return bytes;
    }

    private static Element root(InputStream xml) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(xml).getDocumentElement();
    }

    private static Map<String, SitePage> pages(Path folder) throws IOException {
        var pages = new TreeMap<String, SitePage>();
        if (!Files.isDirectory(folder)) {
            return pages;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var called = file.getFileName().toString();
                var address = called.replaceFirst("\\.md$", "");
                if (address.equals(called) || !address.matches(PAGE_NAME)) {
                    throw new IllegalArgumentException(file + " must be called as its address, in small letters, digits and hyphens, with"
                            + " “.md” at its end, such as about.md.");
                }
                if (Files.size(file) > LARGEST_PAGE) {
                    throw new IllegalArgumentException(file + " is longer than a page can be, " + LARGEST_PAGE + " bytes.");
                }
                pages.put(address, page(address, file));
            }
        }
        return pages;
    }

    private static SitePage page(String address, Path file) throws IOException {
        try {
            return SitePage.of(address, Files.readString(file)).orElseThrow(() ->
                    new IllegalArgumentException(file + " must begin with its title, in a line such as “# About”."));
        } catch (MalformedInputException _) {
            throw new IllegalArgumentException(file + " must be in UTF-8.");
        }
    }
}
