package org.palimpsest.eventstore;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Axon's tracking tokens in the collection {@code tokens}, one document per segment. Thread-safe.
 *
 * <p>A segment is claimed by a lease. When a lease ends is reckoned and compared by the database's clock alone
 * ({@code $$NOW}), so that the clocks of the processes do not matter. A lease that has run out can be taken by anyone,
 * and a token can be stored only by the segment's owner: a process that was away and lost its lease cannot set a token back.
 * Segments must be initialised before they are claimed, as Axon's processors do by themselves.
 */
public final class MongoTokenStore implements TokenStore {

    /** The collection, whose documents have their position in the field of that name. */
    public static final String NAME = "tokens";

    private static final String CONFIG = "__config";

    private final MongoCollection<Document> tokens;
    private final TokenDocument documents;
    private final Lease lease;

    /** A store with leases of 10 seconds for an owner that no other process can be. */
    public MongoTokenStore(MongoDatabase database, Serializer serializer) {
        this(database, serializer, Duration.ofSeconds(10),
                ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID());
    }

    /**
     * A store with leases of {@code lease} for {@code owner}.
     *
     * @param lease longer than a processor's claim extension threshold
     * @param owner differs between any two stores that live at the same time
     */
    public MongoTokenStore(MongoDatabase database, Serializer serializer, Duration lease, String owner) {
        this.tokens = Majority.of(database, NAME);
        this.documents = new TokenDocument(serializer);
        this.lease = new Lease(owner, lease);
        tokens.createIndex(Indexes.ascending("processor", "position"));
    }

    /**
     * The position up to which every segment of {@code processor} has handled every event: the lowest over the tokens
     * of all of its segments, in one indexed query; -1 if there is no segment or one has not begun. It is as new as
     * the tokens: Axon stores one after each batch, but for events that the processor does not handle only when the
     * claim is extended.
     */
    public long completedPrefix(String processor) {
        Document lowest = tokens.find(eq("processor", processor))
                .sort(ascending("position")).projection(include("position")).first();
        return lowest == null ? -1 : lowest.getLong("position");
    }

    /** The {@code _id} of the document of a segment. */
    public static String id(String processor, int segment) {
        return TokenDocument.id(processor, segment);
    }

    @Override
    public void initializeTokenSegments(String processor, int segmentCount) {
        initializeTokenSegments(processor, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segmentCount, @Nullable TrackingToken initialToken) {
        List<Document> segments = new ArrayList<>();
        for (int segment = 0; segment < segmentCount; segment++) {
            segments.add(documents.unclaimed(processor, segment, initialToken));
        }
        try {
            tokens.insertMany(segments);
        } catch (MongoBulkWriteException e) {
            throw new UnableToClaimTokenException("Segments of " + processor + " were there already", e);
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        try {
            tokens.insertOne(documents.unclaimed(processor, segment, token));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            throw new UnableToInitializeTokenException("Segment " + segment + " of " + processor + " was there already");
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        Document fields = documents.literals(token);
        fields.putAll(lease.claimed());
        change(lease.held(TokenDocument.id(processor, segment)), set(fields), processor, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        Bson free = lease.free(TokenDocument.id(processor, segment));
        return documents.token(change(free, set(lease.claimed()), processor, segment));
    }

    @Override
    public void extendClaim(String processor, int segment) {
        change(lease.held(TokenDocument.id(processor, segment)), set(lease.claimed()), processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.updateOne(lease.held(TokenDocument.id(processor, segment)), List.of(new Document("$unset", Lease.fields())));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        if (tokens.deleteOne(lease.held(TokenDocument.id(processor, segment))).getDeletedCount() == 0) {
            throw notOurs(processor, segment);
        }
    }

    /** Removes all segments of a processor that is no more, whichever process owns them: nobody can store a token for it any more. */
    public void forget(String processor) {
        tokens.deleteMany(eq("processor", processor));
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return segments(processor).stream().mapToInt(found -> found.getInteger("segment")).toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        List<Document> found = segments(processor);
        int[] all = found.stream().mapToInt(segment -> segment.getInteger("segment")).toArray();
        return found.stream()
                .filter(segment -> segment.getBoolean("free"))
                .map(segment -> Segment.computeSegment(segment.getInteger("segment"), all))
                .toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        Document config = tokens.findOneAndUpdate(
                eq("_id", CONFIG),
                Updates.setOnInsert("identifier", UUID.randomUUID().toString()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(config).map(found -> found.getString("identifier"));
    }

    private List<Document> segments(String processor) {
        return tokens.aggregate(List.of(
                        match(eq("processor", processor)),
                        sort(ascending("segment")),
                        project(new Document("segment", 1).append("free", lease.isFree()))))
                .into(new ArrayList<>());
    }

    private Document change(Bson which, List<Bson> update, String processor, int segment) {
        Document changed = tokens.findOneAndUpdate(
                which, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (changed == null) {
            throw notOurs(processor, segment);
        }
        return changed;
    }

    private static List<Bson> set(Document fields) {
        return List.of(new Document("$set", fields));
    }

    private UnableToClaimTokenException notOurs(String processor, int segment) {
        Document found = tokens.find(eq("_id", TokenDocument.id(processor, segment))).first();
        return new UnableToClaimTokenException("Segment " + segment + " of " + processor + (found == null
                ? " has not been initialised"
                : " is not owned by " + lease.owner() + " but by " + found.get("owner", "nobody")));
    }
}
