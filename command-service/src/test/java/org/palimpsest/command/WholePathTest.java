package org.palimpsest.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.policy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.key.Held;
import org.palimpsest.command.section.SectionCommand.ChangePolicy;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;

/** Commands on a bus, events in a store: what the shell around the pure core does. */
class WholePathTest {
    private static final UUID OTHER = UUID.fromString("01890a5d-ac97-7abc-8def-0123456789ab");

    private final InMemoryDomain domain = new InMemoryDomain();

    @BeforeEach
    void aSection() {
        domain.send(ADA, new CreateSection("valleys", "The Valleys", SectionKind.KNOWLEDGE_BASE, null, ONE_REVIEW));
    }

    @Test
    void anEntryGoesFromDraftToPublishedAndEachEventTellsWhoInWhichRole() {
        start();
        domain.send(OLWEN, new SubmitEntry(ENTRY));
        domain.employ(RHYS, Role.REVIEWER);
        domain.send(EDDA, new AssignReviewer(ENTRY, "rhys"));
        domain.send(RHYS, new SubmitReview(ENTRY, Recommendation.ACCEPT, "Good.", null));
        domain.send(EDDA, new AcceptEntry(ENTRY, null));
        var handled = domain.send(EDDA, new PublishEntry(ENTRY));

        var messages = domain.events().readEvents(ENTRY.toString()).asStream().toList();
        var last = messages.getLast();
        assertThat(last.getPayload())
                .isEqualTo(new EntryPublished(ENTRY, "valleys", "stories-from-the-valleys", 1, "CC-BY-4.0", COMPLETE));
        assertThat(handled).isEqualTo(new CommandResult(ENTRY.toString(), last.getSequenceNumber()));
        assertThat(messages).extracting(m -> m.getType()).containsOnly("entry");
        assertThat(messages.stream().skip(messages.size() - 6))
                .extracting(m -> m.getMetaData().get("actor") + " as " + m.getMetaData().get("role"))
                .containsExactly(
                        "olwen as OWNER",
                        "edda as EDITOR",
                        "rhys as REVIEWER",
                        "edda as EDITOR",
                        "edda as EDITOR",
                        "edda as EDITOR");
    }

    @Test
    void sectionsAndFirstDraftsTellWhoMadeThemToo() {
        start();

        assertThat(domain.commits().stream().flatMap(List::stream))
                .extracting(m -> m.getType(), m -> m.getMetaData().get("actor"), m -> m.getMetaData().get("role"))
                .startsWith(
                        tuple("section", "ada", "ADMINISTRATOR"), tuple("entry", "olwen", "CONTRIBUTOR"));
    }

    @Test
    void theAddressIsClaimedInTheCommitThatPublishes() {
        start();
        accept(ENTRY);
        domain.send(EDDA, new PublishEntry(ENTRY));

        var commit = domain.commits().getLast();
        assertThat(commit)
                .extracting(m -> (Object) m.getPayload())
                .containsExactly(
                        new SlugAssigned(ENTRY, "stories-from-the-valleys"),
                        new EntryPublished(ENTRY, "valleys", "stories-from-the-valleys", 1, "CC-BY-4.0", COMPLETE),
                        new KeyClaimed("slug:stories-from-the-valleys", ENTRY.toString(), null));
        assertThat(commit).allSatisfy(m -> assertThat(m.getMetaData())
                .containsEntry("actor", "edda")
                .containsEntry("role", "EDITOR"));
        assertThat(domain.keys().find("slug:stories-from-the-valleys")).isEqualTo(new Held(ENTRY.toString(), null));
    }

    @Test
    void whatIsNotPublishedHoldsNoAddress() {
        domain.send(OLWEN, new StartDraft(ENTRY, "valleys", "frome", COMPLETE));
        accept(ENTRY);

        assertThat(domain.keys().find("slug:frome")).isNull();
        assertThat(domain.send(OTTO, new StartDraft(OTHER, "valleys", "frome", COMPLETE)).sequence()).isPositive();
    }

