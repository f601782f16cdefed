package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OTTO;

import com.mongodb.client.MongoDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.Samples;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.eventstore.MongoEventStorageEngine;

/** Files that come in pieces. */
class UploadTest {
    private static final int PIECE = 100_000;
    private static final byte[] FILE = "0123456789".repeat(25_000).getBytes(StandardCharsets.UTF_8);

    private final App app = App.shared();
    private final Client olwen = app.as(OLWEN);
    private final Reply draft = new House(app).draft(Samples.COMPLETE);

    private String begin(String name, int length) {
        var begun = olwen.post(House.entry(draft) + "/uploads", Map.of("name", name, "length", length));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        assertThat(begun.header("Upload-Offset")).isEqualTo("0");
        return begun.header("Location");
    }

    private Reply send(String upload, int from, int to) {
        return send(olwen, upload, from, Arrays.copyOfRange(FILE, from, to));
    }

    private static Reply send(Client client, String upload, int offset, byte[] piece) {
        return client.send(
                "PATCH", upload, BodyPublishers.ofByteArray(piece),
                "Content-Type", "application/partial-upload", "Upload-Offset", Integer.toString(offset));
    }

    private FilesRevised files() {
        return app.bean(MongoEventStorageEngine.class).readEvents(draft.id(), 0).asStream()
                .map(event -> event.getPayload())
                .filter(FilesRevised.class::isInstance)
                .map(FilesRevised.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private long kept(String collection) {
        return app.bean(MongoDatabase.class).getCollection(collection).countDocuments();
    }

    @Test
    void pieces_become_one_file_and_nothing_of_them_stays() {
        long before = kept("upload_pieces");
        var upload = begin("hours.txt", FILE.length);
        assertThat(send(upload, 0, PIECE).status()).isEqualTo(204);
        assertThat(olwen.get(upload).header("Upload-Offset")).isEqualTo("100000");
        assertThat(olwen.get(upload).header("Upload-Length")).isEqualTo("250000");
        send(upload, PIECE, 2 * PIECE);
        var done = send(upload, 2 * PIECE, FILE.length).isDone(201);
        assertThat(files().files()).singleElement().satisfies(file -> {
            assertThat(file.size()).isEqualTo(FILE.length);
            assertThat(done.header("Location")).isEqualTo("/entries/" + draft.id() + "/files/" + file.sha256());
        });
        olwen.get(upload).isProblem(404, "unknown");
        assertThat(kept("upload_pieces")).isEqualTo(before);
    }

    @Test
    void who_does_not_know_how_much_has_come_is_told() {
        var upload = begin("hours.txt", FILE.length);
        send(upload, 0, PIECE);
        for (int offset : new int[] {0, PIECE - 1, PIECE + 1}) {
            var reply = send(olwen, upload, offset, new byte[PIECE]).isProblem(409, "wrong-state");
            assertThat(reply.header("Upload-Offset")).isEqualTo("100000");
        }
        send(upload, PIECE, FILE.length).isDone(201);
        assertThat(files().files()).hasSize(1);
    }

    /** A piece whose answer was lost is sent again, perhaps before the first one is through. */
    @Test
    void of_pieces_for_the_same_place_one_is_taken() throws Exception {
        var upload = begin("hours.txt", FILE.length);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sending = IntStream.range(0, 8).<Callable<Reply>>mapToObj(_ -> () -> send(upload, 0, PIECE)).toList();
            for (var reply : threads.invokeAll(sending)) {
                assertThat(reply.get().status()).isIn(204, 409);
            }
        }
        assertThat(olwen.get(upload).header("Upload-Offset")).isEqualTo("100000");
        send(upload, PIECE, FILE.length).isDone(201);
        assertThat(files().files().getFirst().size()).isEqualTo(FILE.length);
    }

    @Test
    void what_cannot_be_right_is_refused_and_costs_nothing_that_has_come() {
        var upload = begin("hours.txt", FILE.length);
        send(upload, 0, PIECE);
        assertThat(send(olwen, upload, PIECE, new byte[1_000]).isProblem(422, "invalid").text()).contains("too small", "65536 bytes");
        assertThat(send(olwen, upload, PIECE, new byte[0]).isProblem(422, "invalid").text()).contains("too small");
        assertThat(send(olwen, upload, PIECE, new byte[2 * PIECE]).isProblem(422, "invalid").text()).contains("150000 bytes at most");
        send(olwen, upload, PIECE, new byte[3_000_000]).isProblem(413, "too-large");
        olwen.send("PATCH", upload, "{}", "Upload-Offset", "100000").isProblem(415, "unsupported-media-type");
        olwen.send("PATCH", upload, BodyPublishers.ofByteArray(new byte[PIECE]), "Content-Type", "application/partial-upload")
                .isProblem(400, "malformed");
        send(upload, PIECE, FILE.length).isDone(201);
    }

    @Test
    void what_could_not_be_attached_is_not_begun() {
        var path = House.entry(draft) + "/uploads";
        olwen.post(path, Map.of("name", "hours.txt", "length", 27_000_000)).isProblem(413, "too-large");
        assertThat(olwen.post(path, Map.of("name", "hours.txt", "length", 0)).isProblem(422, "invalid").text()).contains("empty");
        assertThat(olwen.post(path, Map.of("name", "../hours.txt", "length", 9)).isProblem(422, "invalid").paths()).containsExactly("name");
        app.as(OTTO).post(path, Map.of("name", "hours.txt", "length", 9)).isProblem(404, "unknown");
    }

    @Test
    void a_file_that_is_none_of_those_is_refused_and_forgotten() {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        var upload = begin("map.png", svg.length);
        assertThat(send(olwen, upload, 0, svg).isProblem(422, "invalid").text()).contains("image/svg+xml");
        olwen.get(upload).isProblem(404, "unknown");
    }

    @Test
    void somebody_else_hears_nothing_of_it() {
        var upload = begin("hours.txt", FILE.length);
        app.as(OTTO).get(upload).isProblem(404, "unknown");
        send(app.as(OTTO), upload, 0, new byte[PIECE]).isProblem(404, "unknown");
        app.as(OTTO).send("DELETE", upload, "").isProblem(404, "unknown");
        assertThat(olwen.get(upload).header("Upload-Offset")).isEqualTo("0");
        assertThat(olwen.send("DELETE", upload, "").status()).isEqualTo(204);
        olwen.get(upload).isProblem(404, "unknown");
    }

    @Test
    void nobody_keeps_more_than_twenty_open() {
        var other = app.as(OTTO);
        var path = House.entry(other.post("/api/commands/entries", Map.of("section", new House(app).section(0))).isDone(201)) + "/uploads";
        var body = Map.of("name", "hours.txt", "length", 9);
        for (int i = 0; i < 20; i++) {
            assertThat(other.post(path, body).status()).isEqualTo(201);
        }
        other.post(path, body).isProblem(409, "wrong-state");
    }
}
