package org.palimpsest.readmodels.generation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** The collection {@code read_models}: a {@link Register} for each read model. Thread-safe; asks the database. */
@Component
final class Registry {
    private final MongoDatabase database;
    private final MongoCollection<Register> registers;

    Registry(MongoDatabase database) {
        this.database = database;
        this.registers = database.getCollection("read_models", Register.class);
    }

    /** All of them, by read model. */
    Map<String, Register> all() {
        var all = new HashMap<String, Register>();
        registers.find().forEach(register -> all.put(register.name(), register));
        return all;
    }

    Optional<GenerationRecord> find(Generation generation) {
        return find(generation.model().name()).find(generation.number());
    }

    private Register find(String name) {
        return Objects.requireNonNullElseGet(registers.find(eq(name)).first(), () -> Register.empty(name));
    }

    /**
     * Changes one register, again and again if somebody else does so at the same time.
     *
     * @return whether there was anything to change
     */
    boolean change(String name, UnaryOperator<Register> change) {
        while (true) {
            var current = find(name);
            var next = change.apply(current);
            if (next.equals(current)) {
                return false;
            }
            var raised = new Register(name, current.revision() + 1, next.next(), next.generations());
            if (replaced(current, raised)) {
                return true;
            }
        }
    }

    private boolean replaced(Register current, Register next) {
        if (current.revision() > 0) {
            var unchanged = and(eq(current.name()), eq("revision", current.revision()));
            return registers.replaceOne(unchanged, next).getMatchedCount() > 0;
        }
        try {
            registers.insertOne(next);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /** Notes how far a replay is, for operators. */
    void progress(Generation generation, long position, long perSecond) {
        registers.updateOne(
                and(eq(generation.model().name()), eq("generations.number", generation.number())),
                combine(set("generations.$.position", position), set("generations.$.perSecond", perSecond)));
    }

    /** The time by the database's clock, which is the same for all nodes. */
    Instant now() {
        return database.runCommand(new Document("hello", 1)).getDate("localTime").toInstant();
    }
}