    @Test
    void ofTwoEntriesThatWouldLikeOneAddressTheFirstThatIsPublishedGetsItAndTheOtherOneWithItsId() {
        domain.send(OLWEN, new StartDraft(ENTRY, "valleys", "frome", COMPLETE));
        domain.send(OTTO, new StartDraft(OTHER, "valleys", "frome", COMPLETE));
        for (var id : List.of(OTHER, ENTRY)) {
            accept(id);
            domain.send(EDDA, new PublishEntry(id));
        }

        assertThat(domain.stream(OTHER.toString())).contains(new SlugAssigned(OTHER, "frome"));
        assertThat(domain.stream(ENTRY.toString())).contains(new SlugAssigned(ENTRY, "frome-9a8057"));
    }

    @Test
    void whoSawAnOlderVersionIsToldThePresentOne() {
        long sequence = start().sequence();

        assertThatThrownBy(() -> domain.send(OLWEN, new SubmitEntry(ENTRY), sequence - 1))
                .isInstanceOfSatisfying(Refused.class, e -> {
                    assertThat(e.reason()).isEqualTo(Refused.Reason.STALE);
                    assertThat(e.currentVersion()).isEqualTo(sequence);
                });
        assertThat(domain.send(OLWEN, new SubmitEntry(ENTRY), sequence).sequence()).isEqualTo(sequence + 1);
    }

    @Test
    void aSaveThatChangesNothingWritesNothingAndAnswersTheSameVersion() {
        long sequence = start().sequence();
        int before = domain.commits().size();

        assertThat(domain.send(OLWEN, new ReviseDraft(ENTRY, COMPLETE)).sequence()).isEqualTo(sequence);
        assertThat(domain.commits()).hasSize(before);
    }

    @Test
    void aSectionIsFoundByItsSlugAlone() {
        var sections = new DomainConfiguration().sections(domain.events());
        assertThat(sections.find("valleys")).isNotNull();
        assertThat(List.of("", "No Slug", "section:valleys")).allMatch(slug -> sections.find(slug) == null);
        assertThat(sections.find("elsewhere")).isNull();
    }

    @Test
    void ofManyEntriesThatAreToGetOneAddressAtTheSameTimeOneGetsItAndTheOthersAreDecidedAgain() throws InterruptedException {
        var ids = Stream.generate(UUID::randomUUID).limit(16).toList();
        ids.forEach(id -> {
            domain.send(OLWEN, new StartDraft(id, "valleys", "frome", COMPLETE));
            accept(id);
        });
        var again = new ConcurrentLinkedQueue<UUID>();
        var threads = ids.stream()
                .map(id -> Thread.ofVirtual().unstarted(() -> {
                    try {
                        domain.send(EDDA, new PublishEntry(id));
                    } catch (ConcurrencyException | AggregateStreamCreationException e) {
                        again.add(id);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        again.forEach(id -> domain.send(EDDA, new PublishEntry(id)));

        assertThat(domain.stream("slug:frome")).hasSize(1);
        assertThat(ids.stream().flatMap(id -> domain.stream(id.toString()))
                        .filter(SlugAssigned.class::isInstance)
                        .map(event -> ((SlugAssigned) event).slug()))
                .hasSize(16)
                .doesNotHaveDuplicates()
                .contains("frome");
    }

    @Test
    void aCommandThatDoesNotTellWhoActsIsAnErrorOfTheProgram() {
        assertThatThrownBy(() -> CommandMetadata.caller(new GenericCommandMessage<>(new SubmitEntry(ENTRY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SubmitEntry");
    }

    /** With no review, because the section asks for none from here on. */
    private void accept(UUID id) {
        domain.send(ADA, new ChangePolicy("valleys", policy(0)));
        domain.send(id.equals(OTHER) ? OTTO : OLWEN, new SubmitEntry(id));
        domain.send(EDDA, new AcceptEntry(id, null));
    }

    private CommandResult start() {
        return domain.send(OLWEN, new StartDraft(ENTRY, "valleys", null, COMPLETE));
    }
}
