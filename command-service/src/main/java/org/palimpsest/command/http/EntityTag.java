package org.palimpsest.command.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;
import org.springframework.http.HttpHeaders;

/** Versions as entity tags come in: {@code "7"}. How they go out Spring knows. */
final class EntityTag {
    /** 18 digits always fit a long. */
    private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /** The same for the description of the API. */
    static final String PATTERN = "^" + FORM.pattern() + "$";

    private EntityTag() {}

    /** The version that If-Match names, or null where the header is absent. A weak tag cannot tell versions apart. */
    static @Nullable Long ifMatch(HttpHeaders headers) {
        var values = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (values.isEmpty()) {
            return null;
        }
        var tag = FORM.matcher(values.getFirst().strip());
        if (values.size() > 1 || !tag.matches()) {
            throw Problem.malformed(
                    HttpHeaders.IF_MATCH,
                    "This If-Match names no version.",
                    "the ETag of what you saw, such as \"7\": one, not weak, and not “*”");
        }
        return Long.valueOf(tag.group(1));
    }
}
