package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.anonymity.Giveaways;
import org.palimpsest.command.Refused;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Giveaway.Kind;
import org.palimpsest.events.Link;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.text.Schema;
import org.palimpsest.events.text.Violation;

/** Where reviewers are not to know who wrote an entry, each place that may tell them is removed or kept knowingly. */
class KeepGiveawaysTest {
    private static final BodyRevised TELLING = new BodyRevised(ENTRY, Schema.VERSION, text("Our study (Smith 2019) asks; Bethan counts."));
    private static final List<EntryEvent> DRAFT = Histories.then(Histories.DRAFT, TELLING, new LinksRevised(ENTRY, List.of(
            new Link(Link.Kind.WEBSITE, "Project website", "https://example.org/~smith", "2018", List.of(), null, null))));
    private static final List<Giveaway> FOUND = Giveaways.in(Histories.fold(DRAFT).content());
    private static final Policy POLICY = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");

    private static List<EntryEvent> submit(List<EntryEvent> history, Policy policy, List<String> keeps) {
        var section = new SectionState(SectionKind.KNOWLEDGE_BASE, policy, false, "Valleys", List.of());
        var context = new Entry.Context(OLWEN.id(), section, Set.of(), true);
        return new Entry().decide(new SubmitEntry(ENTRY, List.of(), keeps), Histories.fold(history), context).events();
    }

    private static List<Violation> refused(List<EntryEvent> history, List<String> keeps) {
        var violations = new ArrayList<Violation>();
        assertThatThrownBy(() -> submit(history, POLICY, keeps)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refused.Reason.INVALID);
            violations.addAll(refused.violations());
        });
        return violations;
    }

    private static List<String> marks(List<Giveaway> found) {
        return found.stream().map(Giveaway::mark).toList();
    }

    private static EntrySubmitted submitted(int round, List<Giveaway> kept) {
        return new EntrySubmitted(ENTRY, round, POLICY, List.of(), List.of(), kept);
    }

    @Test
    void withoutAWordOnThemEachPlaceIsNamedWithHowToKeepIt() {
        assertThat(FOUND).extracting(Giveaway::kind).containsExactly(Kind.OWN_WORK, Kind.NAME, Kind.LINK);
        var violations = refused(DRAFT, List.of());
        assertThat(violations).extracting(Violation::path).containsExactlyElementsOf(
                marks(FOUND).stream().map(mark -> "keeps." + mark).toList());
        assertThat(violations.getFirst().message()).contains("OWN_WORK", "content.body", "Our study ([Smith] 2019) asks");
        assertThat(violations.getFirst().valid()).contains("removed", FOUND.getFirst().mark(), "keeps");
        assertThat(violations.getLast().message()).contains("content.links.0.url", "https://example.org/~smith");
    }

    @Test
    void whatIsKeptStandsInTheSubmission() {
        assertThat(submit(DRAFT, POLICY, marks(FOUND.reversed()))).containsExactly(submitted(1, FOUND));
    }

    @Test
    void whatIsLeftOutIsNamedAlone() {
        assertThat(refused(DRAFT, marks(FOUND.subList(0, 2)))).extracting(Violation::path)
                .containsExactly("keeps." + FOUND.getLast().mark());
    }

    @Test
    void whatWasFoundInAnotherTextKeepsNothingOfThisOne() {
        var changed = Histories.then(
                DRAFT, new BodyRevised(ENTRY, Schema.VERSION, text("Our study (Smith 2019) asks; Bethan Smith counts.")));
        assertThat(refused(changed, marks(FOUND))).extracting(Violation::path)
                .hasSize(2).doesNotContainAnyElementsOf(marks(FOUND).stream().map(mark -> "keeps." + mark).toList());
    }

    @Test
    void whoHasRemovedThemNeedsToKeepNothing() {
        assertThat(submit(Histories.DRAFT, POLICY, List.of())).containsExactly(submitted(1, List.of()));
        assertThat(submit(Histories.DRAFT, POLICY, marks(FOUND))).containsExactly(submitted(1, List.of()));
    }

    @Test
    void whatIsSubmittedAgainIsLookedAtAgain() {
        var revised = Stream.concat(DRAFT.stream(), Stream.of(submitted(1, FOUND), new RevisionsRequested(ENTRY, 1, "Shorten it."))).toList();
        assertThat(refused(revised, List.of())).hasSize(3);
        assertThat(submit(revised, POLICY, marks(FOUND))).containsExactly(submitted(2, FOUND));
    }

    @ParameterizedTest
    @EnumSource(names = {"SINGLE_ANONYMIZED", "ALL_IDENTITIES_VISIBLE"})
    void whereReviewersMayKnowNothingIsAskedNorKept(Anonymity anonymity) {
        var policy = new Policy(1, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0");
        assertThat(submit(DRAFT, policy, marks(FOUND))).containsExactly(new EntrySubmitted(ENTRY, 1, policy));
    }

    @Test
    void whatIsNoMarkIsNamed() {
        assertThat(refused(Histories.DRAFT, List.of("all of them"))).extracting(Violation::path).containsExactly("keeps");
    }

    @Test
    void notMoreAreKeptThanAnybodyGoesThrough() {
        assertThat(refused(naming(150), List.of())).hasSize(150);
        assertThat(submit(naming(150), POLICY, marks(Giveaways.in(Histories.fold(naming(150)).content())))).hasSize(1);
        var tooMany = naming(1_001);
        assertThat(refused(tooMany, marks(Giveaways.in(Histories.fold(tooMany).content())))).extracting(Violation::path)
                .containsExactly("keeps");
    }

    /** So many different places. */
    private static List<EntryEvent> naming(int times) {
        var sentences = new StringBuilder();
        for (int i = 0; i < times; i++) {
            sentences.append("Number ").append(i).append(" is by Smith, of whom nothing else is said. ");
        }
        return Histories.then(Histories.DRAFT, new BodyRevised(ENTRY, Schema.VERSION, text(sentences.toString().strip())));
    }
}
