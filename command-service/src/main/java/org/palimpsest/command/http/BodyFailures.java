package org.palimpsest.command.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Where a body went wrong and what would have been right. */
final class BodyFailures {

    private BodyFailures() {}

    static Failure of(JacksonException error, String prefix) {
        return switch (error) {
            case StreamConstraintsException e ->
                Failure.of(ProblemKind.MALFORMED, "The JSON is nested too deeply, or one of its values is too long.");
            case StreamReadException e -> notJson(e, prefix);
            case UnrecognizedPropertyException e ->
                Failure.at(prefix + path(e), "There is no such field.", known(e.getKnownPropertyIds()));
            case MismatchedInputException e when e.getTargetType() != null && e.getTargetType().isEnum() ->
                Failure.at(prefix + path(e), "This is none of the values that may stand here.", describe(e.getTargetType()));
            case MismatchedInputException e ->
                Failure.at(prefix + path(e), "What stands here is missing or of another type.", describe(e.getTargetType()));
            default -> Failure.at(prefix + path(error), "This cannot stand here.", "no null in lists or attributes");
        };
    }

    private static Failure notJson(StreamReadException error, String prefix) {
        var where = error.getLocation();
        var line = where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        var message = error.getOriginalMessage();
        return message != null && message.startsWith("Duplicate")
                ? Failure.at(prefix + place(error), "A field stands here twice" + line + ".", "each field once")
                : Failure.of(ProblemKind.MALFORMED, "The body is not JSON" + line + ".");
    }

    private static String place(StreamReadException error) {
        var parser = error.processor();
        return parser == null
                ? ""
                : parser.streamReadContext().pathAsPointer().toString().substring(1).replace('/', '.');
    }

    private static String path(JacksonException error) {
        return error.getPath().stream()
                .map(step -> step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String known(@Nullable Collection<Object> fields) {
        return fields == null || fields.isEmpty()
                ? "no fields"
                : fields.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : type == Map.class ? "an object" : fields(type);
    }

    private static String fields(Class<?> type) {
        return type.isRecord()
                ? "an object with " + Arrays.stream(type.getRecordComponents())
                        .map(field -> field.getName())
                        .collect(Collectors.joining(", "))
                : "an object";
    }
}
