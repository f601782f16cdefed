package org.palimpsest.query.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Dates;

/**
 * What one person did at one moment, as the story tells it: events that were recorded together stand together.
 *
 * @param position of the last of its events
 * @param said what was said to others, by whom it was for or what it is
 * @param since what the whole difference is compared with, where there is more of it than stands here; empty is the
 *     beginning
 */
record StepView(
        long position,
        Instant at,
        String day,
        String time,
        String who,
        String role,
        String what,
        List<Said> said,
        List<ChangeView> changes,
        @Nullable String since) {
    private static final String REVISED = "revised the ";
    private static final Map<String, String> SAID = Map.of(
            "recommendation", "Recommends",
            "toAuthor", "To the author",
            "toEditor", "To the editor",
            "message", "To the author",
            "reason", "Reason",
            "reviewer", "Reviewer");

    record Said(String label, String text) {}

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
        var role = last.role();
        return new StepView(
                last.position(),
                last.at(),
                Dates.day(last.at()),
                Dates.time(last.at()),
                Objects.requireNonNullElse(last.actor(), "Somebody"),
                role == null ? "" : role.name().toLowerCase(Locale.ROOT),
                what(steps.stream().map(Step::what).toList()),
                steps.stream().flatMap(StepView::said).toList(),
                changes,
                steps.stream().allMatch(step -> step.changes().stream().allMatch(Changed::whole))
                        ? null
                        : Objects.toString(steps.getFirst().since(), ""));
    }

    /** {@code revised the title, keywords and text}: what is said of many fields is said once. */
    private static String what(List<String> whats) {
        var fields = whats.stream()
                .filter(what -> what.startsWith(REVISED))
                .map(what -> what.substring(REVISED.length()))
                .toList();
        var others = whats.stream().filter(what -> !what.startsWith(REVISED));
        var revised = fields.isEmpty() ? Stream.<String>of() : Stream.of(REVISED + enumerate(fields));
        return enumerate(Stream.concat(others, revised).toList());
    }

    private static String enumerate(List<String> items) {
        return items.size() == 1
                ? items.getFirst()
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    private static Stream<Said> said(Step step) {
        return step.facts().entrySet().stream()
                .filter(fact -> SAID.containsKey(fact.getKey()))
                .filter(fact -> !"reviewer".equals(fact.getKey()) || "entry.reviewer-assigned".equals(step.type()))
                .map(fact -> new Said(SAID.getOrDefault(fact.getKey(), fact.getKey()), words(fact.getValue())));
    }

    private static String words(Object value) {
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : value.toString();
    }
}
