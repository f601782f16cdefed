package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.samples.Samples;
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

    private SearchedIndex index;

    @BeforeEach
    void start() {
        index = new SearchedIndex(STORY);
    }

    @AfterEach
    void stop() throws IOException {
        index.close();
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
    void whatIsUnderAnEmbargoIsFoundByItsTextOnceItHasEnded() {
        var text = new BodyRevised(Samples.id(VALLEYS), 1, Scenario.body("Wyverns live there."));
        var published = Samples.published(VALLEYS, 1, FIRST.with(text));
        var embargo = new Embargo(1, Instant.parse("2099-03-01T00:00:00Z"), "edda");
        var kept = new EntryPublished(
                published.entryId(), published.section(), published.slug(), 1, published.licence(), published.content(),
                published.kind(), null, embargo);
        var later = Instant.parse("2099-04-01T00:00:00Z");
        var refused = new ScheduledStepRefused(published.entryId(), 2, ScheduledStep.LIFT_EMBARGO, "No editor any more.");
        var story = List.<Recorded<?>>of(
                recorded(10, kept),
                recorded(14, new EmbargoMoved(published.entryId(), new Embargo(2, later, "edda"), "Asked for.")),
                recorded(17, refused),
                recorded(20, new EmbargoLifted(published.entryId(), 1, published.content(), null)));
        tell(story);
        var before = documents();
        assertThat(embargoes(10, 13, 14, 16, 17, 19))
                .isEqualTo("2099-03-01T00:00:00Z 2099-03-01T00:00:00Z 2099-04-01T00:00:00Z 2099-04-01T00:00:00Z null null");
        assertThat(index.hits("", 20)).singleElement().satisfies(hit -> assertThat(hit.embargo()).isNull());
        assertThat(found("Wyverns", 10)).isEmpty();
        assertThat(found("Wyverns", 19)).isEmpty();
        assertThat(found("Wyverns", 20)).containsExactly(1);
        assertThat(found("Wyverns", Long.MAX_VALUE)).containsExactly(1);
        for (int from = 0; from < story.size(); from++) {
            tell(story.subList(from, story.size()));
            assertThat(documents()).isEqualTo(before);
        }
    }

    /** What an entry of which something was taken back is told of its embargo is the same. */
    @Test
    void whatWasWithdrawnUnderAnEmbargoIsFoundWithoutItsText() {
        var text = new BodyRevised(Samples.id(VALLEYS), 1, Scenario.body("Wyverns live there."));
        var published = Samples.published(VALLEYS, 1, FIRST.with(text));
        var embargo = new Embargo(1, Instant.parse("2099-03-01T00:00:00Z"), "edda");
        var kept = new EntryPublished(
                published.entryId(), published.section(), published.slug(), 1, published.licence(), published.content(),
                published.kind(), null, embargo);
        var later = new Embargo(2, Instant.parse("2099-04-01T00:00:00Z"), "edda");
        var story = List.<Recorded<?>>of(
                recorded(10, kept),
                recorded(20, new EntryWithdrawn(published.entryId(), "A mistake.", WithdrawnVersions.MARKED)),
                recorded(30, new EmbargoMoved(published.entryId(), later, "Asked for.")),
                recorded(40, new EntryReinstated(published.entryId(), "It was none.")),
                recorded(50, new ScheduledStepRefused(published.entryId(), 2, ScheduledStep.LIFT_EMBARGO, "No editor any more.")),
                recorded(60, new EmbargoLifted(published.entryId(), 1, published.content(), null)));
        index.log(story);
        tell(story);
        assertThat(embargoes(10, 29, 30, 49, 50))
                .isEqualTo("2099-03-01T00:00:00Z 2099-03-01T00:00:00Z 2099-04-01T00:00:00Z 2099-04-01T00:00:00Z null");
        assertThat(found("Wyverns", 59)).isEmpty();
        assertThat(found("Wyverns", 60)).containsExactly(1);
        assertThat(index.hits("", 60)).singleElement().satisfies(hit -> assertThat(hit.embargo()).isNull());
    }

    private String embargoes(long... positions) {
        return LongStream.of(positions)
                .mapToObj(position -> index.hits("", position).getFirst().embargo())
                .map(embargo -> String.valueOf(Objects.requireNonNull(embargo).until()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void howTheyAreBatchedMakesNoDifference() {
        tell(STORY);
        var before = documents();
        for (int cut = 1; cut < STORY.size(); cut++) {
            index.empty();
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
        index.empty();
        tell(STORY.subList(0, 1));
        var published = (EntryPublished) STORY.getFirst().event();
        var open = Interval.opened(published, published.content(), null, at(10), 10);
        index.index().write(List.of(index.index().former(open.closed(at(20), 20))), true);
        tell(STORY.subList(1, STORY.size()));
        assertThat(documents()).isEqualTo(before);
    }

    /** Another node took over and is ahead of this one. */
    @Test
    void anOlderStateNeverReplacesANewerOne() {
        tell(STORY);
        var before = documents();
        var first = Interval.opened((EntryPublished) STORY.getFirst().event(), FIRST, null, at(10), 10);
        index.index().write(List.of(index.index().newest(first)), true);
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void anEntryThatWasNeverPublishedHasNoInterval() {
        index.log(STORY.subList(2, 4));
        tell(STORY.subList(2, 4));
        assertThat(documents().values()).allMatch(Interval::hidden);
    }

    private void tell(List<Recorded<?>> events) {
        index.tell(events);
    }

    private List<Integer> found(String words, long position) {
        return index.found(words, position);
    }

    private Map<String, Interval> documents() {
        return index.documents();
    }

    private static Recorded<?> recorded(long position, Object event) {
        return SearchedIndex.recorded(position, event);
    }

    private static Instant at(long position) {
        return SearchedIndex.at(position);
    }
}
