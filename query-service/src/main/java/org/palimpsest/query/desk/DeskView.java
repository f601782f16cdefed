package org.palimpsest.query.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.pages.Dates;

/** The desk in words. */
record DeskView(List<Pile> piles) {

    /** What belongs together; {@code none} is what to say when nothing does. */
    record Pile(String title, String none, List<Item> items) {}

    /** Something that waits; {@code history} is the address of what happened to it. */
    record Item(String title, String history, String standing, Instant at, String day) {}

    /** @param editor whether it is an editor's, who sees the queue also when it is empty */
    static DeskView of(DeskPage desk, boolean editor) {
        var queue = new Pile(
                "For editors",
                "Nothing waits for an editor.",
                desk.queue().stream().map(DeskView::queued).toList());
        var editors = editor ? Stream.of(queue) : Stream.<Pile>of();
        return new DeskView(Stream.concat(
                        Stream.of(
                                new Pile(
                                        "My drafts",
                                        "You have begun nothing yet.",
                                        desk.drafts().stream().map(DeskView::draft).toList()),
                                new Pile(
                                        "My reviews",
                                        "Nobody has asked you for a review.",
                                        desk.reviews().stream().map(DeskView::review).toList())),
                        editors)
                .toList());
    }

    private static Item draft(Draft draft) {
        var version = draft.version() == 0 ? "" : ", version " + draft.version() + " published";
        var gone = draft.withdrawn() ? ", withdrawn" : "";
        return item(draft.id(), draft.title(), words(draft.stage()) + round(draft.round()) + version + gone, draft.changedAt());
    }

    private static Item review(Review review) {
        var recommendation = review.recommendation();
        var done = recommendation == null ? "closed" : "you recommended: " + words(recommendation);
        return item(
                review.id(),
                review.title(),
                (review.due() ? "awaited from you" : done) + round(review.round()),
                review.assignedAt());
    }

    private static Item queued(Queued queued) {
        return item(
                queued.id(),
                queued.title(),
                "waits for " + words(queued.waiting()) + round(queued.round()) + ", " + queued.reviewsDone() + " of "
                        + queued.reviewsRequired() + " reviews",
                queued.changedAt());
    }

    private static Item item(UUID id, @Nullable String title, String standing, Instant at) {
        return new Item(
                Objects.requireNonNullElse(title, "Untitled"),
                "/entries/" + id + "/history",
                standing,
                at,
                Dates.day(at));
    }

    private static String round(int round) {
        return round == 0 ? "" : ", round " + round;
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
