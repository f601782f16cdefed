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
    private static final String KIND = "kind";

    private static final Map<EntryAction, List<Field>> FIELDS = Map.of(
            EntryAction.SUBMIT, List.of(),
            EntryAction.ASSIGN_REVIEWER, List.of(new Field("reviewer", true, 0)),
            EntryAction.REVIEW,
                    List.of(
                            new Field("recommendation", true, 0),
                            new Field("toAuthor", true, LONGEST_REVIEW),
                            new Field("toEditor", false, LONGEST_REVIEW)),
            EntryAction.REQUEST_REVISIONS, List.of(new Field("message", true, LONGEST_MESSAGE)),
            EntryAction.ACCEPT, List.of(new Field("message", false, LONGEST_MESSAGE)),
            EntryAction.DECLINE, List.of(new Field("message", true, LONGEST_MESSAGE)),
            EntryAction.PUBLISH, List.of(new Field(KIND, true, 0), new Field("reason", false, LONGEST_REASON)),
            EntryAction.START_REVISION, List.of(),
            EntryAction.WITHDRAW, List.of(new Field("reason", true, LONGEST_REASON)),
            EntryAction.REINSTATE, List.of(new Field("reason", true, LONGEST_REASON)));

    /** {@code longest}: in characters, as the command takes it; 0 where one of several is chosen. */
    record Field(String name, boolean required, int longest) {}

    /** Of a step that is done by a form of this page. */
    static Optional<StepFields> of(EntryAction action) {
        return Optional.ofNullable(FIELDS.get(action)).map(fields -> new StepFields(action, fields));
    }

    /** What an entry is asked for that has so many versions: the first is what it is. */
    StepFields of(int versions) {
        return action == EntryAction.PUBLISH && versions == 0 ? new StepFields(action, List.of()) : this;
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
