package org.palimpsest.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.eventstore.TestStore.event;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.bson.types.MinKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.eventstore.ChainReport.Flaw;
import org.palimpsest.eventstore.ChainReport.Kind;

/** Tampering with the raw documents is found out. The log: commits of two events at 0, 2, 4, 6, 8. */
class ChainTest {

    private final TestStore store = new TestStore();
    private final Chain chain = new Chain(store.database);

    @BeforeEach
    void write() {
        MongoEventStorageEngine engine = store.engine();
        for (int i = 0; i < 5; i++) {
            engine.appendEvents(event("a", i), event("b", i));
        }
    }

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void what_was_written_is_sound() {
        ChainReport report = chain.verify();

        assertThat(report.sound()).isTrue();
        assertThat(report.commits()).isEqualTo(5);
        assertThat(report.headPosition()).isEqualTo(9);
        assertThat(report.headHash()).isEqualTo(at(8).getString("hash"));
    }

    @Test
    void an_empty_log_is_sound() {
        store.commits().drop();

        assertThat(chain.verify()).isEqualTo(new ChainReport(0, -1, "0".repeat(64), Optional.empty()));
    }

    @Test
    void any_altered_field_is_found() {
        List<Bson> changes = List.of(
                Updates.set("events.0.payload", "\"forged\""),
                Updates.set("events.1.metadata", "{}"),
                Updates.set("events.0.id", "another"),
                Updates.set("events.0.type", "another"),
                Updates.set("events.0.revision", "7"),
                Updates.unset("events.0.revision"),
                Updates.set("events.0.stream", "c"),
                Updates.set("events.0.streamType", "Another"),
                Updates.set("events.0.seq", 7L),
                Updates.set("events.0.more", "smuggled"),
                Updates.set("streams.0.id", "c"),
                Updates.set("streams.0.firstSeq", 7L),
                Updates.set("recordedAt", Date.from(Instant.parse("2027-01-01T00:00:00Z"))),
                Updates.set("hash", "0".repeat(64)),
                Updates.set("previousHash", "0".repeat(64)),
                Updates.set("more", "smuggled"),
                Updates.unset("events"));
        Document original = at(4);
        for (Bson change : changes) {
            store.commits().updateOne(eq("_id", 4L), change);
            assertThat(flaw()).as("%s", change).satisfies(flaw -> {
                assertThat(flaw.position()).isEqualTo(4);
                assertThat(flaw.kind()).isEqualTo(Kind.ALTERED);
            });
            store.commits().replaceOne(eq("_id", 4L), original);
        }
        assertThat(chain.verify().sound()).isTrue();
    }

    @Test
    void a_commit_altered_together_with_its_hash_is_found_by_the_one_behind_it() {
        Commit four = commit(at(4));
        Head before = new Head(4, four.recordedAt(), four.previousHash());
        List<CommitEvent> forged = List.of(forged(four.events().getFirst()), four.events().getLast());
        replace(4, document(Commit.after(before, four.recordedAt(), four.streams(), forged)));

        assertThat(flaw()).returns(4L, Flaw::position).returns(Kind.ALTERED, Flaw::kind);
    }

    @Test
    void a_removed_commit_is_found() {
        store.commits().deleteOne(eq("_id", 4L));

        assertThat(flaw()).isEqualTo(new Flaw(4, Kind.REMOVED, "positions 4 to 5 are missing"));
    }

    @Test
    void a_removed_first_commit_is_found() {
        store.commits().deleteOne(eq("_id", 0L));

        assertThat(flaw()).returns(0L, Flaw::position).returns(Kind.REMOVED, Flaw::kind);
    }

    @Test
    void a_removed_commit_is_found_although_the_later_ones_have_moved_up() {
        store.commits().deleteOne(eq("_id", 4L));
        move(6, 4);
        move(8, 6);

        assertThat(flaw()).returns(4L, Flaw::position).returns(Kind.REMOVED, Flaw::kind);
    }

    @Test
    void a_commit_put_between_two_others_is_found() {
        Document document = at(8);
        store.commits().deleteOne(eq("_id", 8L));
        store.commits().insertOne(document.append("_id", 5L));

        assertThat(flaw()).returns(5L, Flaw::position).returns(Kind.INSERTED, Flaw::kind);
    }

