package org.palimpsest.web.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}, durable on a majority. Of a token only the SHA-256 is kept, unsalted and quick to compute: what makes
 * a password worth hashing slowly is that it can be guessed, and 256 random bits cannot; and each request has to find it by its hash.
 * A document goes when it has expired or is revoked. Thread-safe; blocks.
 */
@Component
public final class PersonalTokens {
    public static final String NAME = "personal_tokens";

    /** How each begins, so that programs that look for secrets where none belong know one. */
    public static final String PREFIX = "palimpsest_pat_";

    public static final Duration LONGEST_LIFE = RevokedTokens.LONGEST_LIFE;

    /** What is read is not written to each time. */
    private static final Duration USED_EVERY = Duration.ofHours(1);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    @Autowired
    PersonalTokens(MongoDatabase database) {
        this(database, Clock.systemUTC());
    }

    PersonalTokens(MongoDatabase database, Clock clock) {
        this.clock = clock;
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("hash"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending("person"));
        collection.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** Whether this is to be one of ours, and no token that was signed. */
    public static boolean isOne(String token) {
        return token.startsWith(PREFIX);
    }

    /**
     * Keeps a token that was not used yet and answers its secret: for the person alone, never to be seen again. Nothing if there is one
     * of this id already.
     *
     * @throws IllegalArgumentException if it has expired when it is made, or lives longer than {@link #LONGEST_LIFE}
     */
    public Optional<String> make(PersonalToken token) {
        var lifetime = Duration.between(token.createdAt(), token.expiresAt());
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("A token for " + lifetime);
        }
        var secret = PREFIX + Secrets.fresh();
        var document = new Document("_id", token.id().toString())
                .append("hash", Secrets.hash(secret))
                .append("person", token.person())
                .append("name", token.name())
                .append("roles", token.roles().stream().sorted().map(Enum::name).toList())
                .append("createdAt", Date.from(token.createdAt()))
                .append("expiresAt", Date.from(token.expiresAt()));
        try {
            collection.insertOne(document);
            return Optional.of(secret);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The token whose secret has this hash, and that it is being used; nothing if it has expired, was revoked or never was. */
    public Optional<PersonalToken> use(String hash) {
        var now = clock.instant();
        var found = Optional.ofNullable(collection.find(and(eq("hash", hash), isGood(now))).first()).map(PersonalTokens::token);
        found.filter(token -> token.usedAt() == null || token.usedAt().isBefore(now.minus(USED_EVERY)))
                .ifPresent(token -> collection.updateOne(eq("_id", token.id().toString()), set("usedAt", Date.from(now))));
        return found;
    }

    /** All of {@code person} that are good, the newest first. */
    public List<PersonalToken> of(String person) {
        return collection
                .find(and(eq("person", person), isGood(clock.instant())))
                .sort(descending("createdAt", "_id"))
                .map(PersonalTokens::token)
                .into(new ArrayList<>());
    }

    /** Makes this token of this person worthless, in both services within seconds. */
    public void revoke(String person, UUID id) {
        collection.deleteOne(and(eq("_id", id.toString()), eq("person", person)));
    }

    /** The same of all of this person's. */
    public void revokeAll(String person) {
        collection.deleteMany(eq("person", person));
    }

    /** The database takes away what has expired a minute later or so. */
    private static Bson isGood(Instant now) {
        return gt("expiresAt", Date.from(now));
    }

    private static PersonalToken token(Document document) {
        return new PersonalToken(
                UUID.fromString(document.getString("_id")),
                document.getString("person"),
                document.getString("name"),
                document.getList("roles", String.class).stream().map(Role::valueOf).collect(Collectors.toSet()),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant(),
                instant(document.getDate("usedAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
