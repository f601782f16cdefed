package org.palimpsest.query.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/**
 * DejaVu: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian, and the signs of mathematics. Scripts that it does not have,
 * as Chinese and Devanagari, cannot be printed. Thread-safe.
 */
@Component
final class PdfFonts {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    private record Face(String file, String family, int weight, FontStyle style) {}

    private static final List<Face> FACES = List.of(
            new Face("DejaVuSerif.ttf", "Text", 400, FontStyle.NORMAL),
            new Face("DejaVuSerif-Italic.ttf", "Text", 400, FontStyle.ITALIC),
            new Face("DejaVuSerif-Bold.ttf", "Text", 700, FontStyle.NORMAL),
            new Face("DejaVuSerif-BoldItalic.ttf", "Text", 700, FontStyle.ITALIC),
            new Face("DejaVuSans.ttf", "Sans", 400, FontStyle.NORMAL),
            new Face("DejaVuSans-Oblique.ttf", "Sans", 400, FontStyle.ITALIC),
            new Face("DejaVuSans-Bold.ttf", "Sans", 700, FontStyle.NORMAL),
            new Face("DejaVuSans-BoldOblique.ttf", "Sans", 700, FontStyle.ITALIC),
            new Face("DejaVuSansMono.ttf", "Mono", 400, FontStyle.NORMAL));

    private final List<CmapLookup> known;

    PdfFonts() {
        known = List.of(known("DejaVuSans.ttf"), known("DejaVuSerif.ttf"));
    }

    void use(PdfRendererBuilder builder) {
        FACES.forEach(face -> builder.useFont(() -> open(face.file), face.family, face.weight, face.style, true));
    }

    /** Whether each character of {@code text} can be printed. */
    boolean cover(String text) {
        return text.codePoints().allMatch(c -> isInvisible(c) || known.stream().anyMatch(font -> font.getGlyphId(c) != 0));
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    private static CmapLookup known(String file) {
        try (var stream = open(file);
                var font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read.", e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(PdfFonts.class.getResourceAsStream(FOLDER + file), file);
    }
}
