package org.palimpsest.readmodels;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A read model in collections of MongoDB. One that extends it says in its constructor which events change which documents,
 * and creates its indexes in {@link #prepare}; reading, folding and writing are done here. Thread-safe.
 */
public abstract class DocumentProjection implements Projection {
    private final ReadModel model;
    private final MongoDatabase database;
    private final List<Part<?>> parts = new ArrayList<>();

    /** What an event makes of a document. */
    @FunctionalInterface
    public interface Fold<T, E> {
        /**
         * The next state, whose position is the event's; the {@code current} one, or null, to leave it as it is.
         *
         * @param current null if there is no such document
         */
        @Nullable T apply(@Nullable T current, Recorded<E> event);
    }

    /** @param database where all of its collections lie */
    protected DocumentProjection(ReadModel model, MongoDatabase database) {
        this.model = model;
        this.database = database;
    }

    /**
     * One of its collections, to be told which events change its documents. A batch writes collections in the order in
     * which they were named here.
     *
     * @param collection where a generation has it; its name is one of {@link Generation#collection}
     */
    protected final <T extends Positioned> Part<T> in(Function<Generation, MongoCollection<T>> collection) {
        var part = new Part<>(collection);
        parts.add(part);
        return part;
    }

    @Override
    public final ReadModel model() {
        return model;
    }

    @Override
    public final boolean takes(Class<?> event) {
        return parts.stream().flatMap(part -> part.rules.stream()).anyMatch(rule -> rule.type().isAssignableFrom(event));
    }

    @Override
    public final Batch begin(Generation generation) {
        return new DocumentBatch(
                parts.stream().map(part -> part.begin(generation)).toList(), new ArrayList<>(), events -> written(generation, events));
    }

    /**
     * Called when all that these events have made of documents has been written, and before their token is: for what is made of the
     * documents themselves. It comes again where a batch does, and also for events that changed nothing.
     */
    protected void written(Generation generation, List<Recorded<?>> events) {}

    @Override
    public final void drop(Generation generation) {
        Documents.drop(database, generation);
    }

    /** What one collection keeps, and of which events. */
    public static final class Part<T extends Positioned> {
        private final Function<Generation, MongoCollection<T>> collection;
        private final List<Rule<T, ?>> rules = new ArrayList<>();
        private final List<Derivation<T, ?, ?>> derivations = new ArrayList<>();

        private Part(Function<Generation, MongoCollection<T>> collection) {
            this.collection = collection;
        }

        /**
         * An event of this type changes the document of that id.
         *
         * @param id what MongoDB keeps as {@code _id}; only events of one stream may name the same
         */
        public <E> Part<T> fold(Class<E> type, Function<? super E, ?> id, Fold<T, E> fold) {
            rules.add(new Rule<>(
                    type,
                    id,
                    (documents, event) -> documents.change(
                            id.apply(event.event()), event.position(), current -> fold.apply(current, event))));
            return this;
        }

        /** An event of this type makes a document that never changes, or none where {@code document} answers null. */
        public <E> Part<T> add(Class<E> type, Function<Recorded<E>, @Nullable T> document) {
            rules.add(new Rule<>(type, null, (documents, event) -> {
                var made = document.apply(event);
                if (made != null) {
                    documents.add(made);
                }
            }));
            return this;
        }

        /**
         * An event of this type, once it has changed a document of this collection, also makes one in another, which never
         * changes.
         *
         * @param id as in {@link #fold}
         * @param into named before this one, so that it is written before the document that tells that it was
         */
        public <E, U extends Positioned> Part<T> derive(
                Class<E> type, Function<? super E, ?> id, Part<U> into, BiFunction<T, Recorded<E>, U> document) {
            derivations.add(new Derivation<>(type, id, into, document));
            return this;
        }

        private PartBatch<T> begin(Generation generation) {
            return new PartBatch<>(this, new Documents<>(collection.apply(generation)));
        }
    }

    private record Derivation<T extends Positioned, E, U extends Positioned>(
            Class<E> type, Function<? super E, ?> id, Part<U> into, BiFunction<T, Recorded<E>, U> document) {

        /** Nothing where the document has seen a later event: then this one has been here before. */
        void fold(Documents<T> from, Recorded<?> recorded, DocumentBatch batch) {
            if (type.isInstance(recorded.event())) {
                var event = recorded.with(type.cast(recorded.event()));
                var current = from.current(id.apply(event.event()));
                if (current != null && current.position() == event.position()) {
                    batch.documents(into).add(document.apply(current, event));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Effect<T extends Positioned, E> {
        void on(Documents<T> documents, Recorded<E> event);
    }

    /** @param id of the document to be read first; null if none is */
    private record Rule<T extends Positioned, E>(
            Class<E> type, @Nullable Function<? super E, ?> id, Effect<T, E> effect) {

        @Nullable Object read(Object event) {
            return id != null && type.isInstance(event) ? id.apply(type.cast(event)) : null;
        }

        void fold(Documents<T> documents, Recorded<?> recorded) {
            if (type.isInstance(recorded.event())) {
                effect.on(documents, recorded.with(type.cast(recorded.event())));
            }
        }
    }

    private record PartBatch<T extends Positioned>(Part<T> part, Documents<T> documents) {
        void read(List<Recorded<?>> events) {
            var ids = new HashSet<>();
            for (var recorded : events) {
                for (var rule : part.rules) {
                    var id = rule.read(recorded.event());
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
            documents.read(ids);
        }

        void fold(Recorded<?> recorded) {
            part.rules.forEach(rule -> rule.fold(documents, recorded));
        }

        void derive(Recorded<?> recorded, DocumentBatch batch) {
            part.derivations.forEach(derivation -> derivation.fold(documents, recorded, batch));
        }
    }

    private record DocumentBatch(
            List<? extends PartBatch<?>> parts, List<Recorded<?>> folded, Consumer<List<Recorded<?>>> written) implements Batch {
        @Override
        public void read(List<Recorded<?>> events) {
            parts.forEach(part -> part.read(events));
        }

        @Override
        public void fold(Recorded<?> recorded) {
            folded.add(recorded);
            parts.forEach(part -> part.fold(recorded));
            parts.forEach(part -> part.derive(recorded, this));
        }

        @SuppressWarnings("unchecked") // the documents of a part are of its type
        <U extends Positioned> Documents<U> documents(Part<U> wanted) {
            return (Documents<U>) parts.stream()
                    .filter(one -> one.part() == wanted)
                    .findFirst()
                    .orElseThrow()
                    .documents();
        }

        @Override
        public void write(boolean visible) {
            parts.forEach(part -> part.documents().write());
            written.accept(folded);
        }
    }
}
