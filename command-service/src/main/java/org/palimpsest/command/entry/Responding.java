package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry.Response;
import org.palimpsest.command.entry.EntryState.Round;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.permission.EntryStage;

/**
 * What authors say to the reports that made an editor ask for revisions, point by point: to the answers that they may read, and to each
 * report as a whole. What is wrong with what they say to the second report is told at {@code responses.2}, to its answer to the third
 * question at {@code responses.2.3}.
 */
final class Responding {
    /** More points than the reports of a round will ever have. */
    static final int MOST = 1_000;

    /** Of all of it together, in characters: one event carries it. */
    static final int LONGEST = 1_000_000;

    private Responding() {}

    /** Something that can be responded to. {@code question} and {@code asked} are null for a report as a whole. */
    private record Point(int report, String reviewer, @Nullable Integer question, @Nullable ReviewQuestion asked) {
        boolean isOf(Response response) {
            return report == response.report() && Objects.equals(question, response.question());
        }
    }

    /** What was said, in the order of the reports and of their answers, each as a whole at last; {@code violations} has what is wrong. */
    static List<ReviewResponse> checked(List<Response> sent, EntryState state, Violations violations) {
        violations.atMost("responses", sent, MOST);
        var points = points(state);
        var said = new HashMap<Point, String>();
        for (var response : sent) {
            var point = points.stream().filter(one -> response != null && one.isOf(response)).findFirst().orElse(null);
            if (response == null || point == null) {
                violations.add(path(response), "There is no such point in a report to answer.", valid(points, response));
                continue;
            }
            var text = Text.orEmpty(response.text());
            violations.lines(path(response), text, point.asked == null ? Reviewing.LONGEST_REVIEW : ReportCheck.LONGEST);
            if (said.put(point, text) != null) {
                violations.add(path(response), "This is answered twice.", "one answer");
            }
        }
        int length = said.values().stream().mapToInt(String::length).sum();
        if (length > LONGEST) {
            violations.add("responses", "All of it is too long: " + length + " characters.", "at most " + LONGEST + " characters together");
        }
        return points.stream()
                .filter(point -> !said.getOrDefault(point, "").isEmpty())
                .map(point -> new ReviewResponse(point.reviewer, point.asked, said.getOrDefault(point, "")))
                .toList();
    }

    private static List<Point> points(EntryState state) {
        var round = state.stage() == EntryStage.REVISIONS_REQUESTED ? state.round() : null;
        var points = new ArrayList<Point>();
        if (round != null) {
            for (int i = 0; i < round.assigned().size(); i++) {
                points.addAll(points(i + 1, round.assigned().get(i), round));
            }
        }
        return points;
    }

    /** Of one report; none where it is not in. */
    private static List<Point> points(int number, String reviewer, Round round) {
        var report = round.reviews().get(reviewer);
        var points = new ArrayList<Point>();
        if (report != null) {
            var known = ReviewQuestion.ofAuthors(round.questions());
            report.answers().stream()
                    .map(ReviewAnswer::question)
                    .filter(known::contains)
                    .forEach(asked -> points.add(new Point(number, reviewer, known.indexOf(asked) + 1, asked)));
            points.add(new Point(number, reviewer, null, null));
        }
        return points;
    }

    private static String path(@Nullable Response response) {
        int report = response == null ? 0 : response.report();
        return "responses." + report + (response == null || response.question() == null ? "" : "." + response.question());
    }

    private static String valid(List<Point> points, @Nullable Response response) {
        var answers = points.stream()
                .filter(point -> response != null && point.report == response.report() && point.question != null)
                .map(point -> String.valueOf(point.question))
                .collect(Collectors.joining(", "));
        var either = "the number of a reviewer whose report is in";
        return answers.isEmpty() ? either : either + "; of a question that it answers and authors may read: " + answers;
    }
}
