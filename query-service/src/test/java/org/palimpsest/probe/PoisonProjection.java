package org.palimpsest.probe;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.readmodels.Documents;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.Recorded;
import org.palimpsest.readmodels.Unwritable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps every title that an entry has had, and cannot stand some of them. */
@Component
public final class PoisonProjection implements Projection {
    public static final ReadModel MODEL = new ReadModel("probe", 1);

    private final MongoDatabase database;
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ReadModel model;
    private final AtomicInteger batches = new AtomicInteger();
    private volatile int awayAfter;

    /** What an entry was called, in order. */
    public record Titles(@BsonId UUID id, long position, List<String> titles) implements Positioned {
        static Titles and(@Nullable Titles before, Recorded<TitleRevised> event) {
            var all = new ArrayList<>(before == null ? List.<String>of() : before.titles);
            all.add(String.valueOf(event.event().title()));
            return new Titles(event.event().entryId(), event.position(), List.copyOf(all));
        }
    }

    PoisonProjection(
            MongoDatabase database,
            @Value("${probe.version:1}") int version,
            @Value("${probe.away-after:2147483647}") int awayAfter) {
        this.database = database;
        this.model = new ReadModel(MODEL.name(), version);
        this.awayAfter = awayAfter;
    }

    /** Titles that cannot be folded, from now on. */
    public void poison(String... titles) {
        poison.clear();
        poison.addAll(Set.of(titles));
    }

    /** Titles that the store refuses, from now on. */
    public void refuse(String... titles) {
        refused.clear();
        refused.addAll(Set.of(titles));
    }

    /** Whether the store is away, from now on. */
    public void away(boolean away) {
        awayAfter = away ? 0 : Integer.MAX_VALUE;
    }

    /** How many batches this node has written. */
    public int batches() {
        return batches.get();
    }

    @Override
    public ReadModel model() {
        return model;
    }

    @Override
    public boolean takes(Class<?> event) {
        return event == TitleRevised.class;
    }

    @Override
    public void prepare(Generation generation) {
        // The first document makes the collection.
    }

    @Override
    public void drop(Generation generation) {
        Documents.drop(database, generation);
    }

    @Override
    public Batch begin(Generation generation) {
        var collection = database.getCollection(generation.collection("titles"), Titles.class);
        var titles = new Documents<>(collection);
        var written = new ArrayList<String>();
        return new Batch() {
            @Override
            public void read(List<Recorded<?>> events) {
                titles.read(events.stream()
                        .<UUID>mapMulti((recorded, ids) -> {
                            if (recorded.event() instanceof TitleRevised revised) {
                                ids.accept(revised.entryId());
                            }
                        })
                        .collect(Collectors.toSet()));
            }

            // Changes first, and throws then.
            @Override
            public void fold(Recorded<?> recorded) {
                if (recorded.event() instanceof TitleRevised revised) {
                    titles.change(
                            revised.entryId(),
                            recorded.position(),
                            before -> Titles.and(before, recorded.with(revised)));
                    written.add(String.valueOf(revised.title()));
                    if (poison.contains(revised.title())) {
                        throw new IllegalStateException("a secret of the inside: " + revised.title());
                    }
                }
            }

            @Override
            public void write(boolean visible) {
                if (batches.get() >= awayAfter) {
                    throw new MongoException("away");
                }
                if (written.stream().anyMatch(refused::contains)) {
                    throw new Unwritable("refused");
                }
                titles.write();
                batches.incrementAndGet();
            }
        };
    }
}
