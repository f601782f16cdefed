package org.palimpsest.command.reaction;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.command.entry.EntryState;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.web.notice.NoticeKind;

/**
 * That somebody is to be reminded of a review.
 *
 * @param asked position of the event by which they were asked: another asking has reminders of its own
 * @param number counts those of one kind, from 1
 */
record Reminder(NoticeKind kind, UUID entry, int round, String reviewer, long asked, int number, Instant dueAt) {
    private static final Duration TO_ANSWER = Duration.ofDays(7);
    private static final int DAYS_BEFORE = 3;
    private static final List<Integer> DAYS_AFTER = List.of(1, 8);

    /** Of an invitation that nobody answers: once, after a week. */
    static List<Reminder> ofInvitation(UUID entry, int round, String reviewer, long asked, Instant at) {
        return List.of(new Reminder(NoticeKind.INVITED_AGAIN, entry, round, reviewer, asked, 1, at.plus(TO_ANSWER)));
    }

    /** Of a review: three days before the day, if they were asked before that, and one and eight days after it. */
    static List<Reminder> ofReview(UUID entry, int round, String reviewer, long asked, Instant at, LocalDate due) {
        var before = new Reminder(NoticeKind.REVIEW_DUE, entry, round, reviewer, asked, 1, start(due.minusDays(DAYS_BEFORE)));
        var after = Stream.of(0, 1)
                .map(i -> new Reminder(
                        NoticeKind.REVIEW_OVERDUE, entry, round, reviewer, asked, i + 1, start(due.plusDays(DAYS_AFTER.get(i)))));
        return Stream.concat(Stream.of(before).filter(one -> one.dueAt.isAfter(at)), after).toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The same for the same asking, however often it is seen. */
    String id() {
        return "reminder:" + asked + ":" + kind + ":" + number;
    }

    /** Whether what it reminds of is still to be done. */
    boolean isNeeded(EntryState now) {
        var its = now.round();
        if (its == null || its.number() != round || now.stage() != EntryStage.UNDER_REVIEW) {
            return false;
        }
        return kind == NoticeKind.INVITED_AGAIN
                ? its.invited().containsKey(reviewer)
                : its.assigned().contains(reviewer) && !its.reviewed().contains(reviewer);
    }
}
