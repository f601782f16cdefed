package org.palimpsest.query.notice;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.query.desk.DeskPage.Invited;
import org.palimpsest.web.SignedLinks;

/**
 * What a link in the mail of an invitation is for: one answer to one invitation, by whom the mail went to.
 *
 * @param invitation position of the event by which it came
 */
record InvitationLink(Answer answer, UUID entry, String person, long invitation) {
    /** What somebody answers. */
    enum Answer {
        ACCEPT,
        DECLINE;

        /** As it stands in addresses. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Answer> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** The path of a link by which {@code person} gives this answer, good until the day on which the review is due has passed. */
    static String make(SignedLinks links, Answer answer, Invited invited, String person) {
        var what = List.of(invited.id().toString(), person, Long.toString(invited.position()));
        var expires = LocalDate.parse(invited.due()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return "/invitation/" + answer.word() + "?link=" + links.make(purpose(answer), what, expires);
    }

    /** What {@code link} is for, if it gives this answer. */
    static Optional<InvitationLink> open(SignedLinks links, Answer answer, String link) {
        return links.open(purpose(answer), link).map(said -> new InvitationLink(
                answer, UUID.fromString(said.get(0)), said.get(1), Long.parseLong(said.get(2))));
    }

    private static String purpose(Answer answer) {
        return answer.word() + "-invitation";
    }
}
