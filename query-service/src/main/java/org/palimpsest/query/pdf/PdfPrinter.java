package org.palimpsest.query.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.palimpsest.query.citation.Citations;
import org.palimpsest.query.citation.Work;
import org.palimpsest.web.storage.FileStore;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Prints versions: PDF/UA-1, tagged, with bookmarks, language and metadata, and all fonts in it. Nothing is loaded but the pictures of
 * the entry itself. Thread-safe; takes processor time for as long as the text is.
 */
@Component
final class PdfPrinter {
    private static final Pattern PICTURE = Pattern.compile(PdfPage.PICTURES + "/([0-9a-f]{64})(/thumbnail)?");

    private final ITemplateEngine templates;
    private final Citations citations;
    private final PdfFonts fonts;
    private final FileStore files;
    private final String style;

    PdfPrinter(ITemplateEngine templates, Citations citations, PdfFonts fonts, FileStore files) throws IOException {
        this.templates = templates;
        this.citations = citations;
        this.fonts = fonts;
        this.files = files;
        style = new ClassPathResource("org/palimpsest/query/pdf/pdf.css").getContentAsString(StandardCharsets.UTF_8);
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    byte[] print(Work work, UUID entry) {
        var page = PdfPage.of(work, citations.of(work).getFirst(), fonts);
        var html = templates.process("pdf/entry", new Context(Locale.ENGLISH, Map.of("page", page, "style", style)));
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        fonts.use(builder);
        builder.usePdfUaAccessibility(true)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(page.direction().equals("rtl") ? TextDirection.RTL : TextDirection.LTR)
                .useUriResolver((_, address) -> address.startsWith("picture:") || address.startsWith("http") ? address : null)
                .useProtocolsStreamImplementation(address -> new Picture(bytes(entry, address)), "picture")
                .useHttpStreamImplementation(_ -> new Picture(new byte[0]))
                .withProducer("Palimpsest")
                .withHtmlContent(html, null);
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            // A version is the same file whenever it is printed.
            document.setDocumentId(work.publishedAt().toEpochMilli());
            document.getDocumentInformation().setCreationDate(GregorianCalendar.from(work.publishedAt().atZone(ZoneOffset.UTC)));
            document.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Nothing where it does not lie here. */
    private byte[] bytes(UUID entry, String address) {
        var picture = PICTURE.matcher(address);
        if (!picture.matches()) {
            return new byte[0];
        }
        var small = picture.group(2) == null ? Optional.<FileStore.Stored>empty() : files.find(entry, picture.group(1), true);
        return small.or(() -> files.find(entry, picture.group(1), false)).map(this::bytes).orElse(new byte[0]);
    }

    private byte[] bytes(FileStore.Stored file) {
        var bytes = new ByteArrayOutputStream();
        try (var pieces = files.read(file, 0, file.length() - 1)) {
            pieces.forEach(bytes::writeBytes);
        }
        return bytes.toByteArray();
    }

    private static final class Picture implements FSStream {
        private final byte[] bytes;

        private Picture(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
