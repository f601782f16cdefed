package org.palimpsest.command.section;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.events.ReviewQuestion;

/** Whether questions can be asked, and answered. */
final class QuestionCheck {
    static final int MOST = 30;
    static final int LONGEST_QUESTION = 500;
    static final int MOST_OPTIONS = 20;
    static final int LONGEST_OPTION = 200;
    static final int MOST_STEPS = 10;

    private QuestionCheck() {}

    /** The questions in the one form of their texts; {@code violations} has what is wrong with them. */
    static List<ReviewQuestion> checked(List<ReviewQuestion> questions, Violations violations) {
        violations.atMost("questions", questions, MOST);
        var asked = new HashSet<String>();
        var normal = questions.stream().filter(Objects::nonNull).map(QuestionCheck::normal).toList();
        if (normal.size() < questions.size()) {
            violations.add("questions", "One of them is missing.", "questions");
        }
        for (int i = 0; i < normal.size(); i++) {
            var path = "questions[" + i + "]";
            var question = normal.get(i);
            violations.requiredLine(path + ".text", question.text(), LONGEST_QUESTION);
            if (!asked.add(question.text().toLowerCase(Locale.ROOT))) {
                violations.add(path + ".text", "This is asked twice.", "another question");
            }
            check(path, question, violations);
        }
        return normal;
    }

    /** A list may have no value where one should be, whatever the types promise. */
    private static ReviewQuestion normal(ReviewQuestion question) {
        return new ReviewQuestion(
                question.kind(),
                Text.orEmpty(question.text()),
                question.required(),
                question.confidential(),
                question.options().stream().map(Text::orEmpty).toList(),
                question.steps());
    }

    private static void check(String path, ReviewQuestion question, Violations violations) {
        var options = question.options();
        violations.atMost(path + ".options", options, MOST_OPTIONS);
        for (int i = 0; i < options.size(); i++) {
            violations.requiredLine(path + ".options[" + i + "]", options.get(i), LONGEST_OPTION);
        }
        // Jackson leaves null where no kind was sent.
        var kind = question.kind();
        violations.present(path + ".kind", kind, "TEXT, CHOICE or SCALE");
        if (kind == null) {
            return;
        }
        switch (kind) {
            case TEXT -> {
                if (!options.isEmpty()) {
                    violations.add(path + ".options", "A text has none.", "no option");
                }
            }
            case CHOICE -> {
                if (options.size() < 2 || new HashSet<>(options).size() < options.size()) {
                    violations.add(path + ".options", "There is nothing to choose from.", "two options or more, each once");
                }
            }
            case SCALE -> {
                if (!options.isEmpty() && options.size() != 2) {
                    violations.add(path + ".options", "A scale has two ends.", "what its lowest and its highest step mean, or nothing");
                }
            }
        }
        boolean isScale = kind == ReviewQuestion.Kind.SCALE;
        if (isScale ? question.steps() < 2 || question.steps() > MOST_STEPS : question.steps() != 0) {
            violations.add(
                    path + ".steps", "This is not possible.", isScale ? "2 to " + MOST_STEPS : "nothing, for what is no scale");
        }
    }
}
