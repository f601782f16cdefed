package org.palimpsest.query.workflow;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of the workflow as a form.
 *
 * @param address of its command, which its texts are named by, too
 * @param isNext whether it is what comes next
 * @param isOpen whether its fields are seen at once
 * @param key makes it harmless to send it twice
 * @param sequence of the entry that was looked at
 */
record StepForm(
        String address, boolean isNext, boolean isOpen, UUID key, long sequence, List<FieldView> fields) {

    /**
     * One field of it.
     *
     * @param id on the page
     * @param longest in characters; 0 where one of several is chosen
     * @param value that was sent before, or nothing
     * @param wrong what is wrong with that, in a sentence
     */
    record FieldView(String name, String id, boolean required, int longest, String value, @Nullable String wrong) {}

    static StepForm of(StepFields step, long sequence, boolean isNext, @Nullable Refusal refusal) {
        var address = step.action().address();
        var tried = refusal != null && refusal.step().equals(step) ? refusal : null;
        var fields = step.fields().stream()
                .map(field -> new FieldView(
                        field.name(),
                        id(address, field.name()),
                        field.required(),
                        field.longest(),
                        tried == null ? "" : tried.form().get(field.name()),
                        tried == null ? null : tried.violations().get(field.name())))
                .toList();
        return new StepForm(address, isNext, isNext || tried != null, UUID.randomUUID(), sequence, fields);
    }

    static String id(String address, String field) {
        return address + "-" + field;
    }
}
