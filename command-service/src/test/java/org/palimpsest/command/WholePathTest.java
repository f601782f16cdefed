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

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
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
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.SectionKind;

/** Commands on a bus, events in a store: what the shell around the pure core does. */
class WholePathTest {
    private final InMemoryDomain domain = new InMemoryDomain();

    @BeforeEach
    void aSection() {
        domain.send(ADA, new CreateSection("valleys", "The Valleys", SectionKind.KNOWLEDGE_BASE, null, ONE_REVIEW));
    }

    @Test
    void anEntryGoesFromDraftToPublishedAndEachEventTellsWhoInWhichRole() {
        start();
        domain.send(OLWEN, new SubmitEntry(ENTRY));
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
                        "olwen as OWNER",
                        "edda as EDITOR",
                        "rhys as REVIEWER",
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
    void theAddressIsClaimedInTheCommitThatAssignsIt() {
        start();
        domain.send(OLWEN, new SubmitEntry(ENTRY));

        var commit = domain.commits().getLast();
        assertThat(commit)
                .extracting(m -> (Object) m.getPayload())
                .containsExactly(
                        new SlugAssigned(ENTRY, "stories-from-the-valleys"),
                        new EntrySubmitted(ENTRY, 1, ONE_REVIEW),
                        new KeyClaimed("slug:stories-from-the-valleys", ENTRY.toString(), null));
        assertThat(commit).allSatisfy(m -> assertThat(m.getMetaData())
                .containsEntry("actor", "olwen")
                .containsEntry("role", "OWNER"));
        assertThat(domain.keys().find("slug:stories-from-the-valleys")).isEqualTo(new Held(ENTRY.toString(), null));
    }

    @Test
    void twoEntriesWithOneTitleGetTwoAddresses() {
        var other = UUID.fromString("01890a5d-ac97-7abc-8def-0123456789ab");
        start();
        domain.send(OLWEN, new SubmitEntry(ENTRY));
        domain.send(OTTO, new StartDraft(other, "valleys", null, COMPLETE));
        domain.send(OTTO, new SubmitEntry(other));

        assertThat(domain.stream(other.toString()))
                .contains(new SlugAssigned(other, "stories-from-the-valleys-6789ab"));
    }

    @Test
    void aTakenAddressIsRefusedAndNothingIsWritten() {
        domain.send(OLWEN, new StartDraft(ENTRY, "valleys", "valleys", COMPLETE));
        int before = domain.commits().size();
        var other = new StartDraft(UUID.randomUUID(), "valleys", "valleys", COMPLETE);

        assertThatThrownBy(() -> domain.send(OTTO, other))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.TAKEN));
        assertThat(domain.commits()).hasSize(before);
    }

    @Test
    void whoSawAnOlderVersionIsToldThePresentOne() {
        long version = start().version();

        assertThatThrownBy(() -> domain.send(OLWEN, new SubmitEntry(ENTRY), version - 1))
                .isInstanceOfSatisfying(Refused.class, e -> {
                    assertThat(e.reason()).isEqualTo(Refused.Reason.STALE);
                    assertThat(e.currentVersion()).isEqualTo(version);
                });
        assertThat(domain.send(OLWEN, new SubmitEntry(ENTRY), version).version()).isEqualTo(version + 2);
    }

    @Test
    void aSaveThatChangesNothingWritesNothingAndAnswersTheSameVersion() {
        long version = start().version();
        int before = domain.commits().size();

        assertThat(domain.send(OLWEN, new ReviseDraft(ENTRY, COMPLETE)).version()).isEqualTo(version);
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
    void ofManyEntriesThatWantOneAddressAtTheSameTimeOneGetsIt() throws InterruptedException {
        var taken = new AtomicInteger();
        var threads = Stream.generate(UUID::randomUUID)
                .limit(16)
                .map(id -> Thread.ofVirtual().unstarted(() -> {
                    try {
                        domain.send(OLWEN, new StartDraft(id, "valleys", "frome", COMPLETE));
                    } catch (Refused refused) {
                        if (refused.reason() == Refused.Reason.TAKEN) {
                            taken.incrementAndGet();
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(taken).hasValue(15);
        assertThat(domain.stream("slug:frome")).hasSize(1);
        assertThat(domain.commits()).hasSize(2);
    }

    @Test
    void aCommandThatDoesNotTellWhoActsIsAnErrorOfTheProgram() {
        assertThatThrownBy(() -> CommandMetadata.caller(new GenericCommandMessage<>(new SubmitEntry(ENTRY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SubmitEntry");
    }

    private CommandResult start() {
        return domain.send(OLWEN, new StartDraft(ENTRY, "valleys", null, COMPLETE));
    }
}
