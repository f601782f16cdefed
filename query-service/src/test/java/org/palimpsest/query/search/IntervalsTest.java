package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;

/** What a search of the past finds; and that, however the events come, the index is the same. */
class IntervalsTest {
    private static final String VALLEYS = "stories-from-the-valleys";
    private static final Content FIRST = Samples.content(VALLEYS);
    private static final Content SECOND =
            FIRST.with(new TitleRevised(Samples.id(VALLEYS), "Dragons of the mountains"));
    private static final List<Recorded<?>> STORY = List.of(
            recorded(10, Samples.published(VALLEYS, 1, FIRST)),
            recorded(20, Samples.published(VALLEYS, 2, SECOND)),
            recorded(30, new EntryWithdrawn(Samples.id(VALLEYS), "A mistake.", WithdrawnVersions.HIDDEN)),
            recorded(40, new EntryReinstated(Samples.id(VALLEYS), "It was none.")));

    /** What lies in the log, told or not. */
    private List<Recorded<?>> log = STORY;

    private Scratch scratch;
    private ElasticsearchClient client;
    private SearchIndex index;

    @BeforeEach
    void start() {
        var engines = Engines.shared();
        scratch = engines.scratch();
        client = SearchConfiguration.connect(URI.create(engines.elasticsearchUri()));
        index = new SearchIndex(client, scratch.indexPrefix(), new Generation(SearchProjection.MODEL, 1));
        index.prepare();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        scratch.close();
    }

