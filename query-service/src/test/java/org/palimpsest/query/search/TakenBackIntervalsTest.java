package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.entry.Withdrawn;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.readmodels.Recorded;

/** What was withdrawn or suppressed is found in no past; and that, however the events come, the index is the same. */
class TakenBackIntervalsTest {
    private static final String VALLEYS = "stories-from-the-valleys";
    private static final Content FIRST = Samples.content(VALLEYS);
    private static final Content SECOND =
            FIRST.with(new TitleRevised(Samples.id(VALLEYS), "Dragons of the mountains"));
    private static final Recorded<?> ONE = SearchedIndex.recorded(10, Samples.published(VALLEYS, 1, FIRST));
    private static final Recorded<?> TWO = SearchedIndex.recorded(20, Samples.published(VALLEYS, 2, SECOND));

    private SearchedIndex index;
    private List<Recorded<?>> log = List.of();

    @BeforeEach
    void start() {
        index = new SearchedIndex(List.of());
    }

    @AfterEach
    void stop() throws IOException {
        index.close();
    }

    @Test
    void what_is_withdrawn_from_readers_is_found_in_no_past() {
        var withdrawn = new EntryWithdrawn(Samples.id(VALLEYS), "A mistake.", WithdrawnVersions.HIDDEN);
        log(ONE, TWO, recorded(30, withdrawn));
        index.tell(log);
        assertThat(index.found("SenseMaker", 10)).isEmpty();
        assertThat(index.found("dragons", 29)).isEmpty();
        assertThat(index.documents().values()).allSatisfy(interval -> assertThat(interval.toString()).doesNotContain("SenseMaker"));
    }