    @Test
    void an_inserted_commit_is_found_although_it_hashes_well_and_the_later_ones_have_moved() {
        move(8, 10);
        move(6, 8);
        move(4, 6);
        Commit two = commit(at(2));
        CommitEvent event = new CommitEvent("x", "c", "Account", 0, "text", "1", "\"forged\"", "{}");
        CommitEvent more = new CommitEvent("y", "c", "Account", 1, "text", "1", "\"forged\"", "{}");
        store.commits().insertOne(document(
                Commit.after(two.head(), two.recordedAt(), List.of(new StreamStart("c", 0)), List.of(event, more))));

        assertThat(flaw()).returns(4L, Flaw::position).returns(Kind.INSERTED, Flaw::kind);
    }

    @Test
    void two_commits_that_changed_places_are_found() {
        move(4, 100);
        move(6, 4);
        move(100, 6);

        assertThat(flaw()).returns(4L, Flaw::position).returns(Kind.REORDERED, Flaw::kind);
    }

    @Test
    void a_document_that_is_no_commit_is_found_wherever_it_stands() {
        for (Object id : new Object[] {"text", new Document("a", 1), true, new MinKey()}) {
            store.commits().insertOne(new Document("_id", id));
            assertThat(flaw()).as("%s", id).returns(Kind.INSERTED, Flaw::kind);
            store.commits().deleteOne(eq("_id", id));
        }
        store.commits().insertOne(new Document("_id", 4.5).append("hash", at(4).getString("previousHash")));
        assertThat(flaw()).returns(6L, Flaw::position).returns(Kind.INSERTED, Flaw::kind);
        store.commits().deleteOne(eq("_id", 4.5));
        assertThat(chain.verify().sound()).isTrue();
    }

    @Test
    void a_commit_without_events_is_found() {
        Head head = commit(at(8)).head();
        store.commits().insertOne(document(Commit.after(head, head.recordedAt(), List.of(), List.of())));

        assertThat(flaw()).returns(10L, Flaw::position).returns(Kind.INSERTED, Flaw::kind);
    }

    @Test
    void the_first_of_several_flaws_is_named() {
        store.commits().updateOne(eq("_id", 2L), Updates.set("events.0.payload", "\"forged\""));
        store.commits().deleteOne(eq("_id", 4L));
        store.commits().updateOne(eq("_id", 6L), Updates.unset("events"));

        assertThat(flaw()).returns(2L, Flaw::position).returns(Kind.ALTERED, Flaw::kind);
    }

    @Test
    void looking_changes_nothing() {
        store.database.drop();
        assertThat(new Chain(store.database).verify().sound()).isTrue();
        assertThat(store.database.listCollectionNames()).isEmpty();
    }

    @Test
    void a_commit_that_leaves_a_gap_in_its_stream_is_found_at_the_end_too() {
        Head head = commit(at(8)).head();
        CommitEvent event = new CommitEvent("x", "a", "Account", 6, "text", "1", "\"forged\"", "{}");
        store.commits().insertOne(document(
                Commit.after(head, head.recordedAt(), List.of(new StreamStart("a", 6)), List.of(event))));

        assertThat(flaw()).isEqualTo(new Flaw(10, Kind.INSERTED, "it does not go on where a ends"));
    }

    private static CommitEvent forged(CommitEvent event) {
        return new CommitEvent(event.id(), event.stream(), event.streamType(), event.seq(), event.type(),
                event.revision(), "\"forged\"", event.metadata());
    }

    private Flaw flaw() {
        return chain.verify().flaw().orElseThrow();
    }

    private Document at(long position) {
        return Objects.requireNonNull(store.commits().find(eq("_id", position)).first());
    }

    private void move(long from, long to) {
        Document document = at(from);
        store.commits().deleteOne(eq("_id", from));
        store.commits().insertOne(document.append("_id", to));
    }

    private void replace(long position, Document document) {
        store.commits().replaceOne(eq("_id", position), document);
    }

    private static Commit commit(Document document) {
        return CommitCodec.decoded(new RawBsonDocument(document, new DocumentCodec()));
    }

    private static Document document(Commit commit) {
        return CommitCodec.encoded(commit).decode(new DocumentCodec());
    }
}
