package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;

/** An index of its own, which is told events and then searched, without a service around it. Not thread-safe. */
final class SearchedIndex implements AutoCloseable {
    private final Scratch scratch;
    private final ElasticsearchClient client;
    private final SearchIndex index;
    private List<Recorded<?>> log;
    private Thesaurus thesaurus = Thesaurus.NONE;

    /** @param log what lies in the log, told or not */
    SearchedIndex(List<Recorded<?>> log) {
        var engines = Engines.shared();
        scratch = engines.scratch();
        client = SearchConfiguration.connect(ElasticsearchSettings.open(URI.create(engines.elasticsearchUri())));
        index = new SearchIndex(client, scratch.indexPrefix(), new Generation(SearchProjection.MODEL, 1));
        index.prepare();
        this.log = log;
    }

    /** What lies in the log from now on. */
    void log(List<Recorded<?>> events) {
        log = events;
    }

    /** What means the same from now on. */
    void synonyms(List<List<String>> groups) {
        thesaurus = new Thesaurus(groups);
    }

    SearchIndex index() {
        return index;
    }

    void empty() {
        index.drop();
        index.prepare();
    }

    /** All that has ever happened, at every tenth position. */
    void tell(EntryEvent... events) {
        log = IntStream.range(0, events.length)
                .<Recorded<?>>mapToObj(i -> recorded(10L * (i + 1), events[i]))
                .toList();
        tell(log);
    }

    /** One batch of these. */
    void tell(List<Recorded<?>> events) {
        var batch = new SearchBatch(index, entry -> log.stream()
                .map(one -> new Told((EntryEvent) one.event(), one.at(), one.position()))
                .filter(told -> told.event().entryId().toString().equals(entry))
                .toList(), KeptMeanings.NONE, () -> {});
        batch.read(events);
        events.forEach(batch::fold);
        batch.write(true);
    }

    /** Versions that a search as of {@code position} finds; {@link Long#MAX_VALUE} is now. */
    List<Integer> found(String words, long position) {
        return hits(words, position).stream().map(Answer.Hit::version).toList();
    }

    List<Answer.Hit> hits(String words, long position) {
        return answer(words, position).hits();
    }

    Answer answer(String words, long position) {
        var asOf = position == Long.MAX_VALUE ? AsOf.NOW : new AsOf(position, Long.toString(position));
        return answer(new Question(words, Map.of(), asOf, 1), Set.of());
    }

    /** @param withheld ids of entries */
    Answer answer(Question question, Set<String> withheld) {
        return new Search(client, () -> index, () -> withheld, _ -> Map.of(), Meaning.NONE, () -> thesaurus).answer(question);
    }

    /** What is suggested, each by its kind, what it is called, and how many entries have it. */
    List<String> suggested(String text, Set<String> withheld) {
        return new Suggester(client, () -> index, () -> withheld, _ -> Map.of())
                .suggest(text, AsOf.NOW).suggestions().stream()
                        .map(one -> one.kind() + " " + one.label() + (one.entries() == null ? "" : " " + one.entries()))
                        .toList();
    }

    Map<String, Interval> documents() {
        return IndexContents.intervals(client, index);
    }

    static Recorded<?> recorded(long position, Object event) {
        return new Recorded<>(position, position, at(position), Map.of(), event);
    }

    static Instant at(long position) {
        return Instant.parse("2026-11-22T10:00:00.125Z").plusSeconds(position);
    }

    @Override
    public void close() throws IOException {
        client.close();
        scratch.close();
    }
}
