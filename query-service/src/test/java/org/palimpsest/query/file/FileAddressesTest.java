package org.palimpsest.query.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;

/** How files are served. Who gets which is EveryAddressTest's. */
class FileAddressesTest {
    private static final UUID ENTRY = UUID.randomUUID();
    private static final String SHA = "5".repeat(64);
    private static final String TEXT = "0123456789".repeat(60_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Running service;

    @BeforeAll
    static void publish() {
        service = new Running();
        service.file(ENTRY, SHA, TEXT);
        var file = new AttachedFile("Žofie’s hours.txt", SHA, "text/plain", TEXT.length(), null, null, null);
        var content = Content.EMPTY.with(new FilesRevised(ENTRY, List.of(file)));
        service.append("olwen", Role.OWNER,
                new DraftStarted(ENTRY, "towns", "olwen"),
                new FilesRevised(ENTRY, content.files()),
                new SlugAssigned(ENTRY, "hours"),
                new EntryPublished(ENTRY, "towns", "hours", 1, "CC-BY-4.0", content));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> file(String... headers) throws IOException, InterruptedException {
        return get("/entries/hours/files/" + SHA, headers);
    }

    @Test
    void a_file_comes_whole_and_harmless() throws Exception {
        var answer = file();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(TEXT);
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(headers.firstValue("Content-Disposition").orElse("")).startsWith("attachment; ").contains("%C5%BDofie");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox; frame-ancestors 'none'");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("max-age=86400, private");
        assertThat(headers.firstValue("ETag")).contains("\"" + SHA + "\"");
        assertThat(headers.firstValue("Accept-Ranges")).contains("bytes");
        assertThat(file("If-None-Match", "\"" + SHA + "\"").statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bytes=0-3           | 0      | 4",
        "bytes=5-5           | 5      | 1",
        "bytes=261115-261125 | 261115 | 11",
        "bytes=599990-       | 599990 | 10",
        "bytes=-7            | 599993 | 7",
        "bytes=10-9999999    | 10     | 599990",
    })
    void a_part_is_that_part(String range, int first, int length) throws Exception {
        var answer = file("Range", range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(TEXT.substring(first, first + length));
        assertThat(answer.headers().firstValue("Content-Range"))
                .contains("bytes " + first + "-" + (first + length - 1) + "/" + TEXT.length());
        assertThat(answer.headers().firstValue("Content-Length")).contains(Integer.toString(length));
    }

    @Test
    void a_part_behind_the_end_is_none() throws Exception {
        var answer = file("Range", "bytes=600000-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */600000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bytes=3-1", "lines=0-1", "bytes=0-1,4-5", "bytes=x"})
    void what_is_no_part_or_several_is_the_whole(String range) throws Exception {
        assertThat(file("Range", range).statusCode()).isEqualTo(200);
    }

    @Test
    void a_part_of_another_file_is_the_whole() throws Exception {
        assertThat(file("Range", "bytes=0-3", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(file("Range", "bytes=0-3", "If-Range", "\"" + SHA + "\"").statusCode()).isEqualTo(206);
    }

    @Test
    void no_hash_opens_another_entry() throws Exception {
        assertThat(get("/entries/hours/files/" + "6".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(get("/entries/other/files/" + SHA).statusCode()).isEqualTo(404);
        assertThat(get("/entries/" + UUID.randomUUID() + "/files/" + SHA).statusCode()).isEqualTo(404);
    }
}
