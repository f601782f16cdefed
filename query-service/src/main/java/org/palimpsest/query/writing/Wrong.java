package org.palimpsest.query.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.palimpsest.events.text.Violation;
import org.palimpsest.query.pages.InWords;

/**
 * Something to be put right, and where.
 *
 * @param field the name of a field of a form
 */
record Wrong(Step step, String field, String message, String valid) {
    /** What is asked for in one field, though the command service speaks of what is in it. */
    private static final Pattern WHOLE =
            Pattern.compile("(content\\.(?:keywords|body|(?:contributors\\.\\d+\\.roles)|(?:links\\.\\d+\\.authors)))\\..*");

    static Wrong missing(Violation violation) {
        return new Wrong(Step.asking(violation.path()), violation.path(), violation.message(), violation.valid());
    }

    /** Sentences by path, as sentences by field. */
    static Map<String, InWords> byField(Map<String, InWords> byPath) {
        var byField = new LinkedHashMap<String, InWords>();
        byPath.forEach((path, sentence) -> {
            var whole = WHOLE.matcher(path);
            byField.merge(whole.matches() ? whole.group(1) : path, sentence, (one, other) -> one);
        });
        return byField;
    }
}
