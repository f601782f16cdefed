package org.palimpsest.query.kept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.generation.Changes;

/** What is kept of pages is what would be answered now: it is gone as soon as anything that it says is. */
class KeptAnswersTest {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");

    private static Running service;
    private static Running other;
    private static int section;

    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID id = UUID.randomUUID();
    private final String slug = "kitchens-" + id;
    private final String entry = "/entries/" + slug;
    private String towns = "";
    private long position;

    @BeforeAll
    static void start() {
        service = new Running();
        other = service.another(List.of(), List.of());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(other::isReady);
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    @BeforeEach
    void publish() {
        towns = "towns-" + ++section;
        var open = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.OPEN, "CC-BY-4.0");
        service.append("ada", Role.ADMINISTRATOR, new SectionCreated(towns, "Towns " + section, SectionKind.KNOWLEDGE_BASE, null, open));
        position = service.append("edda", Role.EDITOR, published(1, frome()));
    }

    private String frome() {
        return "Kitchens of Frome in " + towns;
    }

    private String wells() {
        return "Kitchens of Wells in " + towns;
    }

    private EntryPublished published(int version, String title) {
        var contributor = new Contributor("Ada", "Example", List.of(), null, List.of(), true);
        var content = Content.EMPTY
                .with(new TitleRevised(id, title))
                .with(new BodyRevised(id, 1, Scenario.body("Soup for everybody, but not for Zacharias. ".repeat(60))))
                .with(new ContributorsRevised(id, List.of(contributor)));
        return new EntryPublished(id, towns, slug, version, "CC-BY-4.0", content);
    }

    private HttpResponse<byte[]> get(Running node, String path, String... headers) {
        return ask(node, "GET", path, headers);
    }

