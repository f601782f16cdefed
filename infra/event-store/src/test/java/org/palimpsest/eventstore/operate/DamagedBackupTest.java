package org.palimpsest.eventstore.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not what a backup wrote is refused, says where, and leaves the database empty. */
class DamagedBackupTest {

    private static final List<String> KEYS = List.of("person_keys");

    /** The form: a header, five commits at 0, 2, 4, 6, 8, one document, a trailer. */
    private static final int HEADER = 0;
    private static final int COMMIT = 1;
    private static final int DOCUMENT = 6;
    private static final int TRAILER = 7;

    @TempDir
    private static Path folder;
    private static byte[] backup = {};
    private static TestLog from;

    private final TestLog to = new TestLog();

    @BeforeAll
    static void backUp() throws IOException {
        from = new TestLog().write(4);
        from.database.getCollection("person_keys").insertOne(new Document("_id", "ada").append("key", "secret"));
        Path file = folder.resolve("whole");
        new Backup(from.database, KEYS).to(file);
        backup = Files.readAllBytes(file);
    }

    @AfterAll
    static void dropSource() {
        from.close();
    }

    @AfterEach
    void drop() {
        to.close();
    }

    @Test
    void a_file_that_was_cut_off_anywhere_is_refused() throws IOException {
        for (int length = 0; length < backup.length; length += 97) {
            refused(Arrays.copyOf(backup, length), "line");
        }
        refused(Arrays.copyOf(backup, backup.length - 1), "cut off");
        refused(lines(lines -> lines.subList(0, TRAILER)), "line 8: the file was cut off here");
    }

    @Test
    void a_flipped_bit_is_found_or_makes_no_difference() throws IOException {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 150; i++) {
            byte[] flipped = backup.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                restore(flipped);
                // As in the file's date, which nobody reads.
                assertThat(to.documents("commits")).isEqualTo(from.documents("commits"));
                assertThat(to.documents("person_keys")).isEqualTo(from.documents("person_keys"));
                to.database.drop();
            } catch (DamagedBackupException | RestoreRefusedException e) {
                // Refused where the bit makes another name or version of what the file says that it holds.
                assertThat(to.collections()).isEmpty();
                found++;
            }
        }
        assertThat(found).isGreaterThan(130);
    }

    @Test
    void an_altered_commit_is_named_by_its_line_and_position() throws IOException {
        refused(altered(COMMIT + 2, "Zoë said", "Zoé said"),
                "line 4: position 4: its content does not have the hash that it carries");
        refused(altered(COMMIT + 2, "\"_id\": 4", "\"_id\": 5"), "line 4: position 4: positions 4 to 4 are missing");
        refused(altered(COMMIT + 2, "\"seq\": 2", "\"seq\": \"2\""), "line 4: commit.events[0].seq is no whole number");
        refused(altered(COMMIT + 2, "\"seq\": 2", "\"seq\": 2.5"), "seq is no whole number");
        refused(altered(COMMIT + 2, "\"seq\": 2", "\"seq\": 99999999999999999999"), "seq is no whole number");
        refused(altered(COMMIT + 2, "\"seq\": 2", "\"seq\": 2, \"more\": 1"), "unknown field more");
        refused(altered(COMMIT + 2, "\"seq\": 2", "\"seq\": 2, \"seq\": 2"), "line 4: no JSON: Duplicate");
        refused(altered(COMMIT + 2, "Zoë", "\\ud800"), "line 4: position 4: ");
        refused(altered(COMMIT + 2, "$date", "$when"), "recordedAt is no date");
    }

    @Test
    void lines_that_are_gone_or_doubled_or_in_another_order_are_found() throws IOException {
        refused(lines(lines -> without(lines, COMMIT + 2)), "line 4: position 4: positions 4 to 5 are missing");
        refused(lines(lines -> with(lines, COMMIT + 2, lines.get(COMMIT + 1))), "line 4: position 2");
        refused(lines(lines -> with(without(lines, DOCUMENT), COMMIT + 1, lines.get(DOCUMENT))),
                "line 4: a commit stands behind");
        refused(lines(lines -> without(lines, DOCUMENT)), "line 7: the last line does not agree");
        refused(lines(lines -> with(lines, DOCUMENT, lines.get(DOCUMENT))), "line 9: the last line does not agree");
        refused(lines(lines -> without(lines, COMMIT + 4)), "line 7: the last line does not agree");
        refused(lines(lines -> with(lines, TRAILER + 1, lines.get(TRAILER))), "behind its last line");
    }

    @Test
    void an_altered_document_is_found_by_the_hash_of_all_lines() throws IOException {
        refused(altered(DOCUMENT, "secret", "forged"), "line 8: the last line does not agree");
        refused(altered(DOCUMENT, "person_keys", "tokens"), "line 7: the first line does not name");
    }

    @Test
    void another_form_is_not_read() throws IOException {
        refused("no backup at all".getBytes(UTF_8), "line 1: this is no backup");
        refused(compressed("{}\n"), "line 1");
        refused(compressed("[]\n"), "line 1");
        refused(altered(HEADER, "\"version\":1", "\"version\":2"), "line 1: version 2 of the form is not known here");
        refused(altered(HEADER, "palimpsest-backup", "other"), "line 1: this is no backup");
        refused(altered(HEADER, "\"collections\":", "\"others\":"), "createdAt or collections is missing");
    }

    @Test
    void a_collection_that_is_not_known_here_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("unknown"), altered(HEADER, "person_keys", "tokens"));
        assertThatThrownBy(() -> new Restore(to.database, KEYS).from(file))
                .isInstanceOf(RestoreRefusedException.class).hasMessageContaining("tokens");
    }

    @Test
    void a_line_that_would_fill_the_memory_is_given_up() throws IOException {
        refused(bomb(), "line 2: it is longer than 100728832 bytes");
        refused(compressed(text().getFirst() + "\n{\"commit\":[" + "{},".repeat(10_000_000) + "{}]}\n"),
                "line 2: no JSON: Token");
        refused(compressed(text().getFirst() + "\n{\"commit\":" + "[".repeat(100_000) + "\n"), "line 2: no JSON");
        refused(compressed(text().getFirst() + "\n{\"collection\":\"person_keys\",\"document\":" + "{\"a\":".repeat(900)
                + "1" + "}".repeat(900) + "}\n"), "line 2: no JSON");
    }

    /** 400 MB of one character in 400 KB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((text().getFirst() + "\n").getBytes(UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 400; i++) {
                out.write(megabyte);
            }
        }
        return bytes.toByteArray();
    }

    private void restore(byte[] bytes) throws IOException {
        Path file = folder.resolve(HexFormat.of().toHexDigits(new Random().nextLong()));
        new Restore(to.database, KEYS).from(Files.write(file, bytes));
    }

    private void refused(byte[] bytes, String why) {
        assertThatThrownBy(() -> restore(bytes)).isInstanceOf(DamagedBackupException.class).hasMessageContaining(why);
        assertThat(to.collections()).isEmpty();
    }

    private static List<String> text() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("whole")))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static byte[] altered(int line, String from, String to) throws IOException {
        assertThat(text().get(line)).contains(from);
        return lines(lines -> with(without(lines, line), line,
                lines.get(line).replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to))));
    }

    private static byte[] lines(UnaryOperator<List<String>> change) throws IOException {
        return compressed(String.join("\n", change.apply(text())) + "\n");
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(index);
        return changed;
    }

    private static List<String> with(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(index, line);
        return changed;
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
