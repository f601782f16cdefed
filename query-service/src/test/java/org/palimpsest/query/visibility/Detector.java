package org.palimpsest.query.visibility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.palimpsest.query.visibility.Cast.Secret;
import org.springframework.web.util.HtmlUtils;

/**
 * Finds what tells who somebody is, however it is written: in any case, with composed letters or combining ones, with whatever stands
 * between letters, escaped for HTML, JSON or an address, in Base64 or as mail encodes it, and one within the other; in a ZIP file, too.
 */
final class Detector {
    /** One encoding within the other. */
    private static final int DEPTH = 3;

    private static final int QUANTUM = 4;

    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}");
    /** Of what was no text before it was in Base64 there is seldom as much that looks like one. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{Sm}\\p{Zs}]{6,}");

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=");
    private static final Pattern QUOTED = Pattern.compile("=[0-9A-F]{2}");

    private static final List<UnaryOperator<String>> DECODINGS = List.of(
            text -> text.indexOf('&') < 0 ? text : HtmlUtils.htmlUnescape(text),
            text -> text.indexOf('%') < 0 ? text : url(text),
            text -> text.contains("\\u") ? json(text) : text,
            text -> text.contains("=?") ? words(text) : text,
            text -> QUOTED.matcher(text).find() ? quotedPrintable(text) : text,
            Detector::base64);

    private Detector() {}

    /** Those of {@code secrets} that {@code text} tells. */
    static List<Secret> in(String text, List<Secret> secrets) {
        var folded = views(text).stream().map(Detector::fold).toList();
        return secrets.stream().filter(secret -> isIn(folded, fold(secret.text()))).toList();
    }

    private static boolean isIn(List<String> folded, String needle) {
        return folded.stream().anyMatch(view -> view.contains(needle));
    }

    /** What came as bytes, as a text: that of all files in it, if it is a ZIP; what is printed and said of it, if it is a PDF. */
    static String text(byte[] bytes) {
        if (bytes.length > 4 && new String(bytes, 0, 4, ISO_8859_1).equals("%PDF")) {
            return printed(bytes);
        }
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, UTF_8);
        }
        var all = new StringBuilder(new String(bytes, ISO_8859_1));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(' ').append(entry.getName()).append(' ').append(new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException _) {
            all.append(" (no whole ZIP)");
        }
        return all.toString();
    }

    private static String printed(byte[] bytes) {
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf) + ' ' + pdf.getDocumentInformation().getCOSObject() + ' '
                    + new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code text}, and all that it may be decoded to: first once, so that what comes of that is decoded as often as can be. */
    private static Set<String> views(String text) {
        var views = new LinkedHashSet<String>();
        var now = List.of(text);
        for (int depth = 0; depth <= DEPTH; depth++) {
            var next = new ArrayList<String>();
            for (var view : now) {
                if (!view.isEmpty() && views.add(view)) {
                    DECODINGS.forEach(decoding -> next.add(decoding.apply(view)));
                }
            }
            now = next;
        }
        return views;
    }

    /** Letters and digits alone, without their accents. */
    private static String fold(String text) {
        var letters = new StringBuilder(text.length());
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < decomposed.length(); i++) {
            char one = decomposed.charAt(i);
            if (Character.isLetterOrDigit(one)) {
                letters.append(one);
            }
        }
        return letters.toString();
    }

    private static String url(String text) {
        var whole = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(whole, UTF_8);
    }

    private static String json(String text) {
        return UNICODE_ESCAPE.matcher(text)
                .replaceAll(one -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(one.group(1), 16))));
    }

    private static String words(String text) {
        return ENCODED_WORD.matcher(text).replaceAll(one -> {
            try {
                return Matcher.quoteReplacement(MimeUtility.decodeText(one.group()));
            } catch (IOException _) {
                return "";
            }
        });
    }

    private static String quotedPrintable(String text) {
        try (var decoded = MimeUtility.decode(new ByteArrayInputStream(text.getBytes(UTF_8)), "quoted-printable")) {
            return new String(decoded.readAllBytes(), UTF_8);
        } catch (IOException | MessagingException _) {
            return text;
        }
    }

    /** All that could be Base64, wherever it begins, as far as it is a text. */
    private static String base64(String text) {
        var all = new StringBuilder();
        var tokens = BASE64.matcher(text);
        while (tokens.find()) {
            var token = tokens.group().replace('-', '+').replace('_', '/');
            for (int from = 0; from < QUANTUM; from++) {
                int length = token.length() - from;
                var whole = token.substring(from, from + length - (length % QUANTUM == 1 ? 1 : 0));
                var words = WORDS.matcher(new String(Base64.getDecoder().decode(whole), UTF_8));
                while (words.find()) {
                    all.append(words.group()).append(' ');
                }
            }
        }
        return all.toString();
    }
}
