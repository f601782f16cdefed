package org.palimpsest.query.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.query.pages.InWords;

/**
 * A step of the workflow as a form.
 *
 * @param address of its command, which its texts are named by, too
 * @param isNext whether it is what comes next
 * @param isOpen whether its fields are seen at once
 * @param key makes it harmless to send it twice
 * @param sequence of the entry that was looked at
 * @param mark of what is kept of it, empty where nothing is
 * @param keptAt when that was typed; null where nothing is kept
 * @param keeps marks of what can stay although it may tell who wrote it
 * @param others what another window has kept meanwhile, by the names of fields
 */
record StepForm(
        String address,
        boolean isNext,
        boolean isOpen,
        UUID key,
        long sequence,
        List<FieldView> fields,
        String mark,
        @Nullable InWords keptAt,
        String keeps,
        Map<String, String> others) {

    /**
     * One field of it.
     *
     * @param id on the page
     * @param longest in characters; 0 where one of several is chosen
     * @param value that was typed before, or nothing
     * @param wrong what is wrong with that, in a sentence
     * @param question that it answers or, with {@code report}, to whose answer it responds; null for what every form asks
     * @param report to which it responds; 0 where it responds to none
     */
    record FieldView(
            String name,
            String id,
            boolean required,
            int longest,
            String value,
            @Nullable InWords wrong,
            @Nullable ReviewQuestion question,
            int report) {}

    static StepForm of(StepFields step, long sequence, boolean isNext, @Nullable Refusal refusal, @Nullable Typed typed) {
        var address = step.action().address();
        var tried = refusal != null && refusal.step().action() == step.action() ? refusal : null;
        var values = tried != null ? step.body(tried.form()) : typed != null ? typed.fields() : Typed.NOTHING;
        var fields = step.fields().stream()
                .map(field -> new FieldView(
                        field.name(),
                        id(address, field.name()),
                        field.required(),
                        field.longest(),
                        values.getOrDefault(field.name(), ""),
                        tried == null ? null : tried.violations().get(field.path()),
                        field.question(),
                        field.report()))
                .toList();
        return new StepForm(
                address,
                isNext,
                isNext || tried != null || !values.isEmpty(),
                UUID.randomUUID(),
                sequence,
                fields,
                typed == null ? "" : typed.kept().mark(),
                typed == null ? null : typed.at(),
                values.getOrDefault(StepFields.KEEPS, ""),
                typed == null ? Typed.NOTHING : typed.others());
    }

    /** Whether something can be typed into it, and so be lost. */
    public boolean isTyped() {
        return fields.stream().anyMatch(field -> field.longest() > 0);
    }

    /** Where something is said to the answer of a report to a question, or to the whole of it if that is null. */
    public @Nullable FieldView response(int report, @Nullable ReviewQuestion question) {
        return fields.stream()
                .filter(field -> field.report == report && Objects.equals(field.question, question))
                .findFirst()
                .orElse(null);
    }

    /** Whether reports are responded to in it. */
    public boolean responds() {
        return fields.stream().anyMatch(field -> field.report > 0);
    }

    /** The question that the field with this name is about, or nothing. */
    public @Nullable String asked(String name) {
        return fields.stream()
                .filter(field -> field.name.equals(name))
                .flatMap(field -> Stream.ofNullable(field.question))
                .map(ReviewQuestion::text)
                .findFirst()
                .orElse(null);
    }

    /** The number of the report that the field with this name answers, or 0. */
    public int answered(String name) {
        return fields.stream().filter(field -> field.name.equals(name)).mapToInt(FieldView::report).findFirst().orElse(0);
    }

    /** Whether a letter stands in it that was built from reports. */
    public boolean quotesReports() {
        return fields.stream().anyMatch(field -> field.name.equals(StepFields.QUOTES) && !field.value.isEmpty());
    }

    /** Whether a letter goes with it. */
    public boolean hasLetter() {
        return fields.stream().anyMatch(field -> field.name.equals(StepFields.QUOTES));
    }

    static String id(String address, String field) {
        return address + "-" + field;
    }
}
