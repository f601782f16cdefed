package org.palimpsest.query.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewQuestion.Kind;
import org.palimpsest.query.account.AccountForm;

/**
 * A question as it stands in a row of the form that changes it, right or wrong. One without a text is not asked.
 *
 * @param place by which rows are put in order; those with the same keep theirs
 * @param options one a line
 */
record QuestionRow(
        double place, String kind, String text, boolean required, boolean confidential, String options, String steps) {
    private static final int MOST = 40;
    private static final int MORE = 3;
    private static final String USUAL_STEPS = "5";

    /** Those that there are, and some to fill. */
    static List<QuestionRow> of(List<ReviewQuestion> questions) {
        return andMore(questions.stream().map(QuestionRow::of).toList());
    }

    private static QuestionRow of(ReviewQuestion question) {
        return new QuestionRow(
                0,
                question.kind().name(),
                question.text(),
                question.required(),
                question.confidential(),
                String.join("\n", question.options()),
                question.steps() == 0 ? USUAL_STEPS : Integer.toString(question.steps()));
    }

    static List<QuestionRow> andMore(List<QuestionRow> rows) {
        var empty = new QuestionRow(0, Kind.TEXT.name(), "", true, false, "", USUAL_STEPS);
        return Stream.concat(rows.stream(), Stream.generate(() -> empty).limit(MORE)).limit(MOST).toList();
    }

    /** What was sent: what is asked first, each in its place, then what is not. */
    static List<QuestionRow> sent(AccountForm form) {
        var rows = new ArrayList<>(IntStream.range(0, MOST)
                .filter(row -> !form.all("kind-" + row).isEmpty() || !form.all("text-" + row).isEmpty())
                .mapToObj(row -> sent(form, row))
                .toList());
        rows.sort(Comparator.comparing((QuestionRow row) -> !row.isAsked()).thenComparingDouble(QuestionRow::place));
        return List.copyOf(rows);
    }

    private static QuestionRow sent(AccountForm form, int row) {
        var place = form.line("place-" + row);
        return new QuestionRow(
                place.matches("\\d{1,3}([.,]\\d)?") ? Double.parseDouble(place.replace(',', '.')) : row + 1,
                form.get("kind-" + row),
                form.get("text-" + row),
                !form.get("required-" + row).isEmpty(),
                !form.get("confidential-" + row).isEmpty(),
                form.get("options-" + row),
                form.line("steps-" + row));
    }

    public boolean isAsked() {
        return !text.isBlank();
    }

    /** In the command's words. What is no kind is left out, and what is no number of steps is none that is possible. */
    Map<String, Object> question() {
        var question = new LinkedHashMap<String, Object>();
        if (Stream.of(Kind.values()).anyMatch(one -> one.name().equals(kind))) {
            question.put("kind", kind);
        }
        question.put("text", text);
        question.put("required", required);
        question.put("confidential", confidential);
        question.put("options", options.lines().filter(option -> !option.isBlank()).toList());
        question.put("steps", !kind.equals(Kind.SCALE.name()) ? 0 : steps.matches("\\d{1,3}") ? Integer.parseInt(steps) : -1);
        return question;
    }
}
