package org.palimpsest.command.reaction;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.eventstore.Majority;
import org.springframework.stereotype.Component;

/**
 * The collection {@code scheduled_steps}: what is to be done and when, {@code {_id: "<entry>#<number>/<step>", entry, number, step,
 * by, dueAt, claimedUntil}}. What was done is taken out. Made from the log. Thread-safe, also over processes; asks the database.
 */
@Component
final class ScheduledSteps {
    private final MongoCollection<Document> steps;

    /** A step that is due; {@code by} is whose plan it is. */
    record Due(String id, RunSchedule command, String by) {}

    ScheduledSteps(MongoDatabase database) {
        this.steps = Majority.of(database, "scheduled_steps");
        steps.createIndex(Indexes.ascending("dueAt"));
    }

    /** Notes it, once. */
    void note(UUID entry, int number, ScheduledStep step, String by, Instant dueAt) {
        var noted = new Document("entry", entry.toString())
                .append("number", number)
                .append("step", step.name())
                .append("by", by)
                .append("dueAt", dueAt)
                .append("claimedUntil", Instant.EPOCH);
        steps.updateOne(
                eq(entry + "#" + number + "/" + step),
                new Document("$setOnInsert", noted),
                new UpdateOptions().upsert(true));
    }

    /** Claims for {@code lease}, by the database's clock, the first step that was due at {@code now} and that nobody has claimed. */
    Optional<Due> claim(Instant now, Duration lease) {
        var free = expr(new Document("$lte", List.of("$claimedUntil", "$$NOW")));
        var until = new Document("claimedUntil", new Document("$add", List.of("$$NOW", lease.toMillis())));
        var found = steps.findOneAndUpdate(
                and(lte("dueAt", now), free),
                List.of(new Document("$set", until)),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("dueAt")));
        return Optional.ofNullable(found).map(one -> {
            var command = new RunSchedule(
                    UUID.fromString(one.getString("entry")),
                    one.getInteger("number"),
                    ScheduledStep.valueOf(one.getString("step")));
            return new Due(one.getString("_id"), command, one.getString("by"));
        });
    }

    void done(Due step) {
        steps.deleteOne(eq(step.id()));
    }
}
