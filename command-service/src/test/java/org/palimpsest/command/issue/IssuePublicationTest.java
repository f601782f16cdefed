package org.palimpsest.command.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.Samples.text;
import static org.palimpsest.command.issue.IssueScenario.ISSUE;
import static org.palimpsest.command.issue.IssueScenario.SECOND;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Refused;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.issue.IssueCommand.AddToIssue;
import org.palimpsest.command.issue.IssueCommand.ChangeIssue;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.command.issue.IssueCommand.PlanIssue;
import org.palimpsest.command.issue.IssueCommand.PublishIssue;
import org.palimpsest.command.issue.IssueCommand.RemoveFromIssue;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.Article;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.KeyEvent.KeyReleased;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.IssuePermissions.Stage;

/** An issue and its entries, on the whole path from the bus to the store. */
class IssuePublicationTest {
    private final InMemoryDomain domain = new InMemoryDomain();

    @BeforeEach
    void anIssueOfTwo() {
        IssueScenario.sections(domain);
        domain.send(EDDA, new PlanIssue(ISSUE, "abstracts", new Details("23", "1", 2023, null)));
        for (var entry : List.of(ENTRY, SECOND)) {
            IssueScenario.accepted(domain, entry, "abstracts");
            domain.send(EDDA, new AddToIssue(ISSUE, entry));
        }
    }

    @Test
    void theIssueAndEachOfItsEntriesIsPublishedInOneCommitSignedByTheEditorWhoDidIt() {
        domain.send(EDDA, new PublishIssue(ISSUE));

        var article = Objects.requireNonNull(COMPLETE.article());
        var here = new Article(
                article.articleType(), "IJIC", "23", "1", article.elocationId(), article.doi(), article.firstPublished());
        var commit = domain.commits().getLast();
        assertThat(commit).extracting(message -> (Object) message.getPayload()).contains(
                new IssuePublished(ISSUE, "abstracts", "23", "1", 2023, null, List.of(ENTRY, SECOND)),
                new ArticleRevised(ENTRY, here),
                new SlugAssigned(ENTRY, "stories-from-the-valleys"),
                new KeyClaimed("slug:stories-from-the-valleys", ENTRY.toString(), null),
                new ArticleRevised(SECOND, here),
                new SlugAssigned(SECOND, "stories-from-the-valleys-9a8002"),
                new KeyReleased("issue-entry:" + ENTRY, ISSUE.toString()),
                new KeyReleased("issue-entry:" + SECOND, ISSUE.toString()));
        assertThat(commit.stream().map(message -> message.getPayload()))
                .filteredOn(EntryPublished.class::isInstance)
                .allSatisfy(one -> assertThat(((EntryPublished) one).content().article()).isEqualTo(here))
                .hasSize(2);
        assertThat(commit).allSatisfy(message -> assertThat(message.getMetaData())
                .containsEntry(EventMetadata.PERSON, "edda")
                .containsEntry(EventMetadata.ROLE, "EDITOR"));
    }

    @Test
    void whatCannotBePublishedRefusesTheWholeAndSaysWhichAndWhy() {
        domain.send(EDDA, new PublishEntry(SECOND));
        int before = domain.commits().size();

        var refused = catchThrowableOfType(Refused.class, () -> domain.send(EDDA, new PublishIssue(ISSUE)));

        assertThat(refused.reason()).isEqualTo(Refused.Reason.WRONG_STATE);
        assertThat(refused.violations()).singleElement().satisfies(one -> {
            assertThat(one.path()).isEqualTo("entries[1]");
            assertThat(one.message()).contains("Stories from the Valleys").contains("published");
        });
        assertThat(domain.commits()).hasSize(before);

        domain.send(EDDA, new RemoveFromIssue(ISSUE, SECOND));
        domain.send(EDDA, new PublishIssue(ISSUE));
        assertThat(domain.stream(ENTRY.toString())).anyMatch(EntryPublished.class::isInstance);
    }

    @Test
    void itsTextsComeUnderOneEmbargo() {
        domain.employ(EDDA, Role.EDITOR);
        var until = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);
        var refused = catchThrowableOfType(
                Refused.class, () -> domain.send(EDDA, new PublishIssue(ISSUE, Instant.parse("2020-01-01T00:00:00Z"))));
        assertThat(refused.violations()).singleElement().satisfies(one -> assertThat(one.path()).isEqualTo("embargoUntil"));
        domain.send(EDDA, new PublishIssue(ISSUE, until));
        for (var entry : List.of(ENTRY, SECOND)) {
            assertThat(domain.stream(entry.toString()))
                    .filteredOn(EntryPublished.class::isInstance)
                    .singleElement()
                    .satisfies(one -> assertThat(((EntryPublished) one).embargo()).isEqualTo(new Embargo(1, until, "edda")));
        }
    }

    @Test
    void anEditorPublishesNoEntryOfTheirOwnInAnIssueEither() {
        var olwen = new Caller("olwen", Set.of(Role.EDITOR));
        var refused = catchThrowableOfType(Refused.class, () -> domain.send(olwen, new PublishIssue(ISSUE)));
        assertThat(refused.violations()).hasSize(2);
    }

    @Test
    void whatIsTooLargeForOneCommitIsRefusedBeforeItIsTried() {
        var decided = new JournalIssue();
        var state = new IssueState(Stage.PLANNED, "abstracts", new Details("23", "1", 2023, null), List.of(ENTRY));
        var journal = new SectionState(SectionKind.JOURNAL, policy(0), false, "IJIC");
        var context = new JournalIssue.Context(journal, false, null, JournalIssue.HEAVIEST + 1);
        var refused = catchThrowableOfType(
                Refused.class, () -> decided.decide(new PublishIssue(ISSUE), state, context));
        assertThat(refused).hasMessageContaining("at most 10 MB");
        var letters = text("ü".repeat(1_000));
        assertThat(Weight.of(COMPLETE.with(new BodyRevised(ENTRY, 1, letters)))).isBetween(22_000L, 23_000L);
    }

    @Test
    void volumeAndNumberAreFreeAgainWhenAnIssueIsCalledSomethingElse() {
        domain.send(EDDA, new ChangeIssue(ISSUE, new Details("23", "2", 2023, null)));
        assertThat(domain.keys().find("issue-number:abstracts/23/1")).isNull();
        assertThat(Objects.requireNonNull(domain.keys().find("issue-number:abstracts/23/2")).owner()).isEqualTo(ISSUE.toString());
    }
}
