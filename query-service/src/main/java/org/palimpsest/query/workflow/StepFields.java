package org.palimpsest.query.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.pages.SentForm;

/** What a step of the workflow asks for: the fields of its form, under the names that the command has for them. */
record StepFields(EntryAction action, List<Field> fields) {
    private static final int LONGEST_REVIEW = 100_000;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final int LONGEST_REASON = 1_000;

    private static final Field REVIEWER = new Field("reviewer", true, 0);

    private static final Map<EntryAction, List<Field>> FIELDS = Map.ofEntries(
            entry(EntryAction.SUBMIT),
            entry(EntryAction.INVITE_REVIEWER, REVIEWER, new Field("despite", false, LONGEST_REASON)),
            entry(EntryAction.WITHDRAW_INVITATION, REVIEWER),
            entry(EntryAction.ASSIGN_REVIEWER, REVIEWER),
            entry(
                    EntryAction.REVIEW,
                    new Field("recommendation", true, 0),
                    new Field("toAuthor", true, LONGEST_REVIEW),
                    new Field("toEditor", false, LONGEST_REVIEW)),
            entry(EntryAction.REQUEST_REVISIONS, new Field("message", true, LONGEST_MESSAGE)),
            entry(EntryAction.ACCEPT, new Field("message", false, LONGEST_MESSAGE)),
            entry(EntryAction.DECLINE, new Field("message", true, LONGEST_MESSAGE)),
            entry(EntryAction.PUBLISH),
            entry(EntryAction.START_REVISION),
            entry(EntryAction.WITHDRAW, new Field("reason", true, LONGEST_REASON)),
            entry(EntryAction.REINSTATE, new Field("reason", true, LONGEST_REASON)));

    private static Map.Entry<EntryAction, List<Field>> entry(EntryAction action, Field... fields) {
        return Map.entry(action, List.of(fields));
    }

    /** {@code longest}: in characters, as the command takes it; 0 where one of several is chosen. */
    record Field(String name, boolean required, int longest) {}

    /** Of a step that is done by a form of this page. */
    static Optional<StepFields> of(EntryAction action) {
        return Optional.ofNullable(FIELDS.get(action)).map(fields -> new StepFields(action, fields));
    }

    /** Of the step whose command has this address. */
    static Optional<StepFields> at(String address) {
        return Stream.of(EntryAction.values())
                .filter(action -> action.address().equals(address))
                .findFirst()
                .flatMap(StepFields::of);
    }

    /** What the command takes. What was left empty is left out, and the command service says whether it may be. */
    Map<String, String> body(SentForm form) {
        var body = new LinkedHashMap<String, String>();
        fields.stream()
                .filter(field -> !form.get(field.name).isBlank())
                .forEach(field -> body.put(field.name, form.get(field.name)));
        return body;
    }
}
