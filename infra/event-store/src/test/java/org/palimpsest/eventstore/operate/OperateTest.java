package org.palimpsest.eventstore.operate;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.eventstore.operate.TestLog.event;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.engines.Engines;

/** What the three commands say, and their status. The log: commits of two events at 0, 2, 4, 6, and one of one at 8. */
class OperateTest {

    private final TestLog log = new TestLog();
    private final MongoCollection<Document> commits = log.database.getCollection("commits");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        log.write(4);
    }

    @AfterEach
    void drop() {
        log.close();
    }

    private int run(TestLog where, String... words) {
        said.reset();
        PrintStream out = new PrintStream(said, true, UTF_8);
        String uri = Engines.shared().mongodbUri().replaceFirst("/\\?|/?$", "/" + where.database.getName() + "?");
        return Operate.run(List.of(words), Backup.KEPT, Map.of("PALIMPSEST_MONGODB_URI", uri), out, out);
    }

    private void says(int status, String... words) {
        assertThat(run(log, words)).as(said.toString(UTF_8)).isEqualTo(status);
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private String head() {
        return log.verified().headPosition() + ":" + log.verified().headHash();
    }

    private Document at(long position) {
        return Objects.requireNonNull(commits.find(eq("_id", position)).first());
    }

    private String backedUp() {
        String file = folder.resolve("backup").toString();
        says(0, "backup", file);
        return file;
    }

    @Test
    void a_sound_log_is_said_to_be_sound_and_its_head_is_printed() {
        says(0, "verify");
        assertThat(said()).contains("Sound: 5 commits with 9 events, in ", " events/s).", "Head: " + head());
        says(0, "verify", "--head", head());
        assertThat(said()).contains("Up to position 8 it is the log whose head was kept.");
    }

    @Test
    void each_way_of_tampering_is_told_with_its_first_position() {
        Document four = at(4);
        commits.updateOne(eq("_id", 4L), Updates.set("events.1.payload", "\"forged\""));
        says(1, "verify");
        assertThat(said()).contains("NOT SOUND. First wrong position: 4, altered: its content does not have the hash",
                "Sound before that: 2 commits with 4 events");
        commits.deleteOne(eq("_id", 4L));
        says(1, "verify");
        assertThat(said()).contains("First wrong position: 4, removed: positions 4 to 5 are missing");
        Document six = at(6);
        commits.deleteOne(eq("_id", 6L));
        commits.insertMany(List.of(new Document(six).append("_id", 4L), new Document(four).append("_id", 6L)));
        says(1, "verify");
        assertThat(said())
                .contains("First wrong position: 4, reordered: the commit that belongs here stands elsewhere");
        commits.deleteMany(gte("_id", 4L));
        commits.insertMany(List.of(four, six, new Document("_id", 5L).append("hash", "forged")));
        says(1, "verify");
        assertThat(said()).contains("First wrong position: 5, inserted: ");
    }

    @Test
    void a_head_that_is_no_commit_any_more_is_found_too() {
        commits.insertOne(new Document("_id", "smuggled"));
        says(1, "verify");
        assertThat(said()).contains("First wrong position: 9, inserted: ", "smuggled");
        commits.updateOne(eq("_id", 8L), Updates.unset("events"));
        says(1, "verify");
        assertThat(said()).contains("First wrong position: 8, altered: this is no commit: no events");
        says(1, "backup", folder.resolve("backup").toString());
        assertThat(said()).contains("First wrong position: 8", "a log that is not sound is not backed up");
    }

    @Test
    void an_end_that_was_cut_off_is_seen_by_a_kept_head_and_by_a_backup() {
        String head = head();
        String backup = backedUp();
        commits.deleteOne(eq("_id", 8L));

        says(0, "verify");
        says(1, "verify", "--head", head);
        assertThat(said()).contains("position 8, is not there: its end was cut off behind position 7");
        says(1, "verify", "--against", backup);
        assertThat(said()).contains("The end of the log was cut off: the backup goes on at position 8");
    }

    @Test
    void a_log_that_was_written_anew_is_seen_by_a_kept_head_and_by_a_backup() {
        String head = head();
        String backup = backedUp();
        commits.deleteMany(gte("_id", 4L));
        for (int i = 2; i < 5; i++) {
            log.engine().appendEvents(event("a", i, "forged"), event("b", i, "as it was"));
        }

        says(0, "verify");
        says(1, "verify", "--head", head, "--against", backup);
        assertThat(said()).contains("Sound in itself: 5 commits with 10 events",
                "position 8, is another one: no commit ends there",
                "From position 4 on, the log is another one than the backup holds");
        assertThat(run(log, "verify", "--head", "7:" + "0".repeat(64))).isEqualTo(1);
        assertThat(said()).contains("is another one: its hash is now " + at(6).getString("hash"));
    }

    @Test
    void a_log_that_has_grown_still_begins_with_its_backup() {
        String head = head();
        String backup = backedUp();
        log.engine().appendEvents(event("a", 4, "more"));

        says(0, "verify", "--against", backup, "--head", head);
        assertThat(said()).contains("It begins with exactly what " + backup + " holds.");
    }

    @Test
    void a_flaw_that_the_backup_reaches_beyond_can_be_looked_up_in_it() {
        String backup = backedUp();
        commits.deleteOne(eq("_id", 4L));

        says(1, "verify", "--against", backup, "--head", "8:" + "0".repeat(64));
        assertThat(said()).contains("removed", "The backup holds what stood at position 4", "could not be compared");
    }

    @Test
    void a_backup_is_restored_once() throws IOException {
        String backup = backedUp();
        assertThat(said()).contains("Backed up: 5 commits with 9 events", "Head: " + head(), "File: " + backup);
        try (TestLog empty = new TestLog()) {
            assertThat(run(empty, "restore", backup)).isZero();
            assertThat(said()).contains("Restored: 5 commits with 9 events", "Head: " + head());
            assertThat(run(empty, "restore", backup)).isEqualTo(1);
            assertThat(said()).contains("Nothing was restored. ", "is not empty, it has documents in commits (5).");
        }
        try (TestLog empty = new TestLog()) {
            Files.write(Path.of(backup), new byte[] {31, -117, 8, 0, 1, 2, 3});
            assertThat(run(empty, "restore", backup)).isEqualTo(1);
            assertThat(said()).contains("not what a backup wrote", "line 1");
        }
    }

    @Test
    void what_cannot_be_done_is_said_and_has_a_status_of_its_own() {
        String backup = backedUp();
        says(2, "backup", backup);
        assertThat(said()).contains("There is a file " + backup + " already; it stays as it is.");
        says(2, "restore", folder.resolve("nothing").toString());
        assertThat(said()).contains("There is no " + folder.resolve("nothing"));
        says(2, "backup", folder.resolve("no/folder/backup").toString());
        says(2, "verify", "--head", "12");
        assertThat(said()).contains("A head is POSITION:HASH");
        String[][] wrong = {{}, {"burn"}, {"backup"}, {"restore", "--now"}, {"verify", "--all", "x"}};
        for (String[] words : wrong) {
            says(2, words);
            assertThat(said()).contains("usage: verify");
        }
    }

    @Test
    void a_database_that_is_away_is_not_an_unsound_log() {
        PrintStream out = new PrintStream(said, true, UTF_8);
        Map<String, String> nowhere =
                Map.of("PALIMPSEST_MONGODB_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50");

        assertThat(Operate.run(List.of("verify"), Backup.KEPT, nowhere, out, out)).isEqualTo(2);
        assertThat(Operate.run(List.of("verify"), Backup.KEPT, Map.of(), out, out)).isEqualTo(2);
        assertThat(said()).contains("It could not be done", "PALIMPSEST_MONGODB_URI has to name a MongoDB");
    }
}
