package org.palimpsest.query.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.history.History;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.query.workflow.RoundView.Part;
import org.palimpsest.query.workflow.RoundView.Report;
import org.springframework.stereotype.Component;

/**
 * The letter that goes with a decision, built from the reports of the last round: of nothing but what the entry's owner may read of
 * these, and with nobody's name, for a letter stands in the log. Thread-safe; asks the database.
 */
@Component
final class Letter {
    private final History history;
    private final Texts texts;

    Letter(History history, Texts texts) {
        this.history = history;
        this.texts = texts;
    }

    /** The fields of a decision, with what the reports say to the authors below its letter. {@code owner}: the entry's. */
    Map<String, String> into(Map<String, String> typed, UUID entry, String owner) {
        var reports = of(entry, owner);
        if (reports.isEmpty()) {
            return typed;
        }
        var fields = new LinkedHashMap<>(typed);
        fields.merge("message", reports, Letter::appended);
        fields.put(StepFields.QUOTES, "true");
        return fields;
    }

    /** Empty where no report is in. */
    private String of(UUID entry, String owner) {
        var rounds = RoundView.of(history.seen(entry, new Caller(owner, Set.of())), List.of());
        return rounds.isEmpty()
                ? ""
                : rounds.getFirst().parts().stream()
                        .filter(part -> part.report() != null)
                        .map(this::part)
                        .collect(Collectors.joining("\n\n"));
    }

    /** What was typed, and below it {@code reports}, unless they stand in it already. */
    private static String appended(String typed, String reports) {
        // Browsers send the ends of lines as CR LF.
        return typed.replace("\r\n", "\n").contains(reports) ? typed : typed.stripTrailing() + "\n\n" + reports;
    }

    private String part(Part part) {
        var report = part.report();
        var paragraphs = new ArrayList<String>();
        paragraphs.add(texts.of("letter.reviewer", part.number()));
        if (report != null) {
            paragraphs.set(0, paragraphs.getFirst() + "\n" + recommendation(report));
            report.answers().forEach(answer -> paragraphs.add(answer.question().text() + "\n" + said(answer)));
            if (!report.toAuthor().isEmpty()) {
                paragraphs.add(report.toAuthor());
            }
        }
        return String.join("\n\n", paragraphs);
    }

    private String recommendation(Report report) {
        return texts.of("letter.recommends", texts.of("recommendation." + report.recommendation()));
    }

    private String said(ReviewAnswer answer) {
        var question = answer.question();
        if (question.steps() == 0) {
            return answer.text();
        }
        return question.options().size() == 2
                ? texts.of("work.step.of", answer.text(), question.steps(), question.options().getFirst(), question.options().getLast())
                : texts.of("work.step", answer.text(), question.steps());
    }
}
