package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** Those who work on an entry talk about it, each with those with whom they may. */
class TalkedTest {
    private static House house;
    private static SignedUp edda;
    private static SignedUp olwen;
    private static SignedUp rhys;
    private static SignedUp ruth;
    private static String token;

    private String entry = "";

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        done(house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), """
                {"slug": "notes", "title": "Notes", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 1, "reviewDays": 14,
                 "anonymity": "DOUBLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC0-1.0"}}
                """));
        edda = SignedUp.as(house, "Edda", "EDITOR");
        olwen = SignedUp.as(house, "Olwen", "CONTRIBUTOR");
        rhys = SignedUp.as(house, "Rhys", "REVIEWER");
        ruth = SignedUp.as(house, "Ruth", "REVIEWER");
        token = olwen.token("begin", "CONTRIBUTOR");
    }

    @BeforeEach
    void begin() {
        var body = "{\"section\": \"notes\", \"content\": %s}".formatted(Author.content("Kitchens and care", "Soup."));
        entry = done(house.web().send("POST", "/api/commands/entries", token, body)).get("id").asString();
        var commands = "/api/commands/entries/" + entry;
        done(house.web().send("POST", commands + "/submit", token, "{}"));
        var last = "0";
        for (var reviewer : List.of(rhys, ruth)) {
            var assigned = house.web().send(
                    "POST", commands + "/reviewers", house.token("demo-editor"), "{\"reviewer\": \"" + reviewer.person() + "\"}");
            last = done(assigned).get("position").asString();
        }
        var position = last;
        List.of(edda, olwen, rhys, ruth).forEach(one -> one.browser().cookie("Palimpsest-Position", position));
        // A service remembers for a moment which roles somebody had before.
        for (var reviewer : List.of(rhys, ruth)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> work(reviewer).selectFirst("details.talk form") != null);
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Document page(SignedUp who, String path) {
        assertThat(who.browser().get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(who.browser().body());
    }

    private Document work(SignedUp who) {
        return page(who, "/drafts/" + entry);
    }

    /** The form of the discussion that is called so. */
    private static Element form(Document page, String called) {
        return page.select("details.talk").stream()
                .filter(one -> Objects.requireNonNull(one.selectFirst("summary")).ownText().equals(called))
                .map(one -> Objects.requireNonNull(one.selectFirst("form")))
                .findFirst()
                .orElseThrow();
    }

    private int post(SignedUp who, Element form, String to, String text, String below) {
        var fields = new ArrayList<String>();
        form.select("input[type=hidden]").forEach(one -> fields.addAll(List.of(one.attr("name"), one.val())));
        fields.addAll(List.of("to", to, "text", text));
        var all = fields.toArray(String[]::new);
        return below.isEmpty()
                ? who.browser().post("/drafts/" + entry + "/messages", all)
                : who.browser().autosave("/drafts/" + entry + "/messages" + below, all);
    }

    private void says(SignedUp who, String called, String text, SignedUp... readers) {
        assertThat(post(who, form(work(who), called), "send", text, "")).as(who.browser().body()).isEqualTo(303);
        var position = who.browser().cookie("Palimpsest-Position");
        List.of(readers).forEach(one -> one.browser().cookie("Palimpsest-Position", position));
    }

    @Test
    void each_talks_with_those_who_may_know_and_nobody_else_reads_it() {
        assertThat(work(olwen).select("details.talk > summary").eachText()).containsExactly("With the editors nothing yet");
        assertThat(work(rhys).select("details.talk > summary").eachText()).containsExactly("With the editors nothing yet");
        assertThat(work(edda).select("details.talk > summary").eachText())
                .containsExactly("With the author nothing yet",
                        "With Rhys nothing yet",
                        "With Ruth nothing yet",
                        "Among the editors nothing yet");

        says(olwen, "With the editors", "May it <b>hibernate</b>?", edda);
        says(edda, "With the author", "Till Friday.", olwen);
        says(edda, "With Rhys", "Is it new?", rhys);
        says(rhys, "With the editors", "It is.", edda);
        says(edda, "Among the editors", "He is quick.", edda, olwen, rhys, ruth);

        assertThat(work(olwen).text())
                .contains("You as owner", "May it <b>hibernate</b>?", "Edda as editor", "Till Friday.")
                .doesNotContain("Is it new?", "It is.", "quick", "Rhys", rhys.person(), "Ruth");
        assertThat(work(rhys).text())
                .contains("Is it new?", "You as reviewer", "It is.")
                .doesNotContain("hibernate", "Friday", "quick", "Olwen", olwen.person(), "Ruth");
        assertThat(work(ruth).text()).doesNotContain("Is it new?", "It is.", "hibernate", "quick", "Rhys", "Olwen");
        assertThat(work(edda).text()).contains("hibernate", "Friday", "Is it new?", "It is.", "He is quick.");
        for (var who : List.of(olwen, rhys, ruth, edda)) {
            var story = page(who, "/entries/" + entry + "/history").text();
            assertThat(story.contains("Till Friday.")).isEqualTo(who.equals(olwen) || who.equals(edda));
            assertThat(story.contains("Is it new?")).isEqualTo(who.equals(rhys) || who.equals(edda));
            assertThat(story.contains("He is quick.")).isEqualTo(who.equals(edda));
        }
        assertThat(page(edda, "/entries/" + entry + "/history").text()).contains("wrote to the other editors", "Message: He is quick.");
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            var visitor = new Visitor(house.queries().address());
            assertThat(visitor.get("/outbox")).isEqualTo(200);
            var mails = Jsoup.parse(visitor.body()).select("article").stream()
                    .filter(mail -> mail.select("h2").text().equals("Message: Kitchens and care"))
                    .map(Element::text)
                    .toList();
            assertThat(mails).anyMatch(mail -> mail.contains(olwen.email())).anyMatch(mail -> mail.contains(rhys.email()));
            assertThat(mails).allSatisfy(mail -> assertThat(mail).doesNotContain("Friday", "new?", "Edda", ruth.email()));
        });
    }

    @Test
    void what_is_typed_is_kept_and_what_is_refused_comes_back_full() {
        var form = form(work(ruth), "With the editors");
        assertThat(post(ruth, form, "keep", "Half a", "")).isEqualTo(303);
        assertThat(form(work(ruth), "With the editors").select("textarea").val()).isEqualTo("Half a");
        // The window from before does not know of it.
        assertThat(post(ruth, form, "", "Another", "/autosave")).isEqualTo(412);
        var typed = form(work(ruth), "With the editors");
        assertThat(post(ruth, typed, "send", "x".repeat(20_001), "")).isEqualTo(422);
        var back = Jsoup.parse(ruth.browser().body());
        assertThat(back.select(".todo").text()).contains("The message was not sent.", "too long");
        assertThat(form(back, "With the editors").select("textarea").val()).hasSize(20_001);
        assertThat(post(ruth, form(back, "With the editors"), "send", "A whole thought.", "")).isEqualTo(303);
        assertThat(form(work(ruth), "With the editors").select("textarea").val()).isEmpty();
        // Somebody who has the page open from before is not held up by what was said meanwhile.
        assertThat(work(ruth).select("details.talk .note").text()).contains("A whole thought.");
    }

    @Test
    void a_form_that_was_tampered_with_does_nothing() {
        for (var other : List.of("author-messages", "editor-messages")) {
            assertThat(ruth.browser().post("/drafts/" + entry + "/messages", "discussion", other, "text", "Let me in.", "to", "send"))
                    .isEqualTo(403);
        }
        assertThat(ruth.browser().post(
                        "/drafts/" + entry + "/messages",
                        "discussion", "reviewer-messages", "reviewer", rhys.person(), "text", "Let me in.", "to", "send"))
                .isEqualTo(422);
        assertThat(ruth.browser().post("/drafts/" + entry + "/messages", "discussion", "publish", "text", "x")).isEqualTo(400);
        assertThat(ruth.browser().post("/drafts/" + entry + "/messages", "discussion", "reviewer-messages", "reviewer", "A B"))
                .isEqualTo(400);
        assertThat(work(edda).text()).doesNotContain("Let me in.");
    }
}
