package org.palimpsest.command.reaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.web.notice.Notice;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Notices;
import org.springframework.stereotype.Component;

/**
 * Puts down who is to be told of what happens to a comment: editors of what waits for them, the entry's owner and the commenter who
 * is answered of what readers see now, and a commenter that theirs was rejected. A commenter who has no account is told nothing:
 * nobody knows whose the address is.
 */
@Component
final class WhenCommentMovesThenPeopleAreTold extends Reaction {
    private final MongoEventStorageEngine log;
    private final EntriesInLog entries;
    private final Notices notices;

    WhenCommentMovesThenPeopleAreTold(MongoEventStorageEngine log, EntriesInLog entries, Notices notices) {
        // A notice is known again by its id.
        super(
                "tell-of-comments",
                Set.of(CommentPosted.class, CommentApproved.class, CommentRejected.class, CommentReported.class),
                Trait.IDEMPOTENT);
        this.log = log;
        this.entries = entries;
        this.notices = notices;
    }

    @Override
    void perform(Trigger trigger) {
        var event = (CommentEvent) trigger.event();
        var before = before(event.commentId(), trigger.sequence());
        if ((event instanceof CommentPosted now ? now : before.isEmpty() ? null : before.getFirst()) instanceof CommentPosted posted) {
            switch (event) {
                case CommentPosted _ -> {
                    if (posted.waits()) {
                        tell(NoticeKind.COMMENT_WAITING, null, posted, posted.person(), trigger);
                    } else {
                        shown(posted, trigger);
                    }
                }
                case CommentApproved _ -> {
                    // What was shown before, and only reported, is no news.
                    if (posted.waits() && before.stream().noneMatch(CommentApproved.class::isInstance)) {
                        shown(posted, trigger);
                    }
                }
                case CommentRejected _ -> tell(NoticeKind.COMMENT_REJECTED, posted.person(), posted, trigger.actor(), trigger);
                case CommentReported _ -> tell(NoticeKind.COMMENT_WAITING, null, posted, trigger.actor(), trigger);
                default -> {}
            }
        }
    }

    /** Nobody is told twice of one comment: an owner of the entry who is answered is told only that they are. */
    private void shown(CommentPosted posted, Trigger trigger) {
        var answered = posted.replyTo() == null
                ? null
                : before(posted.replyTo(), 1).stream()
                        .flatMap(event -> event instanceof CommentPosted one ? Stream.ofNullable(one.person()) : Stream.of())
                        .findFirst()
                        .orElse(null);
        tell(NoticeKind.COMMENT_ANSWERED, answered, posted, posted.person(), trigger);
        var owner = entries.now(posted.entryId()).owner();
        if (!owner.isEmpty() && !Objects.equals(owner, answered)) {
            tell(NoticeKind.COMMENT_SHOWN, owner, posted, posted.person(), trigger);
        }
    }

    /** @param except who is told nothing, as they have done it */
    private void tell(NoticeKind kind, @Nullable String person, CommentPosted posted, @Nullable String except, Trigger trigger) {
        boolean isForEditors = kind == NoticeKind.COMMENT_WAITING;
        if (isForEditors || (person != null && !person.equals(except))) {
            notices.add(new Notice(
                    trigger.position() + ":" + kind + ":" + (isForEditors ? "editors" : person),
                    kind,
                    posted.entryId(),
                    0,
                    person,
                    except,
                    trigger.position(),
                    trigger.at(),
                    posted.commentId()));
        }
    }

    private List<CommentEvent> before(UUID comment, long sequence) {
        var all = new ArrayList<CommentEvent>();
        var events = log.readEvents(CommentEvent.stream(comment), 0);
        while (events.hasNext()) {
            var next = events.next();
            if (next.getSequenceNumber() >= sequence) {
                break;
            }
            all.add((CommentEvent) next.getPayload());
        }
        return all;
    }
}
