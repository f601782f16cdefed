package org.palimpsest.eventstore.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.operate.TestLog.event;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.eventstore.ChainReport;
import org.palimpsest.eventstore.LogCopy;
import org.palimpsest.eventstore.MongoEventStorageEngine;

/** What is restored is what was backed up, byte by byte. */
class BackupRestoreTest {

    private static final List<String> KEYS = List.of("person_keys");

    private final TestLog from = new TestLog();
    private final TestLog to = new TestLog();

    @TempDir
    private Path folder;

    @AfterEach
    void drop() {
        from.close();
        to.close();
    }

    private Path backedUp() throws IOException {
        Path file = folder.resolve("log.backup");
        assertThat(new Backup(from.database, KEYS).to(file).sound()).isTrue();
        return file;
    }

    private ChainReport restore(Path file) throws IOException {
        return new Restore(to.database, KEYS).from(file);
    }

    @Test
    void the_restored_log_is_the_same_byte_by_byte() throws IOException {
        from.write(40);

        ChainReport restored = restore(backedUp());

        assertThat(to.documents("commits")).hasSize(41).isEqualTo(from.documents("commits"));
        assertThat(restored).isEqualTo(from.verified()).isEqualTo(to.verified());
        assertThat(to.collections()).containsExactly("commits");
        assertThat(to.database.getCollection("commits").listIndexes().into(new ArrayList<>()))
                .isEqualTo(from.database.getCollection("commits").listIndexes().into(new ArrayList<>()));
    }

    @Test
    void the_restored_log_goes_on_where_the_former_ended() throws IOException {
        from.write(3);
        restore(backedUp());

        to.engine().appendEvents(event("a", 3, "more"));

        assertThat(to.verified()).returns(7L, ChainReport::headPosition).returns(true, ChainReport::sound);
    }

    @Test
    void an_empty_log_is_backed_up_and_restored_too() throws IOException {
        assertThat(restore(backedUp()).headPosition()).isEqualTo(-1);
        to.write(1);
        assertThat(to.verified().sound()).isTrue();
    }

    @Test
    void commits_beyond_one_batch_and_of_megabytes_are_restored() throws IOException {
        MongoEventStorageEngine engine = from.engine();
        for (int i = 0; i < 5; i++) {
            engine.appendEvents(event("large", i, "\"\\".repeat(1_500_000)));
        }
        for (int i = 0; i < 1100; i++) {
            engine.appendEvents(event("many", i, "x"));
        }

        assertThat(restore(backedUp())).isEqualTo(from.verified());
        assertThat(to.documents("commits")).isEqualTo(from.documents("commits"));
    }

    @Test
    void other_collections_come_along_verbatim() throws IOException {
        from.write(2);
        from.database.getCollection("person_keys").insertMany(List.of(
                new Document("_id", "ada").append("key", new byte[] {0, -1, 127}).append("n", 1).append("l", 1L),
                new Document("_id", 7.5).append("d", Decimal128.parse("1.10")).append("z", Double.NaN)
                        .append("deep", List.of(
                                new Document("at", Date.from(Instant.ofEpochMilli(-1))).append("", "\n")))));
        from.database.getCollection("snapshots").insertOne(new Document("_id", "is made again"));

        restore(backedUp());

        assertThat(to.documents("person_keys")).hasSize(2).isEqualTo(from.documents("person_keys"));
        assertThat(to.collections()).containsExactly("commits", "person_keys");
    }

