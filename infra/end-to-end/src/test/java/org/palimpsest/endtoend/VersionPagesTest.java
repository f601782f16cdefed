package org.palimpsest.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.testsupport.Author.done;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** What an editor publishes by forms says what it is and why. */
class VersionPagesTest {
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
}
