package org.palimpsest.query.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why a request gets no answer, told to whoever sent it. Throw it anywhere below a controller. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final String name;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    /**
     * One field that is not as it must be.
     *
     * @param path which; a request parameter or header by its name
     * @param message what is wrong, for the person who wrote it
     * @param valid what would be right
     */
    public record Violation(String path, String message, String valid) {}

    /**
     * @param name becomes the end of the problem's type: {@code /problems/<name>}; its words are the title
     * @param detail a sentence about this very case; never names what the reader may not know
     */
    public Problem(HttpStatus status, String name, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.name = name;
    }

    /** 404. Also for what exists but is no business of this reader. */
    public static Problem unknown(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, "unknown", detail);
    }

    /** 400: a parameter or header that cannot be read. */
    public static Problem malformed(String path, String message, String valid) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed", message)
                .with("violations", List.of(new Violation(path, message, valid)));
    }

    /** Adds a member to the document. */
    public Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    /** Adds a header to the answer. */
    public Problem header(String header, String value) {
        headers.set(header, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** As it goes over the wire; {@code instance} is the path that was asked for. */
    public ProblemDocument document(String instance) {
        return new ProblemDocument(
                "/problems/" + name, title(name), status.value(), String.valueOf(getMessage()), instance, more);
    }

    private static String title(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
    }
}
