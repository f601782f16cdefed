package org.palimpsest.command.entry;

import java.util.List;
import java.util.TreeMap;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.permission.EntryStage;

/** What authors say to the reports that made an editor ask for revisions. What is wrong with the second is told at {@code responses.2}. */
final class Responding {
    /** More reviewers than a round will ever have. */
    static final int MOST = 100;

    private Responding() {}

    /** What was said, in the order of the reports; {@code violations} has what is wrong with it. */
    static List<ReviewResponse> checked(List<SubmitEntry.Response> sent, EntryState state, Violations violations) {
        violations.atMost("responses", sent, MOST);
        var round = state.stage() == EntryStage.REVISIONS_REQUESTED ? state.round() : null;
        var reviewers = round == null ? List.<String>of() : round.assigned();
        var responses = new TreeMap<Integer, ReviewResponse>();
        for (var response : sent) {
            int number = response == null ? 0 : response.report();
            var path = "responses." + number;
            var reviewer = number < 1 || number > reviewers.size() ? null : reviewers.get(number - 1);
            if (response == null || round == null || reviewer == null || !round.reviews().containsKey(reviewer)) {
                violations.add(path, "There is no such report to answer.", "the number of a reviewer whose report is in");
                continue;
            }
            var text = Text.orEmpty(response.text());
            violations.lines(path, text, Reviewing.LONGEST_REVIEW);
            if (responses.containsKey(number)) {
                violations.add(path, "This is answered twice.", "one answer");
            } else if (!text.isEmpty()) {
                responses.put(number, new ReviewResponse(reviewer, text));
            }
        }
        return List.copyOf(responses.values());
    }
}
