package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;

/** Holds a report against the questions of its round. What is wrong with the answer to the second is told at {@code answers.2}. */
final class ReportCheck {
    static final int LONGEST = 20_000;

    private ReportCheck() {}

    /** What was answered, in the order of the questions; {@code violations} has what is wrong with it. */
    static List<ReviewAnswer> checked(
            List<SubmitReview.Answer> sent, List<ReviewQuestion> questions, Violations violations) {
        var texts = new TreeMap<Integer, String>();
        for (var answer : sent) {
            if (answer == null || answer.question() < 1 || answer.question() > questions.size()) {
                var valid = questions.isEmpty() ? "no answers: this round has no questions" : "1 to " + questions.size();
                violations.add(
                        answer == null ? "answers" : path(answer.question()), "There is no such question in this round.", valid);
            } else if (texts.put(answer.question(), Text.orEmpty(answer.text())) != null) {
                violations.add(path(answer.question()), "This is answered twice.", "one answer");
            }
        }
        var answers = new ArrayList<ReviewAnswer>();
        IntStream.rangeClosed(1, questions.size()).forEach(number -> {
            var question = questions.get(number - 1);
            var text = texts.getOrDefault(number, "");
            if (!text.isEmpty()) {
                check(path(number), question, text, violations);
                answers.add(new ReviewAnswer(question, text));
            } else if (question.required()) {
                violations.add(path(number), "This is missing.", valid(question));
            }
        });
        return List.copyOf(answers);
    }

    private static void check(String path, ReviewQuestion question, String text, Violations violations) {
        var fits = switch (question.kind()) {
            case TEXT -> {
                violations.lines(path, text, LONGEST);
                yield true;
            }
            case CHOICE -> question.options().contains(text);
            case SCALE -> text.matches("[1-9]\\d?") && Integer.parseInt(text) <= question.steps();
        };
        if (!fits) {
            violations.add(path, "This is not offered.", valid(question));
        }
    }

    private static String valid(ReviewQuestion question) {
        return switch (question.kind()) {
            case TEXT -> "1 to " + LONGEST + " characters";
            case CHOICE -> String.join(", ", question.options().stream().map(option -> "“" + option + "”").toList());
            case SCALE -> "1 to " + question.steps();
        };
    }

    private static String path(int question) {
        return "answers." + question;
    }
}