    @Test
    void everyPastFindsWhatWasThereThen() {
        tell(STORY);
        assertThat(found("SenseMaker", 9)).isEmpty();
        assertThat(found("SenseMaker", 10)).containsExactly(1);
        assertThat(found("dragons", 19)).isEmpty();
        assertThat(found("dragons", 20)).containsExactly(2);
        assertThat(found("empower", 19)).containsExactly(1);
        assertThat(found("empower", 20)).isEmpty();
        assertThat(found("SenseMaker", 29)).containsExactly(2);
        assertThat(found("SenseMaker", 30)).as("it was hidden then").isEmpty();
        assertThat(found("SenseMaker", 39)).isEmpty();
        assertThat(found("SenseMaker", 40)).containsExactly(2);
        assertThat(found("SenseMaker", Long.MAX_VALUE)).containsExactly(2);
        assertThat(found("empower", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whatIsWithdrawnIsGone() {
        tell(STORY.subList(0, 3));
        assertThat(found("SenseMaker", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aReinstatementDoesNotChangeWhenTheVersionWasPublished() {
        tell(STORY);
        var newest = Objects.requireNonNull(documents().get(Samples.id(VALLEYS).toString()));
        assertThat(newest.publishedAt()).isEqualTo(at(20));
        assertThat(newest.openedAt()).isEqualTo(at(40));
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        tell(STORY);
        var before = documents();
        assertThat(before.values().stream().filter(interval -> !interval.hidden())).hasSize(3);
        for (int from = 0; from < STORY.size(); from++) {
            for (int to = from + 1; to <= STORY.size(); to++) {
                tell(STORY.subList(from, to));
                assertThat(documents()).isEqualTo(before);
            }
        }
    }

    @Test
    void howTheyAreBatchedMakesNoDifference() {
        tell(STORY);
        var before = documents();
        for (int cut = 1; cut < STORY.size(); cut++) {
            index.drop();
            index.prepare();
            tell(STORY.subList(0, cut));
            tell(STORY.subList(cut, STORY.size()));
            assertThat(documents()).isEqualTo(before);
        }
    }

    /** As if the process had died between the two bulks: a former interval is there, the newest is not. */
    @Test
    void aBatchThatWasHalfWrittenIsCompletedTheSecondTime() {
        tell(STORY);
        var before = documents();
        index.drop();
        index.prepare();
        tell(STORY.subList(0, 1));
        var published = (EntryPublished) STORY.getFirst().event();
        var open = Interval.opened(published, published.content(), at(10), 10);
        index.write(List.of(index.former(open.closed(at(20), 20))), true);
        tell(STORY.subList(1, STORY.size()));
        assertThat(documents()).isEqualTo(before);
    }

    /** Another node took over and is ahead of this one. */
    @Test
    void anOlderStateNeverReplacesANewerOne() {
        tell(STORY);
        var before = documents();
        var first = Interval.opened((EntryPublished) STORY.getFirst().event(), FIRST, at(10), 10);
        index.write(List.of(index.newest(first)), true);
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void anEntryThatWasNeverPublishedHasNoInterval() {
        log = STORY.subList(2, 4);
        tell(log);
        assertThat(documents().values()).allMatch(Interval::hidden);
    }

    @Test
    void what_is_withdrawn_from_readers_is_found_in_no_past() {
        tell(STORY.subList(0, 3));
        assertThat(found("SenseMaker", 10)).isEmpty();
        assertThat(found("dragons", 29)).isEmpty();
        assertThat(documents().values()).allSatisfy(interval -> assertThat(interval.toString()).doesNotContain("SenseMaker"));
    }

    @Test
    void what_is_withdrawn_and_may_be_read_is_marked_in_every_past_until_it_is_reinstated() {
        log = List.of(
                STORY.get(0),
                STORY.get(1),
                recorded(30, new EntryWithdrawn(Samples.id(VALLEYS), "A mistake.", WithdrawnVersions.MARKED)),
                recorded(40, new EntryReinstated(Samples.id(VALLEYS), "It was none.")));
        tell(log.subList(0, 3));
        for (long position : new long[] {10, 20, 30, Long.MAX_VALUE}) {
            assertThat(hits("SenseMaker", position))
                    .as("as of %d", position)
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.withdrawn()).isEqualTo(new Answer.Withdrawn(at(30), "A mistake.")));
        }
        tell(log.subList(3, 4));
        assertThat(hits("SenseMaker", 29)).singleElement().satisfies(hit -> assertThat(hit.withdrawn()).isNull());
        assertThat(hits("SenseMaker", 35)).singleElement().satisfies(hit -> assertThat(hit.withdrawn()).isNotNull());
        assertThat(hits("SenseMaker", 40)).singleElement().satisfies(hit -> assertThat(hit.withdrawn()).isNull());
        assertThat(found("SenseMaker", 19)).containsExactly(1);
    }

    @Test
    void a_suppressed_word_finds_nothing_in_any_past_until_the_suppression_is_lifted() {
        tellWithSuppression(new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null));
        for (long position : new long[] {10, 20, Long.MAX_VALUE}) {
            assertThat(found("SenseMaker", position)).isEmpty();
            assertThat(found("Cynefin", position)).hasSize(1);
        }
        assertThat(documents().values()).allSatisfy(interval -> assertThat(interval.toString()).doesNotContain("SenseMaker"));
        tell(log.subList(3, 4));
        assertThat(found("SenseMaker", 10)).containsExactly(1);
        assertThat(found("SenseMaker", Long.MAX_VALUE)).containsExactly(2);
    }

    @Test
    void keywords_and_contributors_are_suppressed_with_their_organisations_and_facets() {
        var contributor = FIRST.contributors().getFirst();
        var keyword = FIRST.keywords().getFirst();
        tellWithSuppression(new Suppression(Suppression.Kind.CONTRIBUTOR, contributor.name(), null, null));
        log = List.of(STORY.get(0), STORY.get(1), log.get(2), recorded(35, new EntrySuppressed(
                Samples.id(VALLEYS), 2, new Suppression(Suppression.Kind.KEYWORD, keyword, null, null), "Asked for.")));
        tell(log.subList(3, 4));
        assertThat(documents().values()).allSatisfy(interval -> assertThat(interval.toString())
                .doesNotContain(contributor.name(), contributor.affiliations().getFirst().name()));
        var facets = answer("valleys", Long.MAX_VALUE).facets();
        assertThat(facets.stream().flatMap(facet -> facet.choices().stream()).map(Answer.Choice::value))
                .doesNotContain(contributor.name(), keyword, contributor.affiliations().getFirst().name());
    }

    @Test
    void a_suppressed_version_was_never_there_and_the_one_before_it_stays() {
        tellWithSuppression(new Suppression(Suppression.Kind.VERSION, null, 2, null));
        assertThat(found("dragons", 20)).isEmpty();
        assertThat(found("dragons", Long.MAX_VALUE)).isEmpty();
        assertThat(found("empower", 20)).containsExactly(1);
        assertThat(found("empower", Long.MAX_VALUE)).containsExactly(1);
        var third = recorded(50, Samples.published(VALLEYS, 3, SECOND));
        log = List.of(log.get(0), log.get(1), log.get(2), third);
        tell(List.of(third));
        assertThat(found("empower", 49)).containsExactly(1);
        assertThat(found("dragons", 50)).containsExactly(3);
        assertThat(found("empower", 50)).isEmpty();
    }

    @Test
    void words_that_were_suppressed_before_the_first_publication_are_never_found() {
        log = List.of(
                recorded(5, new EntrySuppressed(
                        Samples.id(VALLEYS), 1, new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null), "So.")),
                STORY.get(0));
        tell(log.subList(0, 1));
        tell(log.subList(1, 2));
        assertThat(found("SenseMaker", Long.MAX_VALUE)).isEmpty();
        assertThat(found("Cynefin", Long.MAX_VALUE)).containsExactly(1);
    }

    @Test
    void however_what_takes_back_is_batched_and_comes_again_the_index_is_the_same() {
        var version = new Suppression(Suppression.Kind.VERSION, null, 2, null);
        var passage = new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null);
        log = List.of(
                STORY.get(0),
                STORY.get(1),
                recorded(30, new EntrySuppressed(Samples.id(VALLEYS), 1, version, "Asked for.")),
                recorded(40, new EntryWithdrawn(Samples.id(VALLEYS), "A mistake.", WithdrawnVersions.MARKED)),
                recorded(50, new EntrySuppressed(Samples.id(VALLEYS), 2, passage, "Asked for.")),
                recorded(60, new EntryReinstated(Samples.id(VALLEYS), "It was none.")),
                recorded(70, Samples.published(VALLEYS, 3, SECOND)),
                recorded(80, new SuppressionLifted(Samples.id(VALLEYS), 1, "No more.")));
        tell(log);
        var before = documents();
        for (int from = 0; from < log.size(); from++) {
            tell(log.subList(from, log.size()));
            assertThat(documents()).isEqualTo(before);
        }
        for (int cut = 1; cut < log.size(); cut++) {
            index.drop();
            index.prepare();
            tell(log.subList(0, cut));
            tell(log.subList(cut, log.size()));
            assertThat(documents()).as("cut at %d", cut).isEqualTo(before);
        }
    }

    /** Two versions, then the suppression, told; its lifting is in the log and not told yet. */
    private void tellWithSuppression(Suppression what) {
        log = List.of(
                STORY.get(0),
                STORY.get(1),
                recorded(30, new EntrySuppressed(Samples.id(VALLEYS), 1, what, "Asked for.")),
                recorded(40, new SuppressionLifted(Samples.id(VALLEYS), 1, "No more.")));
        tell(log.subList(0, 3));
    }

    private void tell(List<Recorded<?>> events) {
        var batch = new SearchBatch(index, entry -> log.stream()
                .map(one -> new Told((EntryEvent) one.event(), one.at(), one.position()))
                .filter(told -> told.event().entryId().toString().equals(entry))
                .toList());
        batch.read(events);
        events.forEach(batch::fold);
        batch.write(true);
    }

    private List<Integer> found(String words, long position) {
        return hits(words, position).stream().map(Answer.Hit::version).toList();
    }

    private List<Answer.Hit> hits(String words, long position) {
        return answer(words, position).hits();
    }

    private Answer answer(String words, long position) {
        var asOf = position == Long.MAX_VALUE ? AsOf.NOW : new AsOf(position, Long.toString(position));
        var search = new Search(client, () -> index, Set::of, _ -> Map.of());
        return search.answer(new Question(words, Map.of(), asOf, 1));
    }

    private Map<String, Interval> documents() {
        return IndexContents.intervals(client, index);
    }

    private static Recorded<?> recorded(long position, Object event) {
        return new Recorded<>(position, position, at(position), Map.of(), event);
    }

    private static Instant at(long position) {
        return Instant.parse("2026-11-22T10:00:00.125Z").plusSeconds(position);
    }
}
