package org.palimpsest.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.List;
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
        return java.util.Objects.requireNonNull(collection.find().first());
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
}
