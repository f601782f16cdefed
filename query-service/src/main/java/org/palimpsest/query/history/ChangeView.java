package org.palimpsest.query.history;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;

/**
 * A changed field as its page shows it.
 *
 * @param field as in {@link Change}
 * @param blocks those of the body that are not as they were
 */
public record ChangeView(String field, List<Segment> text, List<Block> blocks) {
    private static final Set<String> OF_THE_WORKFLOW = Set.of("slug", "stage", "version", "withdrawn");

    /** Every part that differs between two contents. */
    public static List<ChangeView> between(Content old, Content now) {
        return of(Changes.between(old, now));
    }

    static List<ChangeView> of(List<Change> changes) {
        return changes.stream().map(ChangeView::of).toList();
    }

    /** Those of one step, which tells fields of the workflow in its own words. Only what is whole can be compared. */
    static List<ChangeView> ofStep(List<Changed> changes) {
        return changes.stream()
                .filter(change -> change.whole() && !OF_THE_WORKFLOW.contains(change.field()))
                .map(change -> new ChangeView(
                        change.field(),
                        Words.between(orEmpty(change.old()), orEmpty(change.now()), new Budget()),
                        List.of()))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ChangeView of(Change change) {
        return new ChangeView(
                change.field(),
                change.text(),
                change.blocks().stream().filter(block -> block.op() != Block.Op.EQUAL).toList());
    }
}
