package org.palimpsest.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.palimpsest.events.text.Violation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * Why a request gets no answer, told to its sender as an RFC 9457 document. Throw it anywhere below a controller. Not
 * thread-safe while it is put together.
 *
 * <p>What it says is English here, and put into the language of the one who asked when it becomes a document: each sentence stands in
 * the catalogue of {@link Wording}.
 *
 * <p>What is told is bounded, whatever was sent: at most {@value #MOST_VIOLATIONS} violations, and no text of more than
 * {@value #LONGEST_TEXT} characters.
 */
public final class Problem extends RuntimeException implements ErrorResponse {
    static final int MOST_VIOLATIONS = 100;
    static final int LONGEST_TEXT = 600;

    private static final String VIOLATIONS = "violations";

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();
    private transient List<Violation> violations = List.of();

    /** {@code detail}: a sentence about this very case, in English, cut where it is too long; never names what the reader may not know. */
    public Problem(ProblemType type, String detail) {
        super(cut(detail), null, false, false);
        this.type = type;
    }

    /** 404. Also for what exists but is no business of this reader. */
    public static Problem unknown(String detail) {
        return new Problem(ProblemType.UNKNOWN, detail);
    }

    /** 400: a parameter, header or field that cannot be read. */
    public static Problem malformed(String path, String message, String valid) {
        return new Problem(ProblemType.MALFORMED, message).violations(List.of(new Violation(path, message, valid)));
    }

    /** 401. {@code error} as in RFC 6750, or empty where no token was sent. */
    public static Problem unauthenticated(String detail, String error) {
        var challenge = "Bearer realm=\"palimpsest\"" + (error.isEmpty() ? "" : ", error=\"" + error + "\"");
        return new Problem(ProblemType.UNAUTHENTICATED, detail).header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** 401: nobody is signed in, and this is only for people who are. */
    public static Problem unauthenticated() {
        return unauthenticated("Send a token as “Authorization: Bearer …”.", "");
    }

    /** Adds what is wrong, field by field. The first ones are told, and of the others how many there are. */
    public Problem violations(List<Violation> violations) {
        if (violations.isEmpty()) {
            return this;
        }
        int omitted = violations.size() - MOST_VIOLATIONS;
        if (omitted > 0) {
            members.put("violationsOmitted", omitted);
        }
        this.violations = violations.stream()
                .limit(MOST_VIOLATIONS)
                .map(one -> new Violation(cut(one.path()), cut(one.message()), cut(one.valid())))
                .toList();
        return with(VIOLATIONS, this.violations);
    }

    /** Adds a member to the document. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Sets a header of the answer. */
    public Problem header(String header, String value) {
        headers.set(header, value);
        return this;
    }

    public Problem retryAfter(int seconds) {
        return header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    }

    public ProblemType type() {
        return type;
    }

    public HttpStatus status() {
        return type.status();
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** As it goes over the wire, in one of {@link Wording#LANGUAGES}; {@code instance} is the path that was asked for. */
    public ProblemDetail document(String instance, Locale language) {
        var document = getBody();
        document.setInstance(URI.create(instance));
        document.setTitle(Wording.in(language, type.title()));
        document.setDetail(Wording.in(language, String.valueOf(getMessage())));
        if (!violations.isEmpty()) {
            document.setProperty(VIOLATIONS, violations.stream()
                    .map(one -> new Violation(one.path(), Wording.in(language, one.message()), Wording.in(language, one.valid())))
                    .toList());
        }
        return document;
    }

    @Override
    public HttpStatus getStatusCode() {
        return status();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        var document = ProblemDetail.forStatusAndDetail(status(), String.valueOf(getMessage()));
        document.setType(type.uri());
        document.setTitle(type.title());
        members.forEach(document::setProperty);
        return document;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 2)) ? LONGEST_TEXT - 2 : LONGEST_TEXT - 1;
        return text.substring(0, end) + "…";
    }
}
