package org.palimpsest.query.comments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.reading.PersonalCodec;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.generation.ParkedStreams;
import org.springframework.stereotype.Component;

/** Comments as they are now. What waits in a dead letter may be a rejection: such a comment is shown to nobody. Thread-safe. */
@Component
public final class Comments {
    public static final ReadModel MODEL = new ReadModel("comments", 1);

    private final MongoDatabase database;
    private final Generations generations;
    private final ParkedStreams parked;

    Comments(MongoDatabase database, EventSerializer serializer, Generations generations, ParkedStreams parked) {
        this.database = PersonalCodec.in(database, serializer);
        this.generations = generations;
        this.parked = parked;
    }

    MongoCollection<CommentDocument> collection(Generation generation) {
        return database.getCollection(generation.collection("comments"), CommentDocument.class);
    }

    /** Whether there is anything to read: not while it is built for the first time. */
    public boolean isReadable() {
        return generations.find(MODEL).isPresent();
    }

    /**
     * What stands under an entry, an answer after what it answers: what is shown, and what was and others may have answered.
     *
     * @param from path from which on; null from the first one on
     * @param inclusive whether the one at {@code from} is part of it
     */
    public List<CommentDocument> under(UUID entry, @Nullable String from, boolean inclusive, int size) {
        var bound = from == null ? empty() : inclusive ? gte("path", from) : gt("path", from);
        var shown = or(eq("stage", Stage.SHOWN.name()), eq("seen", true));
        return collection(generations.of(MODEL))
                .find(and(eq("entry", entry), shown, bound, nin("_id", withheld())))
                .sort(ascending("path"))
                .limit(size)
                .into(new ArrayList<>());
    }

    /** One comment, at whatever stage. */
    public Optional<CommentDocument> find(UUID id) {
        return withheld().contains(id)
                ? Optional.empty()
                : Optional.ofNullable(collection(generations.of(MODEL)).find(eq(id)).first());
    }

    /** What an editor of these sections should look at, the longest waiting first; {@code after} a position or -1. */
    public List<CommentDocument> queue(Reach sections, long after, int size) {
        return collection(generations.of(MODEL))
                .find(and(gt("attention", after), within(sections)))
                .sort(ascending("attention"))
                .limit(size)
                .into(new ArrayList<>());
    }

    /** What was decided last in these sections, or whose writer is blocked, by {@code which}; the latest first. */
    public List<CommentDocument> settled(Settled which, Reach sections, int size) {
        return collection(generations.of(MODEL))
                .find(and(exists(which.field), within(sections)))
                .sort(descending(which.field))
                .limit(size)
                .into(new ArrayList<>());
    }

    private static Bson within(Reach reach) {
        return reach.only().map(sections -> in("section", sections)).orElse(empty());
    }

    /** Kinds of what editors have done. */
    public enum Settled {
        DECIDED("decided.at"),
        BLOCKED("blocks.at");

        private final String field;

        Settled(String field) {
            this.field = field;
        }
    }

    private List<UUID> withheld() {
        var prefix = CommentEvent.stream(new UUID(0, 0)).replaceFirst("[^:]*$", "");
        return parked.of(generations.of(MODEL)).stream()
                .filter(stream -> stream.startsWith(prefix))
                .map(stream -> UUID.fromString(stream.substring(prefix.length())))
                .collect(Collectors.toList());
    }
}
