package org.palimpsest.query.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.history.Telling.Revised;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;

/**
 * What one person did at one moment, as the story tells it: events that were recorded together stand together.
 *
 * @param position of the last of its events
 * @param exactly the time with its seconds
 * @param who absent where it is nobody's business
 * @param what follows {@code who}
 * @param said what was said to others
 * @param answers to what its reviewers are asked
 * @param responses of its authors to reports
 * @param kept what may tell who wrote it, and its author let stand
 * @param since what the whole difference is compared with, where there is more of it than stands here; empty is the
 *     beginning
 */
record StepView(
        long position,
        Instant at,
        InWords day,
        InWords time,
        String exactly,
        @Nullable String who,
        @Nullable Role role,
        InWords what,
        List<Said> said,
        List<ReviewAnswer> answers,
        List<ReviewResponse> responses,
        List<Giveaway> kept,
        List<ChangeView> changes,
        @Nullable String since) {
    /** The facts that are told; the others stand in what was done. */
    private static final Set<String> SAID =
            Set.of("recommendation", "toAuthor", "toEditor", "message", "text", "editor", "reason", "reviewer", "despite", "successor", "former");

    /** By what else somebody tells of a reviewer, they tell it themselves. */
    private static final Set<String> OF_REVIEWERS =
            Set.of("entry.reviewer-assigned", "entry.reviewer-invited", "entry.invitation-withdrawn", "entry.message-sent");

    /** {@code fact}: its name among the step's facts. */
    record Said(String fact, String text) {}

    /** The story, newest first, of {@code steps} that are oldest first. */
    static List<StepView> of(List<Step> steps) {
        var views = new ArrayList<StepView>();
        for (int from = 0; from < steps.size(); ) {
            int to = from + 1;
            while (to < steps.size() && together(steps.get(from), steps.get(to))) {
                to++;
            }
            views.add(one(steps.subList(from, to)));
            from = to;
        }
        return views.reversed();
    }

    private static boolean together(Step one, Step other) {
        return one.at().equals(other.at())
                && Objects.equals(one.actor(), other.actor())
                && Objects.equals(one.role(), other.role());
    }

    private static StepView one(List<Step> steps) {
        var last = steps.getLast();
        var changes = steps.stream()
                .flatMap(step -> ChangeView.ofStep(step.changes()).stream())
                .toList();
        return new StepView(
                last.position(),
                last.at(),
                Dates.day(last.at()),
                Dates.time(last.at()),
                Dates.exactTime(last.at()),
                last.actor(),
                last.role(),
                what(steps.stream().map(Step::what).toList()),
                steps.stream().flatMap(StepView::said).toList(),
                steps.stream().flatMap(step -> fact(step, "answers", ReviewAnswer.class)).toList(),
                steps.stream().flatMap(step -> fact(step, "responses", ReviewResponse.class)).toList(),
                steps.stream().flatMap(step -> fact(step, "kept", Giveaway.class)).toList(),
                changes,
                steps.stream().allMatch(step -> step.changes().stream().allMatch(Changed::whole))
                        ? null
                        : Objects.toString(steps.getFirst().since(), ""));
    }

    /** {@code revised the title, keywords and text}: what is said of many fields is said once. */
    private static InWords what(List<InWords> whats) {
        var fields = whats.stream()
                .flatMap(what -> what instanceof Revised revised ? revised.fields().stream() : Stream.of())
                .toList();
        var others = whats.stream().filter(what -> !(what instanceof Revised));
        var revised = fields.isEmpty() ? Stream.<InWords>of() : Stream.of(new Revised(fields));
        return InWords.listed(Stream.concat(others, revised).toList());
    }

    private static <T> Stream<T> fact(Step step, String name, Class<T> type) {
        return step.facts().get(name) instanceof List<?> items ? items.stream().map(type::cast) : Stream.of();
    }

    private static Stream<Said> said(Step step) {
        return step.facts().entrySet().stream()
                .filter(fact -> SAID.contains(fact.getKey()))
                .filter(fact -> !"reviewer".equals(fact.getKey()) || OF_REVIEWERS.contains(step.type()) || isKeptBy(step, fact.getValue()))
                .map(fact -> new Said(fact.getKey(), fact.getValue().toString()));
    }

    /** What is kept says who reviewed by their number in the round of the report, which is another one in the new round. */
    private static boolean isKeptBy(Step step, Object reviewer) {
        return step.type().equals("entry.approval-kept") && Caller.PERSON.matcher(reviewer.toString()).matches();
    }
}
