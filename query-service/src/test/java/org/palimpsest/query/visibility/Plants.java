package org.palimpsest.query.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.palimpsest.probe.Planting;
import org.palimpsest.probe.Planting.Plant;
import org.palimpsest.query.Running;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.web.util.HtmlUtils;

/** Leaks that are planted in what a reviewer of the first {@link Tale} is told. */
final class Plants {
    /** Who writes into the log what is planted there. */
    static final String LOGGER = "planted";

    private static final Cast READER = Cast.RITA;

    private Plants() {}

    /** How it is written. */
    enum Writing {
        AS_IT_IS,
        CAPITALS,
        COMBINING_MARKS,
        HTML,
        HTML_NUMBERS,
        HTML_HEXADECIMAL,
        ADDRESS,
        JSON,
        BASE64,
        BASE64_IN_ADDRESSES,
        BASE64_TWICE;

        String of(String text) {
            return switch (this) {
                case AS_IT_IS -> text;
                case CAPITALS -> text.toUpperCase(Locale.ROOT);
                case COMBINING_MARKS -> Normalizer.normalize(text, Normalizer.Form.NFD);
                case HTML -> HtmlUtils.htmlEscape(text).replace("@", "&#64;");
                case HTML_NUMBERS -> text.codePoints().mapToObj(point -> "&#" + point + ";").collect(Collectors.joining());
                case HTML_HEXADECIMAL -> HtmlUtils.htmlEscapeHex(text);
                case ADDRESS -> URLEncoder.encode(text, UTF_8).replace(".", "%2E");
                case JSON -> text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
                case BASE64 -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
                case BASE64_IN_ADDRESSES ->
                    Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"by\":\"" + text + "\"}").getBytes(UTF_8));
                case BASE64_TWICE -> BASE64.of(BASE64.of(text));
            };
        }
    }

    /** Where it stands. */
    enum Place {
        PAGE_TEXT("/drafts/{id}", "<main", "<p>%s</p><main"),
        PAGE_ATTRIBUTE("/drafts/{id}", "<main", "<i title=\"%s\"></i><main"),
        PAGE_LINK("/entries/{slug}", "<main", "<a href=\"/people/%s\">x</a><main"),
        PAGE_COMMENT("/entries/{slug}/comments", "<main", "<!-- %s --><main"),
        JSON_FIELD("/api/drafts/{id}", "{", "{\"by\":\"%s\","),
        JSON_NAME("/api/entries/{slug}", "{", "{\"%s\":1,"),
        SEARCH_HIGHLIGHT("/api/search", "{", "{\"highlight\":\"x <em>%s</em>\","),
        SEARCH_FACET("/search", "<main", "<option value=\"%s\">x</option><main"),
        HISTORY("/api/entries/{slugOrId}/history", "{", "{\"who\":\"%s\","),
        HISTORY_PAGE("/entries/{slugOrId}/history", "<main", "<li>%s revised the title</li><main"),
        DESK("/desk", "<main", "<li>%s</li><main"),
        ERROR_TEXT("/api/issues/{id}", "{", "{\"detail\":\"%s may\","),
        FILE("/entries/{slugOrId}/files/{sha256}", "", "%s"),
        FILE_PROPERTIES("/entries/{slugOrId}/files/{sha256}", "ZIP", "%s"),
        FILE_NAME("/entries/{slugOrId}/files/{sha256}", "Content-Disposition", "attachment; filename*=UTF-8''%s.txt"),
        ETAG("/api/drafts/{id}", "ETag", "\"%s\""),
        HEADER("/entries/{slug}", "Link", "</people/%s>; rel=author"),
        SIGNAL("/desk/changes", "", ":%s\n\n"),
        MAIL_SUBJECT("", "", "%s"),
        MAIL_TEXT("", "", "%s"),
        MAIL_HEADER("", "", "%s"),
        LOG("", "", "%s");

        private final String address;
        private final String at;
        private final String with;

        Place(String address, String at, String with) {
            this.address = address;
            this.at = at;
            this.with = with;
        }

        boolean isHeader() {
            return this == MAIL_HEADER || (at.matches("[A-Z][\\w-]+") && this != FILE_PROPERTIES);
        }

        /** Within a ZIP nothing is escaped. */
        boolean takes(Writing writing) {
            return this != FILE_PROPERTIES || Set.of(Writing.AS_IT_IS, Writing.CAPITALS, Writing.COMBINING_MARKS).contains(writing);
        }
    }

    /** What is found where {@code text} is planted; nothing is planted if that is empty. */
    static List<String> found(
            Place place, String text, Tale tale, Running service, Everything everything, Listening listening) throws Exception {
        var what = text.isEmpty() ? "" : place.with.replace("%s", text);
        return switch (place) {
            case LOG -> logged(what, everything, listening);
            case MAIL_SUBJECT, MAIL_TEXT, MAIL_HEADER -> mailed(place, what, service, everything, listening);
            default -> answered(place, what, tale, service, everything, listening);
        };
    }

    private static List<String> logged(String what, Everything everything, Listening listening) {
        LoggerFactory.getLogger(LOGGER).info("Sent to {}", what);
        return everything.leaks(READER, "log", listening.logged().getLast());
    }

    private static List<String> mailed(Place place, String what, Running service, Everything everything, Listening listening)
            throws Exception {
        var sender = service.bean(JavaMailSender.class);
        var mail = sender.createMimeMessage();
        var parts = new MimeMessageHelper(mail, true, "UTF-8");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(READER.email()));
        parts.setSubject(place == Place.MAIL_SUBJECT ? what : "Hours");
        parts.setText("An hour.", place == Place.MAIL_TEXT ? "<p>An hour of %s.</p>".formatted(what) : "<p>An hour.</p>");
        if (place == Place.MAIL_HEADER) {
            mail.setHeader("X-About", what);
        }
        sender.send(mail);
        return listening.arrived(service).stream()
                .flatMap(one -> everything.leaks(one.whoHears(), one.where(), one.text()).stream())
                .toList();
    }

    private static List<String> answered(
            Place place, String what, Tale tale, Running service, Everything everything, Listening listening) throws Exception {
        var address = Everything.addresses(place.address, tale, false, 0).getFirst();
        var filter = service.bean(Planting.class);
        UnaryOperator<byte[]> unchanged = body -> body;
        var plant = what.isEmpty()
                ? null
                : place.isHeader()
                        ? new Plant(address, unchanged, Map.of(place.at, what))
                        : new Plant(address, body -> planted(place, what, body), Map.of());
        filter.plant(plant);
        try {
            if (place == Place.SIGNAL) {
                listening.desk(READER, service);
                var heard = new ArrayList<Listening.Heard>();
                await().atMost(Duration.ofSeconds(20)).until(() -> heard.addAll(listening.signals()));
                return heard.stream()
                        .flatMap(one -> everything.leaks(one.whoHears(), one.where(), one.text()).stream())
                        .toList();
            }
            return everything.leaks(READER, address);
        } finally {
            filter.plant(null);
        }
    }

    private static byte[] planted(Place place, String what, byte[] body) {
        if (place == Place.FILE_PROPERTIES) {
            return zip(what);
        }
        var first = Pattern.compile(place.at, Pattern.LITERAL).matcher(new String(body, UTF_8));
        return first.replaceFirst(Matcher.quoteReplacement(what)).getBytes(UTF_8);
    }

    /** As an office document has it. */
    private static byte[] zip(String author) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("docProps/core.xml"));
            zip.write(("<dc:creator>" + author + "</dc:creator>" + "An hour is an hour. ".repeat(50)).getBytes(UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
