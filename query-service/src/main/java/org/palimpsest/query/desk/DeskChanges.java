package org.palimpsest.query.desk;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.FullDocument;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.reading.News;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.readmodels.generation.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/**
 * Tells people that something on their desk has changed, whichever node took it in: one change stream for all who listen to this
 * node, and none while nobody does. It says that, never what. Thread-safe.
 */
@Component
final class DeskChanges {
    private static final Logger LOG = LoggerFactory.getLogger(DeskChanges.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Whatever has happened while nobody looked. */
    private static final Change ANY = new Change(List.of(), "", false);

    private static final Set<String> PRIVATE = Set.of(EntryStage.DRAFT.name(), EntryStage.REVISIONS_REQUESTED.name());

    private final MongoDatabase database;
    private final Generations generations;
    private final Flux<Change> changes;

    /** An entry is in these piles now. {@code isPrivate}: it is with its owner, and how far they come is theirs alone. */
    private record Change(List<String> piles, String section, boolean isPrivate) {
        boolean concerns(Listener listener) {
            return equals(ANY)
                    || piles.stream().anyMatch(listener.drafts::contains)
                    || (!isPrivate && (listener.caller.has(Role.EDITOR, section) || piles.stream().anyMatch(listener.reviews::contains)));
        }
    }

    private record Listener(Caller caller, Set<String> drafts, Set<String> reviews) {
        static Listener of(Caller caller) {
            var own = new HashSet<>(piles(turn -> Piles.drafts(turn, caller.id())));
            own.add(notices(caller.id()));
            return new Listener(
                    caller,
                    Set.copyOf(own),
                    piles(turn -> Piles.reviews(turn, caller.id())));
        }

        private static Set<String> piles(Function<Turn, String> pile) {
            return Stream.of(Turn.values()).map(pile).collect(Collectors.toUnmodifiableSet());
        }
    }

    DeskChanges(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
        this.changes = Flux.<Change>create(
                        sink -> Thread.ofVirtual().name("desk-changes").start(() -> follow(sink)), OverflowStrategy.LATEST)
                .share();
    }

    /** One signal for each change that may concern {@code caller}: of their notices, of their entries and reviews, and for editors of all that is submitted in their sections. */
    Flux<Boolean> of(Caller caller) {
        var listener = Listener.of(caller);
        return changes.filter(change -> change.concerns(listener)).map(_ -> true).onBackpressureLatest();
    }

    private void follow(FluxSink<Change> sink) {
        while (!sink.isCancelled()) {
            try {
                watch(sink);
            } catch (MongoException | IllegalStateException | BeingBuiltException broken) {
                LOG.warn("What changes on desks cannot be followed just now: {}", broken.getMessage());
                pause();
                sink.next(ANY);
            }
        }
    }

    /** Until nobody listens any more, or another generation is read. */
    private void watch(FluxSink<Change> sink) {
        var collection = generations.of(Desk.MODEL).collection("entries");
        var stream = database.watch(List.of(writes(collection), whose()))
                .fullDocument(FullDocument.UPDATE_LOOKUP)
                .maxAwaitTime(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (var cursor = stream.cursor()) {
            while (!sink.isCancelled() && collection.equals(generations.of(Desk.MODEL).collection("entries"))) {
                var change = cursor.tryNext();
                if (change != null) {
                    sink.next(change.getFullDocument() == null ? ANY : change(change.getFullDocument()));
                }
            }
        }
    }

    private static String notices(String person) {
        return "notices " + person;
    }

    private static Change change(Document entry) {
        // What somebody was told is theirs alone, as a draft is.
        if (entry.containsKey("person")) {
            return new Change(List.of(notices(entry.getString("person"))), "", true);
        }
        var stage = entry.getEmbedded(List.of("state", "stage"), String.class);
        var section = entry.getEmbedded(List.of("state", "section"), "");
        return new Change(entry.getList("piles", String.class, List.of()), section, PRIVATE.contains(stage));
    }

    private static Bson writes(String entries) {
        return Aggregates.match(Filters.and(
                Filters.in("operationType", "insert", "update", "replace"), Filters.in("ns.coll", entries, News.NAME)));
    }

    private static Bson whose() {
        return Aggregates.project(Projections.include("operationType", "ns", "documentKey", "fullDocument.person", "fullDocument.piles", "fullDocument.state.stage", "fullDocument.state.section"));
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