    @Test
    void what_could_not_be_restored_is_not_backed_up() throws IOException {
        from.database.getCollection("person_keys").insertOne(
                new Document("_id", "ada").append("a", List.of(new Document("$date", "none at all"))));

        assertThatThrownBy(this::backedUp)
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("person_keys");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void while_writers_append_it_is_a_sound_beginning_of_the_log() throws Exception {
        from.write(50);
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(4);
        List<Future<?>> writers = new ArrayList<>();
        List<ChainReport> restored = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 4; writer++) {
                String stream = "writer-" + writer;
                MongoEventStorageEngine engine = from.engine();
                writers.add(threads.submit(() -> {
                    for (int i = 0; !enough.get(); i++) {
                        engine.appendEvents(event(stream, i, "while backing up"));
                        writing.countDown();
                    }
                }));
            }
            writing.await();
            for (int i = 0; i < 5; i++) {
                Path file = folder.resolve(i + ".backup");
                long before = from.engine().headPosition();
                ChainReport backedUp = new Backup(from.database, KEYS).to(file);
                assertThat(backedUp.headPosition()).isGreaterThanOrEqualTo(before);
                try (TestLog copy = new TestLog()) {
                    restored.add(new Restore(copy.database, KEYS).from(file));
                    List<RawBsonDocument> commits = copy.documents("commits");
                    assertThat(commits).isEqualTo(from.documents("commits").subList(0, commits.size()));
                }
                assertThat(restored.getLast()).isEqualTo(backedUp);
            }
            enough.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(restored).isSortedAccordingTo((one, two) -> Long.compare(one.headPosition(), two.headPosition()));
        assertThat(from.verified().headPosition()).isGreaterThan(restored.getLast().headPosition());
    }

    @Test
    void a_log_that_is_not_sound_is_not_backed_up() throws IOException {
        from.write(5);
        from.database.getCollection("commits").updateOne(
                Filters.eq("_id", 4L), Updates.set("events.0.payload", "\"forged\""));
        Path file = folder.resolve("log.backup");

        ChainReport report = new Backup(from.database, KEYS).to(file);

        assertThat(report.flaw()).hasValueSatisfying(flaw -> assertThat(flaw.position()).isEqualTo(4));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_is_never_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("log.backup"), "dear to somebody");

        assertThatThrownBy(() -> new Backup(from.database, KEYS).to(file))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("dear to somebody");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_second_restore_is_refused_and_says_what_is_there() throws IOException {
        from.write(3);
        Path file = backedUp();
        restore(file);
        List<RawBsonDocument> before = to.documents("commits");

        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(RestoreRefusedException.class).hasMessageContaining("commits (4)");
        assertThat(to.documents("commits")).isEqualTo(before);
    }

    @Test
    void tokens_or_anything_else_of_another_log_are_in_the_way() throws IOException {
        from.write(3);
        to.database.getCollection("tokens").insertOne(new Document("_id", "library_v1/0"));
        to.database.getCollection("person_keys").insertOne(new Document("_id", "ada"));

        assertThatThrownBy(() -> restore(backedUp())).isInstanceOf(RestoreRefusedException.class)
                .hasMessageContaining("person_keys (1)").hasMessageContaining("tokens (1)");
        assertThat(to.documents("person_keys")).hasSize(1);
        assertThat(to.collections()).containsExactlyInAnyOrder("tokens", "person_keys");
    }

    @Test
    void a_restore_that_was_killed_left_no_log_and_is_begun_again() throws IOException {
        from.write(10);
        from.database.getCollection("person_keys").insertOne(new Document("_id", "ada"));
        Path file = backedUp();
        // As a kill leaves it, just before the last step.
        LogCopy killed = new LogCopy(to.database);
        killed.add(from.documents("commits").subList(0, 4));
        to.database.getCollection("person_keys").insertOne(new Document("_id", "ada"));
        to.database.getCollection("person_keys_restoring").insertOne(new Document("_id", "half"));
        assertThat(to.verified().headPosition()).isEqualTo(-1);

        restore(file);

        assertThat(to.documents("commits")).isEqualTo(from.documents("commits"));
        assertThat(to.collections()).containsExactly("commits", "person_keys");
    }

    @Test
    void who_writes_while_it_is_restored_keeps_what_was_acknowledged() throws IOException {
        from.write(3);
        LogCopy copy = new LogCopy(to.database);
        copy.add(from.documents("commits"));
        to.engine().appendEvents(event("mine", 0, "acknowledged"));
        List<RawBsonDocument> written = to.documents("commits");

        assertThatThrownBy(copy::publish).hasMessageContaining("written to the log meanwhile");
        assertThat(to.documents("commits")).hasSize(1).isEqualTo(written);
    }
}
