package org.palimpsest.web.session;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: of each person's password a hash by Argon2id, with 7 MiB and five passes: one of the
 * choices of equal strength in OWASP's Password Storage Cheat Sheet, and the one that leaves the least to the garbage collector,
 * whose pauses everybody notices. Hashing takes tens of milliseconds of a processor, so only half of them do it at a time;
 * who comes later waits. They do it in threads of their own: a virtual thread that computes would keep all others from its
 * carrier, of which there are no more than processors. Thread-safe; blocks.
 */
@Component
public final class Passwords {
    public static final String NAME = "passwords";

    /** In characters. NIST SP 800-63B, 3.1.1.2: length is what counts, and no rules of composition. */
    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 7 * 1024;
    private static final int PASSES = 5;

    private final MongoCollection<Document> collection;
    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    private final Executor hashing = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().name("password-", 0).daemon().factory());

    /** Of nobody's password: who is not there is told so no sooner than those who are. */
    private final String nobodys = argon2.encode(Secrets.fresh());

    Passwords(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** What is kept of a password. */
    public String hash(String password) {
        return one(() -> argon2.encode(password));
    }

    /** From now on {@code person} has the password of this hash and no other. */
    public void set(String person, String hash, Instant now) {
        var document = new Document("_id", person).append("hash", hash).append("changedAt", Date.from(now));
        collection.replaceOne(eq("_id", person), document, new ReplaceOptions().upsert(true));
    }

    /** Whether this is the person's password. Takes as long for somebody who has none, or is null. */
    public boolean matches(@Nullable String person, String password) {
        var document = person == null ? null : collection.find(eq("_id", person)).first();
        var hash = document == null ? nobodys : document.getString("hash");
        return one(() -> argon2.matches(password, hash)) && document != null;
    }

    /** Whether the person has one; some come in by a provider alone. */
    public boolean has(String person) {
        return collection.countDocuments(eq("_id", person), new CountOptions().limit(1)) > 0;
    }

    /** Forgets the person's password. */
    public void forget(String person) {
        collection.deleteOne(eq("_id", person));
    }

    private <T> T one(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, hashing).join();
    }
}
