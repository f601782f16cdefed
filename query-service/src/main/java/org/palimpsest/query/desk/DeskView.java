package org.palimpsest.query.desk;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Invited;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;

/** The desk as its pages show it. */
public record DeskView(List<Group> groups) {

    /** The beginnings of what has the same turn. */
    public record Group(
            Turn turn,
            Part<Item<Draft>> drafts,
            List<Item<Invited>> invitations,
            Part<Item<Review>> reviews,
            Part<Item<Queued>> queue) {
        public boolean isEmpty() {
            return invitations.isEmpty() && drafts.items().isEmpty() && reviews.items().isEmpty() && queue.items().isEmpty();
        }
    }

    /** Something that lies there. {@code at}: since when it is as it is; {@code day}: the same in words. */
    public record Item<T>(T of, Instant at, InWords day) {}

    static Part<Item<Draft>> drafts(Part<Draft> part) {
        return items(part, Draft::changedAt);
    }

    static List<Item<Invited>> invitations(List<Invited> invitations) {
        return items(new Part<>(invitations, null), Invited::invitedAt).items();
    }

    static Part<Item<Review>> reviews(Part<Review> part) {
        return items(part, Review::assignedAt);
    }

    public static Part<Item<Queued>> queue(Part<Queued> part) {
        return items(part, Queued::changedAt);
    }

    private static <T> Part<Item<T>> items(Part<T> part, Function<T, Instant> since) {
        var items = part.items().stream()
                .map(one -> new Item<>(one, since.apply(one), Dates.day(since.apply(one))))
                .toList();
        return new Part<>(items, part.next());
    }
}
