package org.palimpsest.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One owner's claim on documents, in the fields {@code owner} and {@code leaseUntil}. Every moment in it is the
 * database's {@code $$NOW}; no clock of this process takes part.
 */
record Lease(String owner, Duration length) {

    /** The document, if this owner's name stands on it, even after the lease has run out, as long as nobody took it. */
    Bson held(String id) {
        return and(eq("_id", id), eq("owner", owner));
    }

    /** The document, if this owner may claim it. */
    Bson free(String id) {
        return and(eq("_id", id), expr(isFree()));
    }

    /** An expression that says whether this owner may claim the document. */
    Document isFree() {
        Document mine = equal("$owner", new Document("$literal", owner));
        Document nobodys = equal(new Document("$type", "$owner"), "missing");
        Document over = new Document("$lte", List.of("$leaseUntil", "$$NOW"));
        return new Document("$or", List.of(mine, nobodys, over));
    }

    /** Fields to set for a lease from now on. */
    Document claimed() {
        Document until = new Document("$add", List.of("$$NOW", length.toMillis()));
        return new Document("owner", new Document("$literal", owner)).append("leaseUntil", until);
    }

    /** Fields to remove for no lease at all. */
    static List<String> fields() {
        return List.of("owner", "leaseUntil");
    }

    private static Document equal(Object left, Object right) {
        return new Document("$eq", List.of(left, right));
    }
}
