package org.palimpsest.query.history;

import java.util.List;
import java.util.Set;

/**
 * A changed field as its page shows it.
 *
 * @param label what people call the field
 * @param blocks those of the body that are not as they were
 */
record ChangeView(String label, List<Segment> text, List<Block> blocks) {
    private static final Set<String> OF_THE_WORKFLOW = Set.of("slug", "stage", "version", "withdrawn");

    /** @param all whether fields of the workflow are shown too, which a step tells in its own words */
    static List<ChangeView> of(List<Change> changes, boolean all) {
        return changes.stream()
                .filter(change -> all || !OF_THE_WORKFLOW.contains(change.field()))
                .map(ChangeView::of)
                .toList();
    }

    /** How much there is to read, in characters. */
    int length() {
        return text.stream().mapToInt(segment -> segment.text().length()).sum()
                + blocks.stream()
                        .flatMap(block -> block.segments().stream())
                        .mapToInt(segment -> segment.text().length())
                        .sum();
    }

    private static ChangeView of(Change change) {
        return new ChangeView(
                label(change.field()),
                change.text(),
                change.blocks().stream().filter(block -> block.op() != Block.Op.EQUAL).toList());
    }

    private static String label(String field) {
        return switch (field) {
            case "body" -> "Text";
            case "slug" -> "Address";
            case "article" -> "Journal’s details";
            default -> Character.toUpperCase(field.charAt(0)) + field.substring(1);
        };
    }
}
