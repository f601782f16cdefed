package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** An entry is published under an embargo, which an editor ends; in browsers without JavaScript. */
class EmbargoedTest {
    private static final String SEEN = "Palimpsest-Position";
    private static final String SECRET = "Zanzibar sells soup.";

    private static House house;
    private static Visitor editor;
    private static Visitor stranger;
    private static String entry = "";

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        done(house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), """
                {"slug": "theses", "title": "Theses", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 0,
                 "anonymity": "SINGLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC0-1.0"}}
                """));
        editor = SignedUp.as(house, "Edda", "EDITOR").browser();
        stranger = new Visitor(house.queries().address());
        var author = new Author(house);
        var body = "{\"section\": \"theses\", \"slug\": \"kitchens\", \"content\": %s}"
                .formatted(Author.content("Kitchens and care", SECRET));
        entry = done(author.post("demo-contributor", "/api/commands/entries", body)).get("id").asString();
        done(author.command("demo-contributor", entry, "submit", "{}"));
        seen(done(author.command("demo-editor", entry, "accept", "{}")).get("position").asString());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(editor.get("/drafts/" + entry)).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void seen(String position) {
        List.of(editor, stranger).forEach(one -> one.cookie(SEEN, position));
    }

    private static Document page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body());
    }

    /** Sends the form of a step as the page has it, with {@code fields} filled in; what is read next shows what came of it. */
    private static int send(String step, String... fields) {
        var action = "/drafts/" + entry + "/" + step;
        var form = page(editor, "/drafts/" + entry).select("form[action=" + action + "]");
        assertThat(form).as(step).hasSize(1);
        var all = new ArrayList<>(List.of(fields));
        form.select("[type=hidden]").forEach(hidden -> all.addAll(List.of(hidden.attr("name"), hidden.val())));
        int status = editor.post(action, all.toArray(String[]::new));
        seen(editor.cookie(SEEN));
        return status;
    }

    private final LocalDate end = LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear() + 3, 3, 1);

    @Test
    void readers_see_that_it_is_there_until_an_editor_ends_the_embargo() {
        assertThat(send("publish", "embargoUntil", "2001-02-03")).isEqualTo(422);
        var refused = Jsoup.parse(editor.body()).select("form[action$=/publish]");
        assertThat(refused.select("[name=embargoUntil]").val()).isEqualTo("2001-02-03");
        assertThat(refused.select("[name=embargoUntil]").attr("aria-invalid")).isEqualTo("true");
        assertThat(refused.select(".why").text()).isNotEmpty();
        assertThat(stranger.get("/entries/kitchens")).isEqualTo(404);

        assertThat(send("publish", "embargoUntil", end.toString())).isEqualTo(303);
        for (var path : List.of("/entries/kitchens", "/search?q=kitchens", "/sections/theses")) {
            assertThat(page(stranger, path).text()).as(path)
                    .contains("Kitchens and care", "The text is under embargo until 1 March " + end.getYear() + ".").doesNotContain("Zanzibar");
        }
        assertThat(page(stranger, "/search?q=Zanzibar").text()).contains("Nothing was found").doesNotContain("Kitchens");
        assertThat(page(editor, "/drafts/" + entry).text()).contains(SECRET, "under embargo until 1 March " + end.getYear());

        assertThat(send("move-embargo", "until", end.minusYears(1).toString(), "reason", "Asked for.")).isEqualTo(303);
        assertThat(page(stranger, "/search?q=kitchens").text()).contains("The text is under embargo until 1 March " + (end.getYear() - 1) + ".");

        assertThat(send("lift-embargo", "reason", "")).isEqualTo(422);
        assertThat(page(stranger, "/entries/kitchens").text()).doesNotContain("Zanzibar");
        assertThat(send("lift-embargo", "reason", "The publisher agreed.")).isEqualTo(303);
        assertThat(page(stranger, "/entries/kitchens").text())
                .contains(SECRET, "Embargo on the text ended", "The publisher agreed.").doesNotContain("is under embargo until");
        assertThat(page(stranger, "/search?q=Zanzibar").text()).contains("Kitchens and care").doesNotContain("under embargo");
    }
}
