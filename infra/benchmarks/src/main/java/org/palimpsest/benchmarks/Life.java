package org.palimpsest.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

/**
 * All that happens to one entry, as the command service would write it: written, edited, submitted, reviewed, published;
 * one in five has a second version, one in twenty is withdrawn and comes back. One in ten begins with a new account. A test
 * holds it to the command service's rules.
 */
final class Life {
    private final Collection<List<DomainEventMessage<?>>> commits = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Revised> changes = new ArrayList<>();
    private final SplittableRandom random;
    private final Texts texts;
    private final int number;
    private final UUID id;
    private final String slug;
    private final String owner;
    private final String section;

    private Life(int number) {
        this.random = new SplittableRandom(number);
        this.texts = new Texts(random);
        this.number = number;
        this.id = new UUID(random.nextLong(), random.nextLong());
        this.slug = Words.one(random) + "-" + Words.one(random) + "-" + number;
        this.owner = "person-" + number / 10;
        this.section = FilledLog.section(number % FilledLog.SECTIONS);
    }

    /** Commit by commit; the same for the same number, but for the ids of messages. */
    static List<List<DomainEventMessage<?>>> commits(int number) {
        var life = new Life(number);
        life.draft();
        life.review(1);
        life.published(1);
        if (number % 5 == 0) {
            life.commit(Role.OWNER, new RevisionStarted(life.id, 1));
            life.edit(Role.OWNER, new BodyRevised(life.id, Schema.VERSION, life.texts.body()));
            life.commit(Role.OWNER, new EntrySubmitted(life.id, 2, FilledLog.POLICY));
            life.review(2);
            life.published(2);
        }
        if (number % 20 == 0) {
            life.commit(Role.EDITOR, new EntryWithdrawn(life.id, "A figure is wrong.", WithdrawnVersions.HIDDEN));
            life.commit(Role.EDITOR, new EntryReinstated(life.id, "It was right."));
        }
        return List.copyOf(life.commits);
    }

    /** One with what somebody else wrote: submitted, reviewed, published. */
    static List<List<DomainEventMessage<?>>> of(int number, String title, List<Contributor> contributors, Node body) {
        var life = new Life(number);
        life.edit(Role.CONTRIBUTOR, new DraftStarted(life.id, life.section, life.owner, life.slug),
                new TitleRevised(life.id, title), new ContributorsRevised(life.id, contributors),
                new BodyRevised(life.id, Schema.VERSION, body));
        life.commit(Role.OWNER, new EntrySubmitted(life.id, 1, FilledLog.POLICY));
        life.review(1);
        life.published(1);
        return List.copyOf(life.commits);
    }

    /** The slug under which its entry is read. */
    static String slug(List<List<DomainEventMessage<?>>> commits) {
        return commits.stream()
                .flatMap(commit -> commit.stream().map(DomainEventMessage::getPayload))
                .filter(SlugAssigned.class::isInstance)
                .map(event -> ((SlugAssigned) event).slug())
                .findFirst()
                .orElseThrow();
    }

    /** The beginning of it, as far as it comes while nobody has taken it up: submitted. */
    static List<List<DomainEventMessage<?>>> submitted(int number) {
        var life = new Life(number);
        life.draft();
        return List.copyOf(life.commits);
    }

    private void draft() {
        if (number % 10 == 0) {
            register();
        }
        edit(Role.CONTRIBUTOR, new DraftStarted(id, section, owner, slug), new TitleRevised(id, texts.title()),
                new LanguageRevised(id, "en"), new KeywordsRevised(id, texts.keywords()),
                new ContributorsRevised(id, texts.contributors()), new BodyRevised(id, Schema.VERSION, texts.body()));
        edit(Role.OWNER, new PeriodRevised(id, texts.period()), new BodyRevised(id, Schema.VERSION, texts.body()));
        edit(Role.OWNER, new TitleRevised(id, texts.title()));
        commit(Role.OWNER, new EntrySubmitted(id, 1, FilledLog.POLICY));
    }

    private void register() {
        var claimed = new KeyClaimed("email:" + owner, owner, null);
        var registered = new PersonRegistered(owner, new Personal(owner, PersonEvent.NAME, Words.of(random, 2)),
                new Personal(owner, PersonEvent.EMAIL, owner + "@example.org"), claimed.key());
        commits.add(List.of(
                message("person", owner, Role.OWNER, registered), message("key", claimed.key(), Role.OWNER, claimed)));
    }

    private void review(int round) {
        commit(Role.EDITOR, new ReviewerAssigned(id, round, person(Role.REVIEWER)));
        commit(Role.REVIEWER, new ReviewSubmitted(id, round, person(Role.REVIEWER), Recommendation.ACCEPT,
                Words.of(random, 60), null));
        commit(Role.EDITOR, new EntryAccepted(id, round, null));
    }

    private void published(int version) {
        var published = new EntryPublished(
                id, section, slug, version, FilledLog.POLICY.licence(), Texts.content(changes));
        if (version > 1) {
            commit(Role.EDITOR, published);
            return;
        }
        var claimed = new KeyClaimed("slug:" + slug, id.toString(), null);
        commits.add(List.of(
                message("entry", id.toString(), Role.EDITOR, new SlugAssigned(id, slug)),
                message("entry", id.toString(), Role.EDITOR, published),
                message("key", claimed.key(), Role.EDITOR, claimed)));
    }

    private void edit(Role role, EntryEvent... events) {
        for (var event : events) {
            if (event instanceof Revised change) {
                changes.add(change);
            }
        }
        commit(role, events);
    }

    private void commit(Role role, EntryEvent... events) {
        var commit = new ArrayList<DomainEventMessage<?>>();
        for (var event : events) {
            commit.add(message("entry", id.toString(), role, event));
        }
        commits.add(commit);
    }

    private DomainEventMessage<?> message(String type, String stream, Role role, Object event) {
        long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
        var command = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>(type, stream, sequence, event, Map.of(
                EventMetadata.PERSON, person(role), EventMetadata.ROLE, role.name(),
                "traceId", command, "correlationId", command));
    }

    private String person(Role role) {
        return switch (role) {
            case CONTRIBUTOR, OWNER -> owner;
            case REVIEWER -> "reviewer-" + number % 50;
            case EDITOR, ADMINISTRATOR -> "editor-0";
        };
    }
}
