package org.palimpsest.command.comment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Samples;
import org.palimpsest.command.comment.CommentCommand.PostComment;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suspicion;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;

/**
 * A comment with a history, in a world with an entry published in each of the sections {@code open}, {@code moderated} and
 * {@code closed}, one that is a draft and one that is withdrawn; olwen and edda have accounts there. A command, and what must come
 * of it.
 */
final class CommentScenario {
    static final UUID OPEN = id(1);
    static final UUID MODERATED = id(2);
    static final UUID CLOSED = id(3);
    static final UUID DRAFT = id(4);
    static final UUID WITHDRAWN = id(5);

    static final UUID COMMENT = id(9);
    static final UUID PARENT = id(8);
    static final Caller GUEST = new Caller("guest-1", Set.of());
    static final String TEXT = "How did the kitchens pay for it?";

    private final InMemoryDomain domain = new InMemoryDomain();
    private final AggregateTestFixture<CommentAggregate> fixture = new AggregateTestFixture<>(CommentAggregate.class);
    private final List<CommentEvent> history;

    private CommentScenario(List<CommentEvent> history) {
        this.history = history;
        for (var person : List.of(Samples.OLWEN, Samples.EDDA)) {
            domain.send(person, new RegisterPerson(person.id(), "Somebody", person.id() + "@example.org"));
        }
        section("open", CommentPolicy.OPEN);
        section("moderated", CommentPolicy.MODERATED);
        section("closed", CommentPolicy.CLOSED);
        published(OPEN, "open");
        published(MODERATED, "moderated");
        published(CLOSED, "closed");
        published(WITHDRAWN, "open");
        append("entry", WITHDRAWN.toString(), 2, new EntryWithdrawn(WITHDRAWN, "By mistake.", WithdrawnVersions.HIDDEN));
        append("entry", DRAFT.toString(), 0, new DraftStarted(DRAFT, "open", "otto"));
        var handler = CommentAggregate.over(fixture.getRepository(), domain.world());
        for (var command : CommentCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
    }

    static CommentScenario given(CommentEvent... history) {
        return new CommentScenario(List.of(history));
    }

    /** With another comment beside it. */
    CommentScenario beside(CommentEvent... other) {
        for (int i = 0; i < other.length; i++) {
            append("comment", CommentEvent.stream(other[i].commentId()), i, other[i]);
        }
        return this;
    }

    /** With a unique key that somebody else holds. */
    CommentScenario held(String key) {
        domain.inUnitOfWork(() -> domain.keys().claim(key, PARENT.toString(), null));
        return this;
    }

    /** With a unique key that this comment holds. */
    CommentScenario holding(String key) {
        domain.inUnitOfWork(() -> domain.keys().claim(key, COMMENT.toString(), null));
        return this;
    }

    @Nullable Object holds(String key) {
        return domain.keys().find(key);
    }

    ResultValidator<CommentAggregate> when(Caller caller, CommentCommand command) {
        TestExecutor<CommentAggregate> executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
        return executor.when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    private void section(String slug, CommentPolicy comments) {
        var policy = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, comments, "CC-BY-4.0");
        append("section", "section:" + slug, 0, new SectionCreated(slug, slug, SectionKind.KNOWLEDGE_BASE, null, policy));
    }

    private void published(UUID entry, String section) {
        append("entry", entry.toString(), 0, new DraftStarted(entry, section, "otto"));
        append("entry", entry.toString(), 1, new EntryPublished(entry, section, "e-" + entry, 1, "CC-BY-4.0", Samples.COMPLETE));
    }

    private void append(String type, String stream, long sequence, Object event) {
        domain.events().publish(new GenericDomainEventMessage<>(type, stream, sequence, event));
    }

    static UUID id(int number) {
        return UUID.fromString("01890a5d-ac96-774b-bcce-00000000000" + number);
    }

    /** What somebody without an account sends. */
    static PostComment guest(UUID entry, String text) {
        return new PostComment(COMMENT, entry, null, " Ann ", "Ann@Example.org", text, List.of());
    }

    /** What somebody with an account sends. */
    static PostComment signedIn(UUID entry, String text) {
        return new PostComment(COMMENT, entry, null, null, null, text, List.of());
    }

    /** What comes of it. */
    static CommentPosted byGuest(UUID id, UUID entry, String section, boolean waits, String text, Suspicion... suspicions) {
        return new CommentPosted(
                id,
                entry,
                section,
                List.of(),
                null,
                null,
                personal(id, CommentEvent.NAME, "Ann"),
                personal(id, CommentEvent.EMAIL, "Ann@Example.org"),
                pseudonym("email:ann@example.org"),
                personal(id, CommentEvent.TEXT, text),
                waits,
                List.of(suspicions));
    }

    static CommentPosted byPerson(UUID id, UUID entry, String section, String person, boolean waits) {
        return reply(id, entry, section, person, waits, List.of(), null);
    }

    static CommentPosted reply(
            UUID id, UUID entry, String section, String person, boolean waits, List<UUID> above, @Nullable UUID replyTo) {
        return new CommentPosted(
                id,
                entry,
                section,
                above,
                replyTo,
                person,
                null,
                null,
                pseudonym("person:" + person),
                personal(id, CommentEvent.TEXT, TEXT),
                waits,
                List.of());
    }

    static Personal personal(UUID id, String field, String text) {
        return new Personal(CommentEvent.key(id), field, text);
    }

    static String pseudonym(String text) {
        return "of-" + text.hashCode();
    }
}
