package org.palimpsest.query.desk;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Invited;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.pages.Dates;

/** The desk as its page shows it. */
record DeskView(
        List<Item<Draft>> drafts, List<Item<Invited>> invitations, List<Item<Review>> reviews, List<Item<Queued>> queue) {

    /** Something that waits. {@code at}: since when it is as it is; {@code day}: the same in words. */
    record Item<T>(T of, Instant at, String day) {}

    static DeskView of(DeskPage desk) {
        return new DeskView(
                items(desk.drafts(), Draft::changedAt),
                items(desk.invitations(), Invited::invitedAt),
                items(desk.reviews(), Review::assignedAt),
                items(desk.queue(), Queued::changedAt));
    }

    private static <T> List<Item<T>> items(List<T> pile, Function<T, Instant> since) {
        return pile.stream()
                .map(one -> new Item<>(one, since.apply(one), Dates.day(since.apply(one))))
                .toList();
    }
}