    @Test
    void what_is_withdrawn_and_may_be_read_is_marked_in_every_past_until_it_is_reinstated() {
        log(
                ONE,
                TWO,
                recorded(30, new EntryWithdrawn(Samples.id(VALLEYS), "A mistake.", WithdrawnVersions.MARKED)),
                recorded(40, new EntryReinstated(Samples.id(VALLEYS), "It was none.")));
        index.tell(log.subList(0, 3));
        for (long position : new long[] {10, 20, 30, Long.MAX_VALUE}) {
            assertThat(index.hits("SenseMaker", position))
                    .as("as of %d", position)
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.withdrawn()).isEqualTo(new Withdrawn(SearchedIndex.at(30), "A mistake.")));
        }
        index.tell(log.subList(3, 4));
        assertThat(index.hits("SenseMaker", 29)).singleElement().satisfies(hit -> assertThat(hit.withdrawn()).isNull());
        assertThat(index.hits("SenseMaker", 35)).singleElement().satisfies(hit -> assertThat(hit.withdrawn()).isNotNull());
        assertThat(index.hits("SenseMaker", 40)).singleElement().satisfies(hit -> assertThat(hit.withdrawn()).isNull());
        assertThat(index.found("SenseMaker", 19)).containsExactly(1);
    }

    @Test
    void a_suppressed_word_finds_nothing_in_any_past_until_the_suppression_is_lifted() {
        tellWithSuppression(new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null));
        for (long position : new long[] {10, 20, Long.MAX_VALUE}) {
            assertThat(index.found("SenseMaker", position)).isEmpty();
            assertThat(index.found("Cynefin", position)).hasSize(1);
        }
        assertThat(index.documents().values()).allSatisfy(interval -> assertThat(interval.toString()).doesNotContain("SenseMaker"));
        index.tell(log.subList(3, 4));
        assertThat(index.found("SenseMaker", 10)).containsExactly(1);
        assertThat(index.found("SenseMaker", Long.MAX_VALUE)).containsExactly(2);
    }

    @Test
    void keywords_and_contributors_are_suppressed_with_their_organisations_and_facets() {
        var contributor = FIRST.contributors().getFirst();
        var keyword = FIRST.keywords().getFirst();
        tellWithSuppression(new Suppression(Suppression.Kind.CONTRIBUTOR, contributor.name(), null, null));
        log(ONE, TWO, log.get(2), recorded(35, new EntrySuppressed(
                Samples.id(VALLEYS), 2, new Suppression(Suppression.Kind.KEYWORD, keyword, null, null), "Asked for.")));
        index.tell(log.subList(3, 4));
        assertThat(index.documents().values()).allSatisfy(interval -> assertThat(interval.toString())
                .doesNotContain(contributor.name(), contributor.affiliations().getFirst().name()));
        var facets = index.answer("", Long.MAX_VALUE).facets();
        assertThat(facets.stream().flatMap(facet -> facet.choices().stream()).map(Answer.Choice::value))
                .contains(FIRST.keywords().getLast())
                .doesNotContain(contributor.name(), keyword, contributor.affiliations().getFirst().name());
    }

    @Test
    void a_suppressed_version_was_never_there_and_the_one_before_it_stays() {
        tellWithSuppression(new Suppression(Suppression.Kind.VERSION, null, 2, null));
        assertThat(index.found("dragons", 20)).isEmpty();
        assertThat(index.found("dragons", Long.MAX_VALUE)).isEmpty();
        assertThat(index.found("empower", 20)).containsExactly(1);
        assertThat(index.found("empower", Long.MAX_VALUE)).containsExactly(1);
        var third = recorded(50, Samples.published(VALLEYS, 3, SECOND));
        log(log.get(0), log.get(1), log.get(2), third);
        index.tell(List.of(third));
        assertThat(index.found("empower", 49)).containsExactly(1);
        assertThat(index.found("dragons", 50)).containsExactly(3);
        assertThat(index.found("empower", 50)).isEmpty();
    }

    @Test
    void words_that_were_suppressed_before_the_first_publication_are_never_found() {
        log(
                recorded(5, new EntrySuppressed(
                        Samples.id(VALLEYS), 1, new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null), "So.")),
                ONE);
        index.tell(log.subList(0, 1));
        index.tell(log.subList(1, 2));
        assertThat(index.found("SenseMaker", Long.MAX_VALUE)).isEmpty();
        assertThat(index.found("Cynefin", Long.MAX_VALUE)).containsExactly(1);
    }

    @Test
    void however_what_takes_back_is_batched_and_comes_again_the_index_is_the_same() {
        var version = new Suppression(Suppression.Kind.VERSION, null, 2, null);
        var passage = new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null);
        log(
                ONE,
                TWO,
                recorded(30, new EntrySuppressed(Samples.id(VALLEYS), 1, version, "Asked for.")),
                recorded(40, new EntryWithdrawn(Samples.id(VALLEYS), "A mistake.", WithdrawnVersions.MARKED)),
                recorded(50, new EntrySuppressed(Samples.id(VALLEYS), 2, passage, "Asked for.")),
                recorded(60, new EntryReinstated(Samples.id(VALLEYS), "It was none.")),
                recorded(70, Samples.published(VALLEYS, 3, SECOND)),
                recorded(80, new SuppressionLifted(Samples.id(VALLEYS), 1, "No more.")));
        index.tell(log);
        var before = index.documents();
        for (int from = 0; from < log.size(); from++) {
            index.tell(log.subList(from, log.size()));
            assertThat(index.documents()).isEqualTo(before);
        }
        for (int cut = 1; cut < log.size(); cut++) {
            index.empty();
            index.tell(log.subList(0, cut));
            index.tell(log.subList(cut, log.size()));
            assertThat(index.documents()).as("cut at %d", cut).isEqualTo(before);
        }
    }

    /** Two versions, then the suppression, told; its lifting is in the log and not told yet. */
    private void tellWithSuppression(Suppression what) {
        log(
                ONE,
                TWO,
                recorded(30, new EntrySuppressed(Samples.id(VALLEYS), 1, what, "Asked for.")),
                recorded(40, new SuppressionLifted(Samples.id(VALLEYS), 1, "No more.")));
        index.tell(log.subList(0, 3));
    }

    private void log(Recorded<?>... events) {
        log = List.of(events);
        index.log(log);
    }

    private static Recorded<?> recorded(long position, Object event) {
        return SearchedIndex.recorded(position, event);
    }
}
