package org.palimpsest.command.comment;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AggregateHandler;
import org.palimpsest.command.DecidedAggregate;
import org.palimpsest.command.comment.CommentCommand.BlockCommenter;
import org.palimpsest.command.comment.CommentCommand.PostComment;
import org.palimpsest.command.comment.CommentCommand.UnblockCommenter;
import org.palimpsest.command.entry.Entries;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.person.People;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** The stream of one comment. */
@AggregateRoot(type = "comment")
public final class CommentAggregate extends DecidedAggregate<CommentState, CommentEvent> {

    CommentAggregate() {
        this(null);
    }

    private CommentAggregate(@Nullable String stream) {
        super(stream, new Comment(), CommentState.NONE);
    }

    /**
     * Where decisions about comments look things up. Comments do not wait for what happens to their entry at the same moment.
     *
     * @param pseudonym makes of a text another one, from which nobody can tell it
     */
    public record World(
            EventStore events, Entries entries, Sections sections, People people, UniqueKeys keys, UnaryOperator<String> pseudonym) {

        private Comment.Context context(CommentCommand command, CommentState state, Caller caller) {
            return switch (command) {
                case PostComment c -> new Comment.Context(caller.id(), posting(c, caller), false);
                case BlockCommenter c -> new Comment.Context(caller.id(), null, isBlocked(state, c.everywhere()));
                case UnblockCommenter c -> new Comment.Context(caller.id(), null, isBlocked(state, c.everywhere()));
                default -> new Comment.Context(caller.id(), null, false);
            };
        }

        private boolean isBlocked(CommentState state, boolean everywhere) {
            return isBlocked(state.commenter(), everywhere ? CommentState.EVERYWHERE : state.section());
        }

        private boolean isBlocked(String commenter, String where) {
            return keys.find(Comment.blockKey(commenter, where)) != null;
        }

        private Posting.Context posting(PostComment c, Caller caller) {
            var section = entries.readable(c.entryId());
            var standing = section == null ? null : sections.find(section);
            boolean registered = people.isRegistered(caller.id());
            var email = Posting.email(c);
            var commenter = registered ? pseudonym.apply("person:" + caller.id()) : email == null ? "" : pseudonym.apply("email:" + email);
            var said = Posting.comparable(c);
            var textKey = said == null ? null : "comment-text:" + pseudonym.apply(said);
            var held = textKey == null ? null : keys.find(textKey);
            return new Posting.Context(
                    section,
                    standing == null ? CommentPolicy.CLOSED : standing.policy().comments(),
                    c.replyTo() == null ? null : find(c.replyTo()),
                    registered,
                    section != null && caller.has(Role.EDITOR, section),
                    commenter,
                    section != null && (isBlocked(commenter, section) || isBlocked(commenter, CommentState.EVERYWHERE)),
                    textKey,
                    held != null && !held.owner().equals(c.commentId().toString()));
        }

        private CommentState find(UUID comment) {
            var state = CommentState.NONE;
            var stream = events.readEvents(CommentEvent.stream(comment));
            while (stream.hasNext()) {
                state = CommentState.evolve(state, (CommentEvent) stream.next().getPayload());
            }
            return state;
        }
    }

    /** Takes every {@link CommentCommand}. */
    public static MessageHandler<CommandMessage<?>> handler(World world) {
        return over(EventSourcingRepository.builder(CommentAggregate.class).eventStore(world.events()).build(), world);
    }

    static MessageHandler<CommandMessage<?>> over(Repository<CommentAggregate> comments, World world) {
        return new AggregateHandler<>(
                CommentCommand.class,
                new Comment(),
                comments,
                CommentAggregate::new,
                id -> CommentEvent.stream(UUID.fromString(id)),
                world.keys(),
                world::context);
    }
}
