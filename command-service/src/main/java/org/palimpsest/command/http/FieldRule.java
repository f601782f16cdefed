package org.palimpsest.command.http;

import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.palimpsest.command.Orcid;
import org.palimpsest.command.Slug;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.Caller;

/** What may stand in a field, in the words of JSON Schema. Lengths are in characters. */
public final class FieldRule {
    /** Controls, turns of the writing direction, and what is no character; line ends are one of these in a line. */
    private static final String NOT_IN_A_LINE =
            "\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff";

    private static final String NOT_IN_LINES =
            "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u202a-\\u202e\\ufeff\\ufffe\\uffff";

    /** Of what {@link EmailAddress} takes, what every mail system takes. */
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}";

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9]{0,30}[A-Za-z0-9])?";
    private static final String EMAIL = ATOM + "(\\." + ATOM + "){0,2}@(" + LABEL + "\\.){1,3}[A-Za-z][A-Za-z0-9]{1,30}";

    private FieldRule() {}

    /** One line, or nothing. */
    public static Consumer<Schema<?>> line(int longest) {
        return text(NOT_IN_A_LINE, 0, longest);
    }

    /** One line in which something stands. */
    public static Consumer<Schema<?>> requiredLine(int longest) {
        return text(NOT_IN_A_LINE, 1, longest);
    }

    /** Lines, or nothing. */
    public static Consumer<Schema<?>> lines(int longest) {
        return text(NOT_IN_LINES, 0, longest);
    }

    /** Lines in which something stands. */
    public static Consumer<Schema<?>> requiredLines(int longest) {
        return lines(1, longest);
    }

    /** Lines in which at least so many characters stand that are seen. */
    public static Consumer<Schema<?>> lines(int least, int longest) {
        return text(NOT_IN_LINES, least, longest);
    }

    /** All of the text fits the pattern. */
    public static Consumer<Schema<?>> form(String pattern, int longest, String example) {
        return schema -> schema.pattern("^(" + pattern + ")$").maxLength(longest).example(example);
    }

    /** The readable part of an address. */
    public static Consumer<Schema<?>> slug() {
        return form(Slug.FORM.pattern(), Slug.LONGEST, "timebanking")
                .andThen(schema -> schema.not(new StringSchema().pattern("^" + Slug.UUID_FORM.pattern() + "$")))
                .andThen(describe("Not in the form of a UUID"));
    }

    /** A person's id. */
    public static Consumer<Schema<?>> person() {
        return form(Caller.PERSON.pattern(), 64, "olwen");
    }

    /** An e-mail address. */
    public static Consumer<Schema<?>> email() {
        return form(EMAIL, EmailAddress.LONGEST, "olwen@example.org")
                .andThen(format("email"))
                .andThen(describe("Letters of all scripts are taken too"));
    }

    /** An ORCID iD. */
    public static Consumer<Schema<?>> orcid() {
        return form(Orcid.FORM.pattern(), 19, "0000-0002-1825-0097")
                .andThen(format("orcid"))
                .andThen(describe("An ORCID iD, whose last character is a check digit (ISO/IEC 7064, MOD 11-2)"));
    }

    /** A role that a person can be given. */
    public static Consumer<Schema<?>> role() {
        return oneOf(Role.GRANTABLE.stream().map(Role::name).toList());
    }

    /** Has the schema be one of these, and nothing of its own. */
    public static void alternatives(Schema<?> schema, List<Schema<?>> alternatives) {
        schema.setProperties(null);
        schema.setRequired(null);
        schema.setAdditionalProperties(null);
        schema.setType(null);
        schema.setTypes(null);
        alternatives.forEach(schema::addOneOfItem);
    }

    /** One of several kinds of object, told by what {@code property} says; has nothing else but what is added to it. */
    public static Schema<?> variant(String property, String kind) {
        var variant = new ObjectSchema();
        variant.setAdditionalProperties(false);
        return needing(variant, property, constant(kind));
    }

    /** This text and no other. */
    public static Schema<?> constant(String text) {
        var constant = new StringSchema();
        constant.setEnum(List.of(text));
        return constant;
    }

    /** {@code schema}, of an object that must also have this property. */
    public static Schema<?> needing(Schema<?> schema, String property, Schema<?> value) {
        return schema.addProperty(property, value).addRequiredItem(property);
    }

    public static Consumer<Schema<?>> format(String format) {
        return schema -> schema.format(format);
    }

    public static Consumer<Schema<?>> describe(String description) {
        return schema -> schema.description(description);
    }

    public static Consumer<Schema<?>> range(int least, int most) {
        return schema -> schema.minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }

    /** At most so many, each as the rule says. */
    public static Consumer<Schema<?>> list(int most, Consumer<Schema<?>> item) {
        return schema -> {
            schema.maxItems(most);
            item.accept(schema.getItems());
        };
    }

    /** A list in which each stands once. */
    public static Consumer<Schema<?>> once(int most, Consumer<Schema<?>> item) {
        return list(most, item).andThen(schema -> schema.uniqueItems(true));
    }

    /** One of these values and no other. */
    public static Consumer<Schema<?>> oneOf(Collection<String> values) {
        return schema -> {
            @SuppressWarnings("unchecked") // of a field that is text
            var texts = (Schema<String>) schema;
            texts.setEnum(values.stream().sorted().toList());
        };
    }

    /** {@code seen}: how many characters that are no white space there must be. */
    private static Consumer<Schema<?>> text(String not, int seen, int longest) {
        var any = "[^" + not + "]*";
        // Of what is white space here, U+0085 is the one that is none in JSON Schema.
        var pattern = "^" + any + ("[^\\s\\u0085" + not + "]" + any).repeat(seen) + "$";
        return schema -> schema.pattern(pattern).maxLength(longest);
    }
}
