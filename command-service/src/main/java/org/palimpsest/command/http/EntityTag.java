package org.palimpsest.command.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;
import org.springframework.http.HttpHeaders;

/** Versions as entity tags: {@code "7"}. */
final class EntityTag {
    /** 18 digits always fit a long. */
    private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /** The same for the description of the API. */
    static final String PATTERN = "^" + FORM.pattern() + "$";

    private static final String VALID = "the ETag of what you saw, such as \"7\"";

    private EntityTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that If-Match names, or null where the header is absent. */
    static @Nullable Long ifMatch(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw malformed("There must be one If-Match with one entity tag.");
        }
        var value = values.getFirst().strip();
        if (value.startsWith("W/")) {
            throw malformed("A weak entity tag cannot tell versions apart.");
        }
        if (value.equals("*")) {
            throw malformed("“*” matches whatever is there, which the command without If-Match does too.");
        }
        var matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw malformed("This If-Match cannot be read.");
        }
        return Long.valueOf(matcher.group(1));
    }

    private static Problem malformed(String message) {
        return Problem.malformed("If-Match", message, VALID);
    }
}
