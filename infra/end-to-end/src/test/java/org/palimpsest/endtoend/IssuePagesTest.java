package org.palimpsest.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.testsupport.Author.done;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** What an editor publishes by forms: an issue with its entries, a correction, and an entry at a moment. */
class IssuePagesTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String SECTION = "issues-" + UUID.randomUUID();

    private final Author author = new Author(HOUSE);
    private final Visitor editor = new Visitor(HOUSE.queries().address());
    private final Visitor reader = new Visitor(HOUSE.queries().address());

    @BeforeAll
    static void begin() {
        done(HOUSE.web().send("POST", "/api/commands/sections", HOUSE.token("demo-administrator"), """
                {"slug": "%s", "title": "Abstracts", "kind": "JOURNAL", "journal": "Journal of Soup", "policy": {"reviewsRequired": 0,
                 "anonymity": "SINGLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC-BY-4.0"}}
                """.formatted(SECTION)));
    }

    @BeforeEach
    void signIn() {
        assertThat(editor.post("/sign-in", "token", HOUSE.token("demo-editor"))).isEqualTo(303);
    }

    private String accepted(String title) {
        var content = Author.content(title, "Soup.").replace("\"links\"", "\"article\": {\"articleType\": \"Abstract\"}, \"links\"");
        var body = "{\"section\": \"%s\", \"content\": %s}".formatted(SECTION, content);
        var id = done(author.post("demo-contributor", "/api/commands/entries", body)).get("id").asString();
        return revised(id);
    }

    private String revised(String id) {
        done(author.command("demo-contributor", id, "submit", "{}"));
        seen(done(author.command("demo-editor", id, "accept", "{}")).get("position").asString());
        return id;
    }

    private void seen(String position) {
        Stream.of(editor, reader).forEach(visitor -> visitor.cookie("Palimpsest-Position", position));
    }

    private static Document page(Visitor visitor, String address) {
        assertThat(visitor.get(address)).as(visitor.body()).isEqualTo(200);
        return Jsoup.parse(visitor.body());
    }

    /** Sends the one form of the page that goes to {@code action} with these hidden fields, and what is filled in. */
    private int send(Document page, String action, String hidden, String... filled) {
        var form = page.select("form[action='" + action + "']").stream()
                .filter(one -> hidden.isEmpty() || !one.select("[type=hidden][value=" + hidden + "]").isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " in " + page.select("main")));
        var fields = form.select("[type=hidden]").stream().collect(toMap(field -> field.attr("name"), Element::val));
        for (int i = 0; i < filled.length; i += 2) {
            assertThat(form.select("[name=" + filled[i] + "]")).as(form.outerHtml()).isNotEmpty();
            fields.put(filled[i], filled[i + 1]);
        }
        int status = editor.post(
                action, fields.entrySet().stream().flatMap(one -> Stream.of(one.getKey(), one.getValue())).toArray(String[]::new));
        reader.cookie("Palimpsest-Position", editor.cookie("Palimpsest-Position"));
        return status;
    }

    private void does(String page, String action, String hidden, String... filled) {
        assertThat(send(page(editor, page), action, hidden, filled)).as(action + editor.body()).isEqualTo(303);
    }

    @Test
    void anIssueIsPutTogetherInFormsAndPublishedAsOne() {
        var entries = List.of(accepted("Leek"), accepted("Pea"), accepted("Onion"));
        assertThat(send(page(editor, "/issues"), "/issues", "", "section", SECTION, "volume", "2/3", "number", "1", "year", "2026"))
                .isEqualTo(422);
        assertThat(Jsoup.parse(editor.body()).select("#volume-why").text()).contains("not of the right form");
        does("/issues", "/issues", "", "section", SECTION, "volume", "2", "number", "1", "year", "2026", "title", "Soups");
        var issue = editor.location();
        entries.forEach(entry -> does(issue, issue + "/add", "", "entry", entry));
        does(issue, issue + "/up", entries.get(2));
        does(issue, issue + "/remove", entries.get(1));
        does(issue, issue + "/change", "", "number", "S1");
        assertThat(page(editor, issue).select("h3").eachText()).containsExactly("1. Leek", "2. Onion");

        // What cannot be published stops it, and says so.
        seen(done(author.command("demo-editor", entries.get(2), "publish", "{}")).get("position").asString());
        assertThat(page(editor, issue).select(".hit .why").text()).contains("not accepted");
        assertThat(send(page(editor, issue), issue + "/publish", "")).isEqualTo(422);
        assertThat(Jsoup.parse(editor.body()).select("[role=alert]").text()).contains("“Onion”", "published");
        assertThat(reader.get("/sections/" + SECTION + "/issues/2/S1")).isEqualTo(404);

        does(issue, issue + "/remove", entries.get(2));
        does(issue, issue + "/add", "", "entry", entries.get(1));
        does(issue, issue + "/publish", "");
        var readers = page(reader, "/sections/" + SECTION + "/issues/2/s1");
        assertThat(readers.select(".hit h2").eachText()).containsExactly("Leek", "Pea");
        var leek = page(reader, Objects.requireNonNull(readers.selectFirst(".hit a")).attr("href"));
        assertThat(leek.select("section[aria-labelledby=cite] p").text()).contains("Journal of Soup. ", ";2(S1).");
        assertThat(leek.select(".facts a").eachText()).contains("Volume 2, issue S1 (2026)");
        assertThat(page(editor, issue).select("main form")).isEmpty();
    }

    @Test
    void aCorrectionIsPublishedWithItsReason() {
        var id = accepted("Broth");
        does("/drafts/" + id, "/drafts/" + id + "/publish", "");
        done(author.command("demo-contributor", id, "start-revision", "{}"));
        revised(id);
        var work = "/drafts/" + id;
        assertThat(send(page(editor, work), work + "/publish", "", "kind", "ERRATUM")).isEqualTo(422);
        assertThat(Jsoup.parse(editor.body()).select("#publish-reason-wrong").text()).startsWith("This is missing.");
        does(work, work + "/publish", "", "kind", "ERRATUM", "reason", "The salt was missing.");
        var readers = Objects.requireNonNull(page(editor, work).selectFirst("a[href^=/entries/]:contains(What readers get)")).attr("href");
        assertThat(page(reader, readers).select(".past").text()).contains("This is an erratum to version 1.", "The salt was missing.");
    }

    @Test
    void whatIsPlannedIsDoneWhenItIsTime() {
        var id = accepted("Stock");
        var work = "/drafts/" + id;
        var format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);
        assertThat(send(page(editor, work), work + "/schedule", "", "publishAt", "2020-01-01T09:00")).isEqualTo(422);
        assertThat(Jsoup.parse(editor.body()).select("#schedule-publishAt-wrong").text()).startsWith("This is over.");
        var nextYear = format.format(Instant.now().plus(Duration.ofDays(365)));
        does(work, work + "/schedule", "", "publishAt", nextYear);
        assertThat(page(editor, work).select(".past").text()).contains("It will be published on");
        done(author.command("demo-editor", id, "schedule", "{\"publishAt\": \"" + Instant.now().plusSeconds(2) + "\"}"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page(editor, work);
            return editor.body().contains("version 1 published");
        });
        assertThat(page(editor, work).select(".past p").text()).doesNotContain("It will be");
    }
}
