package org.palimpsest.query.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.SentForm;

/**
 * What a step of the workflow asks for: the fields of its form, under the names that the command has for them.
 *
 * @param round whose questions are among them; 0 where none is
 */
record StepFields(EntryAction action, List<Field> fields, int round) {
    private static final int LONGEST_REVIEW = 100_000;
    private static final int LONGEST_MESSAGE = 100_000;
    private static final int LONGEST_REASON = 1_000;
    private static final String KIND = "kind";
    private static final String EMBARGO = "embargoUntil";

    private static final int LONGEST_ANSWER = 20_000;
    private static final String MESSAGE = "message";
    /** What a decision is called whose letter was built from the reports; hidden, and nothing without a letter. */
    static final String QUOTES = "quotesReports";

    /** The boxes by which an author says what can stay although it may tell who wrote it; kept as marks with spaces between. */
    static final String KEEPS = "keeps";

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
            entry(EntryAction.REQUEST_REVISIONS, new Field(MESSAGE, true, LONGEST_MESSAGE), new Field(QUOTES, false, 0)),
            entry(EntryAction.ACCEPT, new Field(MESSAGE, false, LONGEST_MESSAGE), new Field(QUOTES, false, 0)),
            entry(EntryAction.DECLINE, new Field(MESSAGE, true, LONGEST_MESSAGE), new Field(QUOTES, false, 0)),
            entry(EntryAction.TAKE_BACK_DECISION, new Field("reason", true, LONGEST_REASON)),
            entry(
                    EntryAction.PUBLISH,
                    new Field(KIND, true, 0),
                    new Field("reason", false, LONGEST_REASON),
                    new Field(EMBARGO, false, 0)),
            entry(
                    EntryAction.SCHEDULE,
                    new Field("publishAt", false, 0),
                    new Field(KIND, true, 0),
                    new Field("reason", false, LONGEST_REASON),
                    new Field(EMBARGO, false, 0),
                    new Field("withdrawAt", false, 0),
                    new Field("withdrawalReason", false, LONGEST_REASON)),
            entry(EntryAction.MOVE_EMBARGO, new Field("until", true, 0), new Field("reason", true, LONGEST_REASON)),
            entry(EntryAction.LIFT_EMBARGO, new Field("reason", true, LONGEST_REASON)),
            entry(EntryAction.HANDLE, new Field("editor", false, 0)),
            entry(EntryAction.START_REVISION),
            entry(EntryAction.WITHDRAW, new Field("reason", true, LONGEST_REASON)),
            entry(EntryAction.REINSTATE, new Field("reason", true, LONGEST_REASON)));

    private static Map.Entry<EntryAction, List<Field>> entry(EntryAction action, Field... fields) {
        return Map.entry(action, List.of(fields));
    }

    /**
     * One of them.
     *
     * @param path by which the command service names it: the second answer is {@code answers.2}
     * @param longest in characters, as the command takes it; 0 where one of several is chosen
     * @param question that it answers or, with {@code report}, to whose answer it responds; null for what every form asks
     * @param number of that question; 0 where there is none
     * @param report to which it responds, by its reviewer's number; 0 where it responds to none
     */
    record Field(
            String name, String path, boolean required, int longest, @Nullable ReviewQuestion question, int number, int report) {
        private Field(String name, boolean required, int longest) {
            this(name, name, required, longest, null, 0, 0);
        }

        private static Field answer(int number, ReviewQuestion question) {
            int longest = question.kind() == ReviewQuestion.Kind.TEXT ? LONGEST_ANSWER : 0;
            return new Field("answer-" + number, "answers." + number, question.required(), longest, question, number, 0);
        }

        private static Field response(int report) {
            return new Field("response-" + report, "responses." + report, false, LONGEST_REVIEW, null, 0, report);
        }

        private static Field response(int report, int number, ReviewQuestion question) {
            var point = report + "." + number;
            return new Field("response-" + point, "responses." + point, false, LONGEST_ANSWER, question, number, report);
        }

        boolean isAnswer() {
            return question != null && report == 0;
        }
    }

    /** Of a step that is done by a form of this page. */
    static Optional<StepFields> of(EntryAction action) {
        return Optional.ofNullable(FIELDS.get(action)).map(fields -> new StepFields(action, fields, 0));
    }

    /**
     * What an entry is asked for that has come so far: a first version is what it is and alone can be under an embargo of its own, and
     * what is published is not to be.
     */
    StepFields of(DraftView draft) {
        boolean isFirst = draft.version() == 0;
        return switch (action) {
            case PUBLISH -> without(isFirst ? Set.of(KIND, "reason") : Set.of(EMBARGO));
            case SCHEDULE -> without(draft.stage() == EntryStage.PUBLISHED
                    ? Set.of("publishAt", KIND, "reason", EMBARGO)
                    : isFirst ? Set.of(KIND, "reason") : Set.of(EMBARGO));
            default -> asking(draft);
        };
    }

    /** Whether a letter goes with it. */
    boolean hasLetter() {
        return fields.stream().anyMatch(field -> field.name.equals(QUOTES));
    }

    /**
     * With what the round of this draft asks, and with room for a response to each of its reports: to the answer to each question
     * that authors know, whether it is there or not, and to the whole. A report that answers questions needs no other words.
     */
    StepFields asking(DraftView draft) {
        var questions = draft.questions();
        if (action == EntryAction.SUBMIT && !draft.reports().isEmpty()) {
            var responses = draft.reports().stream()
                    .flatMap(report -> Stream.concat(
                            IntStream.rangeClosed(1, questions.size())
                                    .mapToObj(number -> Field.response(report, number, questions.get(number - 1))),
                            Stream.of(Field.response(report))))
                    .toList();
            return new StepFields(action, responses, draft.round());
        }
        if (action != EntryAction.REVIEW || questions.isEmpty()) {
            return this;
        }
        var all = new ArrayList<Field>();
        all.add(fields.getFirst());
        IntStream.rangeClosed(1, questions.size()).forEach(number -> all.add(Field.answer(number, questions.get(number - 1))));
        fields.stream().skip(1).forEach(field -> all.add(new Field(field.name, false, field.longest)));
        return new StepFields(action, List.copyOf(all), draft.round());
    }

    /** Under which name it is kept what was typed: the questions of another round are others. */
    String keptAs() {
        return action.address() + (round == 0 ? "" : "@" + round);
    }

    private StepFields without(Set<String> names) {
        return new StepFields(action, fields.stream().filter(field -> !names.contains(field.name)).toList(), round);
    }

    /** Of the step whose command has this address. */
    static Optional<StepFields> at(String address) {
        return Stream.of(EntryAction.values())
                .filter(action -> action.address().equals(address))
                .findFirst()
                .flatMap(StepFields::of);
    }

    /** What the command takes. */
    Map<String, Object> command(SentForm form) {
        var typed = body(form);
        var command = new LinkedHashMap<String, Object>();
        var answers = new ArrayList<Map<String, Object>>();
        var responses = new ArrayList<Map<String, Object>>();
        for (var field : fields) {
            var text = typed.get(field.name);
            if (text == null) {
                continue;
            }
            if (field.isAnswer()) {
                answers.add(Map.of("question", field.number, "text", text));
            } else if (field.question != null) {
                responses.add(Map.of("report", field.report, "question", field.number, "text", text));
            } else if (field.report > 0) {
                responses.add(Map.of("report", field.report, "text", text));
            } else {
                command.put(field.name, field.name.equals(QUOTES) ? (Object) true : text);
            }
        }
        if (!answers.isEmpty()) {
            command.put("answers", answers);
        }
        if (!responses.isEmpty()) {
            command.put("responses", responses);
        }
        if (typed.containsKey(KEEPS)) {
            command.put(KEEPS, List.of(typed.get(KEEPS).split(" ")));
        }
        return command;
    }

    /** What was typed. What was left empty is left out, and the command service says whether it may be. */
    Map<String, String> body(SentForm form) {
        var body = new LinkedHashMap<String, String>();
        fields.stream()
                .filter(field -> !form.get(field.name).isBlank())
                .filter(field -> !field.name.equals(QUOTES) || !form.get(MESSAGE).isBlank())
                .forEach(field -> body.put(field.name, Dates.sent(form.get(field.name))));
        var keeps = action == EntryAction.SUBMIT ? String.join(" ", form.all().getOrDefault(KEEPS, List.of())) : "";
        if (!keeps.isEmpty()) {
            body.put(KEEPS, keeps);
        }
        return body;
    }
}
