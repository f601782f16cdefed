package org.palimpsest.command.reaction;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.Majority;
import org.springframework.stereotype.Component;

/**
 * The collection {@code effects}: one document for each effect that was ever begun, {@code {_id: "<reaction>@<position>",
 * reaction, position, status, attempts, lastError, dueAt, doneAt}}. Moments are the database's. What is done is kept for
 * {@value #KEPT_DAYS} days. Thread-safe, also over processes; asks the database.
 */
@Component
final class Effects {
    private static final int KEPT_DAYS = 90;

    /** How an effect stands. */
    enum Status {
        CLAIMED,
        FAILED,
        DONE,
        PARKED,
        UNKNOWN
    }

    /** An attempt that somebody has begun; attempts are counted from 1. */
    record Claim(String reaction, long position, int attempt) {
        String id() {
            return reaction + "@" + position;
        }
    }

    private final MongoCollection<Document> effects;

    Effects(MongoDatabase database) {
        this.effects = Majority.of(database, "effects");
        effects.createIndex(Indexes.ascending("reaction", "status", "dueAt"));
        effects.createIndex(
                Indexes.ascending("doneAt"), new IndexOptions().expireAfter((long) KEPT_DAYS, TimeUnit.DAYS));
    }

    /** Claims an effect for the first time; nothing if anybody has done so before. */
    Optional<Claim> claim(String reaction, long position, Duration lease) {
        var claim = new Claim(reaction, position, 1);
        var fields = new Document("reaction", reaction)
                .append("position", position)
                .append("status", Status.CLAIMED.name())
                .append("attempts", 1)
                .append("lastError", null)
                .append("dueAt", after(lease));
        try {
            // Matches nothing, so it inserts: an insert could not ask for the database's time.
            effects.updateOne(
                    and(eq(claim.id()), eq("status", "none")), set(fields), new UpdateOptions().upsert(true));
            return Optional.of(claim);
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Claims, for another attempt, the earliest effect that has failed and is due; if {@code brokenOff}, of those too. */
    Optional<Claim> claimDue(String reaction, boolean brokenOff, Duration lease) {
        var statuses = brokenOff ? List.of(Status.FAILED.name(), Status.CLAIMED.name()) : List.of(Status.FAILED.name());
        var fields = new Document("status", Status.CLAIMED.name())
                .append("attempts", new Document("$add", List.of("$attempts", 1)))
                .append("dueAt", after(lease));
        var claimed = effects.findOneAndUpdate(
                and(eq("reaction", reaction), in("status", statuses), isDue()),
                set(fields),
                new FindOneAndUpdateOptions()
                        .sort(Indexes.ascending("position"))
                        .returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed)
                .map(found -> new Claim(reaction, found.getLong("position"), found.getInteger("attempts")));
    }

    /** Gives up whatever was broken off, for nobody knows whether it was done. */
    long giveUpBrokenOff(String reaction) {
        return effects.updateMany(
                        and(eq("reaction", reaction), eq("status", Status.CLAIMED.name()), isDue()),
                        set(new Document("status", Status.UNKNOWN.name())))
                .getModifiedCount();
    }

    /** Also true of what was taken for broken off or has been begun anew meanwhile. */
    void done(Claim claim) {
        effects.updateOne(
                and(eq(claim.id()), ne("status", Status.DONE.name())),
                set(new Document("status", Status.DONE.name()).append("doneAt", "$$NOW")));
    }

    /** An attempt has failed and there is to be another one. */
    void failed(Claim claim, Throwable failure, Duration pause) {
        ended(claim, Status.FAILED, failure, after(pause));
    }

    /** An attempt has failed, and there are to be no more. */
    void parked(Claim claim, Throwable failure) {
        ended(claim, Status.PARKED, failure, null);
    }

    /** An attempt has ended in the dark. */
    void unknown(Claim claim, Throwable failure) {
        ended(claim, Status.UNKNOWN, failure, null);
    }

    /** A message may have somebody's address in it: only the failure's class is kept. */
    private void ended(Claim claim, Status status, Throwable failure, @Nullable Document dueAt) {
        var fields = new Document("status", status.name())
                .append("lastError", failure.getClass().getName())
                .append("dueAt", dueAt);
        effects.updateOne(
                and(eq(claim.id()), eq("status", Status.CLAIMED.name()), eq("attempts", claim.attempt())),
                set(fields));
    }

    /** How many effects of {@code reaction} there are that are neither done nor under way, by their status. */
    Map<Status, Long> unsettled(String reaction) {
        var counts = new EnumMap<Status, Long>(Status.class);
        for (var status : List.of(Status.FAILED, Status.PARKED, Status.UNKNOWN)) {
            counts.put(status, effects.countDocuments(and(eq("reaction", reaction), eq("status", status.name()))));
        }
        return counts;
    }

    private static Bson isDue() {
        return expr(new Document("$lte", List.of("$dueAt", "$$NOW")));
    }

    private static Document after(Duration duration) {
        return new Document("$add", List.of("$$NOW", duration.toMillis()));
    }

    private static List<Document> set(Document fields) {
        return List.of(new Document("$set", fields));
    }
}
