package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OTTO;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.Samples;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.web.storage.FileStore;

/** Files on their way in, over HTTP. */
class FilesTest {
    private static final int MEGABYTE = 1_000_000;

    private final App app = App.shared();
    private final Reply draft = new House(app).draft(Samples.COMPLETE);

    private Reply send(byte[] file, String query) {
        return app.as(OLWEN).send(
                "POST", House.entry(draft) + "/files?" + query, BodyPublishers.ofByteArray(file), "Content-Type", "application/octet-stream");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FilesRevised files() {
        return app.bean(MongoEventStorageEngine.class).readEvents(draft.id(), 0).asStream()
                .map(event -> event.getPayload())
                .filter(FilesRevised.class::isInstance)
                .map(FilesRevised.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private long stored() {
        return app.bean(MongoDatabase.class).getCollection(FileStore.BUCKET + ".files")
                .countDocuments(new Document("metadata.entry", UUID.fromString(draft.id())));
    }

    @Test
    void what_is_sent_is_kept_and_attached() {
        send(text("An hour.\n"), "name=hour.md").isDone(201);

        assertThat(files().files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("hour.txt");
            assertThat(file.mediaType()).isEqualTo("text/plain");
            assertThat(file.size()).isEqualTo(9);
            var kept = app.bean(FileStore.class);
            var stored = kept.find(UUID.fromString(draft.id()), file.sha256(), false).orElseThrow();
            assertThat(kept.read(stored, 0, 8)).singleElement().isEqualTo(text("An hour.\n"));
            assertThat(kept.read(stored, 3, 6)).singleElement().isEqualTo(text("hour"));
        });
    }

    @Test
    void sent_again_it_changes_nothing() {
        var first = send(text("An hour."), "name=hour.txt").isDone(201);
        assertThat(send(text("An hour."), "name=hour.txt").isDone(201).sequence()).isEqualTo(first.sequence());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void many_at_once_are_all_there() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sending = IntStream.range(0, 8).<Callable<Reply>>mapToObj(n -> () -> send(text("Hour " + n / 2), "name=hour.txt")).toList();
            for (var reply : threads.invokeAll(sending)) {
                reply.get().isDone(201);
            }
        }
        assertThat(files().files()).extracting(file -> file.sha256()).doesNotHaveDuplicates().hasSize(4);
        assertThat(files().files()).extracting(file -> file.name())
                .containsExactlyInAnyOrder("hour.txt", "hour-2.txt", "hour-3.txt", "hour-4.txt");
    }

    @Test
    void a_file_of_several_pieces_is_read_in_parts() {
        var lines = text("0123456789".repeat(100_000));
        send(lines, "name=long.txt").isDone(201);
        var kept = app.bean(FileStore.class);
        var stored = kept.find(UUID.fromString(draft.id()), files().files().getFirst().sha256(), false).orElseThrow();
        var part = new ArrayList<Byte>();
        try (var pieces = kept.read(stored, 250_003, 600_004)) {
            pieces.forEach(piece -> {
                for (byte one : piece) {
                    part.add(one);
                }
            });
        }
        assertThat(part).hasSize(350_002).startsWith((byte) '3', (byte) '4').endsWith((byte) '3', (byte) '4');
    }

    @Test
    void what_is_refused_changes_nothing_and_says_what_would_be_right() {
        var reply = send(text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "name=a.png").isProblem(422, "invalid");
        assertThat(reply.text()).contains("image/svg+xml", "one of PNG, JPEG, GIF, PDF, DOCX, XLSX, ODT, ODS, CSV, TXT");
        assertThat(send(text(""), "name=a.png").isProblem(422, "invalid").text()).contains("This file is empty.");
        send(text("An hour."), "name=..%2Fa.txt").isProblem(422, "invalid");
        send(text("An hour."), "").isProblem(400, "malformed");
        assertThat(stored()).isZero();
    }

    @Test
    void too_large_a_file_is_refused_also_where_its_length_is_not_told() {
        var tooLarge = new byte[27 * MEGABYTE];
        var path = House.entry(draft) + "/files?name=a.txt";
        var untold = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge));
        app.as(OLWEN).send("POST", path, untold, "Content-Type", "application/octet-stream").isProblem(413, "too-large");
        assertThat(stored()).isZero();
    }

    @Test
    void nobody_else_hears_that_there_is_a_draft() {
        var path = House.entry(draft) + "/files?name=a.txt";
        app.as(OTTO).send("POST", path, BodyPublishers.ofString("a"), "Content-Type", "application/octet-stream").isProblem(404, "unknown");
        app.withoutToken().send("POST", path, BodyPublishers.ofString("a"), "Content-Type", "application/octet-stream")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void other_kinds_of_body_are_not_taken() {
        app.as(OLWEN).post(House.entry(draft) + "/files?name=a.txt", "{}").isProblem(415, "unsupported-media-type");
    }
}
