package org.palimpsest.readmodels;

import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ValidationOptions;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;

class DocumentsTest {
    private static final Scratch SCRATCH = Engines.shared().scratch();

    /** A sum, and so a document that shows it when an event is folded twice. */
    public record Sum(@BsonId String id, long position, long sum) implements Positioned {}

    private MongoCollection<Sum> collection = SCRATCH.database().getCollection("sums", Sum.class);

    @BeforeEach
    void empty() {
        collection.drop();
    }

    @AfterAll
    static void drop() {
        SCRATCH.close();
    }

    private static void add(Documents<Sum> documents, long position, long number) {
        documents.read(List.of("a"));
        documents.change("a", position, old -> new Sum("a", position, (old == null ? 0 : old.sum()) + number));
    }

    private Sum stored() {
        return Objects.requireNonNull(collection.find().first());
    }

    @Test
    void several_events_of_a_batch_on_one_document_are_written_together() {
        var batch = new Documents<>(collection);
        add(batch, 3, 10);
        add(batch, 5, 100);
        assertThat(collection.countDocuments()).isZero();
        batch.write();
        assertThat(stored()).isEqualTo(new Sum("a", 5, 110));
    }

    @Test
    void the_next_batch_goes_on_from_what_is_stored_and_passes_over_what_it_has_seen() {
        var first = new Documents<>(collection);
        add(first, 3, 10);
        add(first, 5, 100);
        first.write();
        var second = new Documents<>(collection);
        add(second, 3, 10);
        add(second, 5, 100);
        add(second, 6, 1000);
        second.write();
        assertThat(stored()).isEqualTo(new Sum("a", 6, 1110));
    }

    @Test
    void who_has_fallen_behind_overwrites_nothing() {
        var behind = new Documents<>(collection);
        add(behind, 3, 10);
        var ahead = new Documents<>(collection);
        add(ahead, 3, 10);
        add(ahead, 4, 10);
        ahead.write();
        behind.write();
        assertThat(stored()).isEqualTo(new Sum("a", 4, 20));
    }

    @Test
    void an_older_document_that_came_in_between_is_replaced() {
        var owner = new Documents<>(collection);
        add(owner, 3, 10);
        add(owner, 4, 10);
        var frozen = new Documents<>(collection);
        add(frozen, 3, 10);
        frozen.write();
        owner.write();
        assertThat(stored()).isEqualTo(new Sum("a", 4, 20));
    }

    @Test
    void what_never_changes_may_be_written_again() {
        for (int time = 0; time < 2; time++) {
            var batch = new Documents<>(collection);
            batch.add(new Sum("a", 3, 10));
            batch.add(new Sum("b", 4, 20));
            batch.write();
        }
        assertThat(collection.find()).containsExactlyInAnyOrder(new Sum("a", 3, 10), new Sum("b", 4, 20));
    }

    @Test
    void what_the_database_refuses_for_its_content_is_told_from_what_is_there_already() {
        collection.createIndex(Indexes.ascending("sum"), new IndexOptions().unique(true));
        collection.insertOne(new Sum("z", 1, 10));
        var batch = new Documents<>(collection);
        add(batch, 3, 10);
        assertThatThrownBy(batch::write).isInstanceOf(Unwritable.class);
        assertThat(collection.countDocuments()).isEqualTo(1);

        collection.drop();
        SCRATCH.database().createCollection(
                "sums", new CreateCollectionOptions().validationOptions(new ValidationOptions().validator(lt("sum", 10))));
        var invalid = new Documents<>(collection);
        add(invalid, 3, 10);
        assertThatThrownBy(invalid::write).isInstanceOf(Unwritable.class);
    }

    @Test
    void what_a_majority_has_not_confirmed_must_come_again_even_if_it_was_there_already() {
        var unconfirmed = collection.withWriteConcern(new WriteConcern(2, 100));
        for (int time = 0; time < 2; time++) {
            var batch = new Documents<>(unconfirmed);
            batch.add(new Sum("a", 3, 10));
            assertThatThrownBy(batch::write).isInstanceOf(MongoException.class);
        }
    }
}
