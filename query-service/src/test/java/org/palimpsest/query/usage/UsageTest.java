package org.palimpsest.query.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.springframework.test.web.reactive.server.WebTestClient;

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

    @Test
    void the_numbers_are_taken_along_as_a_table_that_calculates_nothing() throws IOException, InterruptedException {
        var entry = publish("formula");
        var content = Content.EMPTY.with(new TitleRevised(entry, " =HYPERLINK(\"https://example.org\",\"Größe\")"));
        service.append("olwen", Role.OWNER, new EntryPublished(entry, "towns", "formula", 2, "CC-BY-4.0", content));
        service.caughtUp();
        get("/entries/formula", FIREFOX);
        get("/entries/formula/versions/1", FIREFOX);
        service.bean(UsageCounter.class).write();
        var month = YearMonth.now(ZoneOffset.UTC);

        var table = get("/entries/formula/usage.csv", FIREFOX);
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(table.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"formula-usage.csv\"");
        assertThat(table.body()).isEqualTo("\"Month\",\"Version\",\"Views\",\"Downloads\",\"Total_Item_Investigations\","
                + "\"Unique_Item_Investigations\",\"Total_Item_Requests\",\"Unique_Item_Requests\"\r\n"
                + month + ",2,1,0,1,1,1,1\r\n" + month + ",1,1,0,1,1,1,1\r\n");
        assertThat(get("/entries/formula/usage", FIREFOX).body()).contains("href=\"/entries/formula/usage.csv\"");

        assertThat(get("/most-read.csv?months=2&section=towns", FIREFOX).body())
                .contains("\"/entries/formula\",\"' =HYPERLINK(\"\"https://example.org\"\",\"\"Größe\"\")\",\"Towns\",\"\","
                        + "2,0,2,2,2,2\r\n");
        assertThat(get("/most-read.csv?months=0", FIREFOX).statusCode()).isEqualTo(400);
        assertThat(get("/entries/nowhere/usage.csv", FIREFOX).statusCode()).isEqualTo(404);
    }

    @Test
    void editors_take_along_a_report_as_counter_has_it() throws IOException, InterruptedException {
        var withdrawn = publish("reported-and-gone");
        publish("reported");
        get("/entries/reported-and-gone", FIREFOX);
        get("/entries/reported", FIREFOX);
        get("/entries/reported", "Mozilla/5.0 another");
        get("/entries/reported/files/" + SHA, FIREFOX);
        service.bean(UsageCounter.class).write();
        service.append("edda", Role.EDITOR, new EntryWithdrawn(withdrawn, "Written by mistake.", WithdrawnVersions.HIDDEN));
        service.caughtUp();
        var month = YearMonth.now(ZoneOffset.UTC);

        var address = "http://localhost:" + service.port() + "/entries/reported";
        var reported = "$.Report_Items[0].Items[?(@.Item_ID.URI == '" + address + "')]";
        var performance = reported + ".Attribute_Performance[0]";
        report("?section=towns&begin_date=" + month + "&end_date=" + month).expectStatus().isOk().expectBody()
                .jsonPath("$.Report_Header.Report_ID").isEqualTo("IR")
                .jsonPath("$.Report_Header.Release").isEqualTo("5.1")
                .jsonPath("$.Report_Header.Report_Filters.Begin_Date").isEqualTo(month.atDay(1).toString())
                .jsonPath("$.Report_Header.Report_Filters.End_Date").isEqualTo(month.atEndOfMonth().toString())
                .jsonPath("$.Report_Header.Exceptions").isEmpty()
                .jsonPath(performance + ".Access_Type").isEqualTo("Open")
                .jsonPath(performance + ".Performance.Total_Item_Investigations['" + month + "']").isEqualTo(3)
                .jsonPath(performance + ".Performance.Unique_Item_Investigations['" + month + "']").isEqualTo(2)
                .jsonPath(performance + ".Performance.Total_Item_Requests['" + month + "']").isEqualTo(3)
                .jsonPath(performance + ".Performance.Unique_Item_Requests['" + month + "']").isEqualTo(2)
                .jsonPath("$.Report_Items[0].Items[?(@.Item_ID.URI == '" + address + "-and-gone')]").isEmpty();
        report("?begin_date=2020-01&end_date=2020-02").expectStatus().isOk().expectBody().jsonPath("$.Report_Items").isEmpty();

        service.client().get().uri("/api/reports/ir").exchange().expectStatus().isUnauthorized();
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/api/reports/ir").exchange().expectStatus().isForbidden();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "begin_date=2020-13                     | begin_date | is no month",
        "begin_date=2020-02-01                  | begin_date | is no month",
        "end_date=9998-01                       | end_date   | is yet to come",
        "begin_date=2020-02&end_date=2020-01    | begin_date | comes after the last one",
        "begin_date=2015-01&end_date=2020-01    | begin_date | too many months",
        "begin_date=0001-01                     | begin_date | too many months"
    })
    void a_report_has_its_bounds(String asked, String wrong, String why) {
        report("?" + asked).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.violations[0].path").isEqualTo(wrong)
                .jsonPath("$.violations[?(@.message =~ /.*" + why + ".*/)]").isNotEmpty();
    }

    private static WebTestClient.ResponseSpec report(String query) {
        return service.client("edda", Role.EDITOR).get().uri("/api/reports/ir" + query).exchange();
    }
}
