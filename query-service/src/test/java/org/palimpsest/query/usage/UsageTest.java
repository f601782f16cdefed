package org.palimpsest.query.usage;

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
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;

/** What is counted of what goes over HTTP; how often one person counts is the matter of {@link ReadersTest}. */
class UsageTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
    private static final String SHA = "7".repeat(64);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR,
                new SectionCreated("towns", "Towns", SectionKind.KNOWLEDGE_BASE, null,
                        new Policy(0, Anonymity.ALL_IDENTITIES_VISIBLE, CommentPolicy.CLOSED, "CC-BY-4.0")));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Publishes one with a file in a section of the same name. */
    private static UUID publish(String slug) {
        var entry = UUID.randomUUID();
        service.file(entry, SHA, "minutes");
        var file = new AttachedFile("minutes.txt", SHA, "text/plain", 7, null, null, null);
        var content = Content.EMPTY.with(new FilesRevised(entry, List.of(file)));
        service.append("olwen", Role.OWNER,
                new DraftStarted(entry, "towns", "olwen"),
                new FilesRevised(entry, content.files()),
                new SlugAssigned(entry, slug),
                new EntryPublished(entry, "towns", slug, 1, "CC-BY-4.0", content));
        service.caughtUp();
        return entry;
    }

    private static HttpResponse<String> get(String address, String browser, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), address, browser, headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String address, String browser, String... headers)
            throws IOException, InterruptedException {
        request.uri(URI.create("http://localhost:" + service.port() + address)).header("User-Agent", browser).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static EntryUsage counted(String slug) {
        service.bean(UsageCounter.class).write();
        return service.bean(Usage.class).of(slug);
    }

    @Test
    void pages_and_files_are_counted_for_people_alone() throws IOException, InterruptedException {
        publish("hours");
        var first = get("/entries/hours", FIREFOX);
        assertThat(get("/entries/hours", "Mozilla/5.0 another", "If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/entries/hours/versions/1", FIREFOX).statusCode()).isEqualTo(200);
        assertThat(get("/entries/hours/files/" + SHA, FIREFOX).statusCode()).isEqualTo(200);

        assertThat(get("/entries/hours", FIREFOX).statusCode()).as("clicked twice").isEqualTo(200);
        assertThat(get("/entries/hours", "curl/8.1").statusCode()).isEqualTo(200);
        assertThat(get("/entries/hours", "Mozilla/5.0 eager", "Sec-Purpose", "prefetch").statusCode()).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder().HEAD(), "/entries/hours", "Mozilla/5.0 head").statusCode()).isEqualTo(200);
        assertThat(get("/entries/hours/versions/2", FIREFOX).statusCode()).isEqualTo(404);
        assertThat(get("/entries/hours/usage", FIREFOX).statusCode()).isEqualTo(200);

        assertThat(counted("hours").total()).isEqualTo(new UsageCount(4, 2, 4, 2, 1));
        assertThat(counted("hours").versions()).containsExactly(new EntryUsage.OfVersion(1, new UsageCount(4, 2, 4, 2, 1)));
        assertThat(counted("hours").months()).hasSize(1);
        assertThat(get("/entries/hours/usage", FIREFOX).body()).contains(">3</td>", ">1</td>", ">2</td>");
        service.client().get().uri("/api/entries/hours/usage").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.total.investigations").isEqualTo(4)
                .jsonPath("$.months[0].count.downloads").isEqualTo(1);
    }

    @Test
    void the_most_read_come_first() throws IOException, InterruptedException {
        var seldom = publish("seldom");
        publish("often");
        get("/entries/seldom", FIREFOX);
        for (int i = 0; i < 3; i++) {
            get("/entries/often", "Mozilla/5.0 reader " + i);
        }
        service.bean(UsageCounter.class).write();

        var page = get("/most-read?months=1", FIREFOX);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsSubsequence("/entries/often", "/entries/seldom");
        service.append("edda", Role.EDITOR, new EntryWithdrawn(seldom, "Written by mistake.", WithdrawnVersions.HIDDEN));
        service.caughtUp();
        assertThat(get("/most-read?months=1", FIREFOX).body()).contains("/entries/often").doesNotContain("/entries/seldom");
        assertThat(get("/entries/seldom/usage", FIREFOX).statusCode()).isEqualTo(410);
        service.client().get().uri("/api/most-read?section=towns").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$[?(@.slug == 'often')].count.requests").isEqualTo(3);
    }

    @Test
    void what_cannot_be_asked_is_said() throws IOException, InterruptedException {
        assertThat(get("/most-read?months=0", FIREFOX).statusCode()).isEqualTo(400);
        assertThat(get("/most-read?months=61", FIREFOX).body()).contains("1 to 60");
        assertThat(get("/most-read?section=nowhere", FIREFOX).statusCode()).isEqualTo(404);
        assertThat(get("/entries/nowhere/usage", FIREFOX).statusCode()).isEqualTo(404);
    }
}