    private HttpResponse<byte[]> ask(Running node, String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                .method(method, BodyPublishers.noBody())
                .header("Accept", "text/html,*/*;q=0.8");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String page(String path, String... headers) {
        return text(get(service, path, headers));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    /** Until a page that was asked for once is kept: its encodings are made behind the answer. */
    private void kept(String path) {
        for (var node : List.of(service, other)) {
            get(node, path, "Palimpsest-Position", Long.toString(position));
            Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(() ->
                    get(node, path, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding").isPresent());
        }
    }

    /** Appends, and reads at once on both nodes, as who knows the position does. */
    private List<HttpResponse<byte[]>> after(String path, Object... events) {
        position = service.append("edda", Role.EDITOR, events);
        var known = Long.toString(position);
        return List.of(get(service, path, "Palimpsest-Position", known), get(other, path, "Palimpsest-Position", known));
    }

    /** All of it as it is a moment later, for those who know no position. */
    private List<HttpResponse<byte[]>> later(String path) {
        service.caughtUp();
        other.caughtUp();
        return List.of(get(service, path), get(other, path));
    }

    @Test
    void while_nothing_changes_the_database_is_not_asked() {
        for (var path : List.of("/", entry, entry + "/versions/1", "/sections/" + towns)) {
            kept(path);
        }
        service.caughtUp();
        var database = service.database();
        database.runCommand(new Document("profile", 2));
        try {
            for (int i = 0; i < 20; i++) {
                for (var path : List.of("/", entry, entry + "/versions/1", "/sections/" + towns)) {
                    assertThat(get(service, path, "Palimpsest-Position", Long.toString(position)).statusCode()).isEqualTo(200);
                }
            }
            // What follows the log goes on: it looks at tokens, registers and leases.
            await().until(() -> database.getCollection("system.profile").countDocuments() > 0);
        } finally {
            database.runCommand(new Document("profile", 0));
        }
        assertThat(database.getCollection("system.profile").find(Filters.regex("ns", "\\.(library|comments|people|desk)_v")))
                .isEmpty();
    }

    @Test
    void it_is_sent_as_the_reader_takes_it_and_not_at_all_where_they_have_it() throws IOException {
        var path = "/sections/" + towns;
        kept(path);
        var plain = get(service, path);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var zipped = get(service, path, "Accept-Encoding", "gzip, deflate");
        assertThat(zipped.body().length).isLessThan(plain.body().length / 3);
        assertThat(unzipped(zipped)).isEqualTo(text(plain));
        var brotli = get(service, path, "Accept-Encoding", "gzip, br");
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(new String(Decoder.decompress(brotli.body()).getDecompressedData(), UTF_8)).isEqualTo(text(plain));
        assertThat(get(service, path, "Accept-Encoding", "gzip;q=0, br;q=0").headers().firstValue("Content-Encoding")).isEmpty();

        var tag = plain.headers().firstValue("ETag").orElseThrow();
        var same = get(service, path, "If-None-Match", tag, "Accept-Encoding", "gzip");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("ETag")).hasValue(tag);
        var head = ask(service, "HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(plain.body().length);
    }

    private static String unzipped(HttpResponse<byte[]> answer) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void the_form_under_an_entry_is_another_for_each_reader() throws IOException {
        kept(entry);
        var first = unzipped(get(service, entry, "Accept-Encoding", "gzip"));
        var second = unzipped(get(service, entry, "Accept-Encoding", "gzip"));
        var third = page(entry);
        assertThat(List.of(first, second, third)).extracting(page -> found(KEY, page)).doesNotHaveDuplicates();
        assertThat(List.of(first, second, third)).extracting(page -> found(STAMP, page)).doesNotHaveDuplicates();
        assertThat(List.of(first, second, third))
                .extracting(page -> page.replace(found(KEY, page), "").replace(found(STAMP, page), ""))
                .containsOnly(third.replace(found(KEY, third), "").replace(found(STAMP, third), ""));
        assertThat(get(service, entry).headers().firstValue("ETag")).isEqualTo(get(service, entry).headers().firstValue("ETag"));
    }

    private static String found(Pattern field, String page) {
        var match = field.matcher(page);
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    @Test
    void what_is_taken_back_is_gone_on_every_node_and_comes_again() {
        var pages = List.of("/", entry, entry + "/versions/1", "/sections/" + towns);
        pages.forEach(this::kept);
        for (var answer : after(entry, new EntrySuppressed(id, 1, new Suppression(Kind.PASSAGE, "Zacharias", null, null), "He asked."))) {
            assertThat(text(answer)).contains("Soup for everybody").doesNotContain("Zacharias");
        }
        pages.forEach(page -> later(page).forEach(answer -> assertThat(text(answer)).as(page).doesNotContain("Zacharias")));
        pages.forEach(this::kept);
        for (var answer : after(entry, new EntryWithdrawn(id, "By mistake.", WithdrawnVersions.HIDDEN))) {
            assertThat(answer.statusCode()).isEqualTo(410);
        }
        for (var path : pages) {
            later(path).forEach(answer -> assertThat(text(answer)).as(path).doesNotContain(frome()));
        }
        for (var answer : after(entry, new EntryReinstated(id, "It was none."))) {
            assertThat(text(answer)).contains("Soup for everybody").doesNotContain("Zacharias");
        }
    }

    @Test
    void another_version_is_there_at_once() {
        var pages = List.of("/", entry, entry + "/versions/1", "/sections/" + towns);
        pages.forEach(this::kept);
        for (var path : pages) {
            assertThat(text(get(service, path))).as(path).doesNotContain(wells());
        }
        for (var answer : after(entry, published(2, wells()))) {
            assertThat(text(answer)).contains(wells() + "</h1>");
        }
        later("/").forEach(answer -> assertThat(text(answer)).contains(wells()));
        later("/sections/" + towns).forEach(answer -> assertThat(text(answer)).contains(wells()));
        later(entry + "/versions/1").forEach(answer -> assertThat(text(answer)).contains("Read the current version"));
    }

    @Test
    void people_who_hide_themselves_and_comments_that_go_are_gone() {
        var called = new Personal("ada-" + id, PersonEvent.NAME, "Ada Lovelace-Example");
        var reached = new Personal("ada-" + id, PersonEvent.EMAIL, "ada-" + id + "@example.org");
        var person = "ada-" + id;
        service.append(person, Role.OWNER, new PersonRegistered(person, called, reached, "email:" + person));
        service.append(person, Role.OWNER, new ProfileChanged(person, new Profile(List.of(), null, null, true)));
        service.append(person, Role.OWNER, new DraftStarted(id, towns, person, null));
        var ada = new Contributor("Ada", "Example", List.of(), null, List.of(), true);
        position = service.append(person, Role.OWNER, new ContributorsRevised(id, List.of(ada)));
        service.caughtUp();
        other.caughtUp();
        kept(entry);
        assertThat(page(entry)).doesNotContain("/profiles/" + person);
        position = service.append(person, Role.OWNER, new CreditConfirmed(id, "Ada Example", person));
        later(entry).forEach(answer -> assertThat(text(answer)).contains("/profiles/" + person));
        kept(entry);
        position = service.append(person, Role.OWNER, new ProfileChanged(person, new Profile(List.of(), null, null, false)));
        later(entry).forEach(answer -> assertThat(text(answer)).doesNotContain("/profiles/" + person));

        kept(entry);
        var comment = UUID.randomUUID();
        var key = CommentEvent.key(comment);
        var text = new Personal(key, CommentEvent.TEXT, "Who paid?");
        position = service.append(person, Role.OWNER, new CommentPosted(
                comment, id, towns, List.of(), null, person, null, null, "commenter-" + person, text, false, List.of()));
        later(entry).forEach(answer -> assertThat(text(answer)).contains("Who paid?", "Ada Lovelace-Example"));
        kept(entry);
        position = service.append("edda", Role.EDITOR, new CommentErased(comment));
        later(entry).forEach(answer -> assertThat(text(answer)).doesNotContain("Who paid?"));
        kept(entry);
        var closed = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        for (var answer : after(entry, new PolicyChanged(towns, closed))) {
            assertThat(text(answer)).doesNotContain("name=\"stamp\"");
        }
    }

    @Test
    void another_generation_is_read_as_soon_as_it_is_there() {
        kept(entry);
        service.rebuilt(Library.MODEL);
        for (var answer : after(entry, published(2, wells()))) {
            assertThat(text(answer)).contains(wells() + "</h1>");
        }
        later(entry).forEach(answer -> assertThat(text(answer)).contains(wells() + "</h1>"));
        kept(entry);
    }

    @Test
    void who_is_known_gets_their_own_page_and_nobody_else_does() {
        service.append("olwen", Role.OWNER, new DraftStarted(id, towns, "olwen", null));
        service.caughtUp();
        other.caughtUp();
        kept(entry);
        var token = Running.token("olwen", Instant.now().plusSeconds(600), Role.CONTRIBUTOR);
        for (var header : Map.of("Authorization", "Bearer " + token, "Cookie", "palimpsest-token=" + token).entrySet()) {
            var own = get(service, entry, header.getKey(), header.getValue());
            assertThat(text(own)).contains("/drafts/" + id);
            assertThat(own.headers().firstValue("Cache-Control").orElse("")).contains("private");
        }
        assertThat(page(entry)).doesNotContain("/drafts/" + id);
        assertThat(get(service, entry, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(get(service, entry, "Palimpsest-Position", "nonsense").statusCode()).isEqualTo(400);
        assertThat(get(service, entry + "?asOf=0").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_kept_counts_as_asked_for() {
        try (var strict = service.another(List.of(), List.of("palimpsest.limits.enabled=true", "palimpsest.limits.address-reads=40"))) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(strict::isReady);
            get(strict, entry, "Palimpsest-Position", Long.toString(position));
            int refused = 0;
            for (int i = 0; i < 80; i++) {
                refused += get(strict, entry).statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isBetween(20, 41);
        }
    }

    /** The database tells an update so if it changes most of a document. */
    @Test
    void a_position_is_heard_of_also_where_its_token_is_told_as_replaced() {
        try (var alone = new Running()) {
            alone.append("ada", Role.ADMINISTRATOR, Scenario.section("alone", "Alone"));
            alone.caughtUp();
            var changes = alone.bean(Changes.class);
            var tokens = alone.database().getCollection(MongoTokenStore.NAME);
            long later = changes.position() + 1000;
            for (var token : tokens.find(Filters.exists("position"))) {
                token.put("position", later);
                tokens.replaceOne(Filters.eq(token.get("_id")), token);
            }
            await().until(() -> changes.position() == later);
        }
    }

    @Test
    void styles_and_scripts_never_change_at_their_addresses() {
        var css = Pattern.compile("/palimpsest\\.css\\?v=\\w+").matcher(page("/"));
        assertThat(css.find()).isTrue();
        get(service, css.group());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> get(service, css.group(), "Accept-Encoding", "br").headers()
                .firstValue("Content-Encoding").isPresent());
        var brotli = get(service, css.group(), "Accept-Encoding", "br");
        var plain = get(service, css.group());
        assertThat(brotli.body().length).isLessThan(plain.body().length / 3);
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(plain.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(get(service, "/palimpsest.css?v=other").headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
        assertThat(get(service, "/palimpsest.css").headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(get(service, "/webjars/../application.yaml").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(get(service, "/webjars/none").statusCode()).isEqualTo(404);
    }
}
