package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** What people say of themselves, and of being named on an entry; in browsers without JavaScript. */
class CreditedTest {
    private static final String OWNER = "demo-contributor";
    private static final String SEEN = "Palimpsest-Position";

    private static House house;
    private static SignedUp edda;

    private Visitor owner;
    private SignedUp ada;
    private Author author;
    private String entry = "";

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        done(house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), """
                {"slug": "notes", "title": "Notes", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 0,
                 "anonymity": "DOUBLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC0-1.0"}}
                """));
        edda = SignedUp.as(house, "Edda", "EDITOR");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(edda.browser().get("/applications")).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void draft() {
        owner = new Visitor(house.queries().address());
        ada = SignedUp.at(house, "Ada Account", SignedUp.address());
        author = new Author(house);
        assertThat(owner.post("/sign-in", "token", house.token(OWNER))).isEqualTo(303);
        var body = "{\"section\": \"notes\", \"content\": %s}".formatted(Author.content("Kitchens and care", "Soup."));
        var started = done(author.post(OWNER, "/api/commands/entries", body));
        entry = started.get("id").asString();
        owner.cookie(SEEN, started.get("position").asString());
    }

    private static Document page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body());
    }

    private String credits() {
        return "/drafts/" + entry + "/credits";
    }

    /** Presses a button of the page of credits; what is read next, by any of the three, shows what came of it. */
    private int press(Visitor browser, String step, String... more) {
        var fields = new ArrayList<>(List.of("key", UUID.randomUUID().toString(), "contributor", "Ada Example"));
        fields.addAll(List.of(more));
        int status = browser.post(credits() + "/" + step, fields.toArray(String[]::new));
        var position = browser.cookie(SEEN);
        for (var other : List.of(owner, ada.browser(), edda.browser())) {
            other.cookie(SEEN, position);
        }
        return status;
    }

    private void step(String person, String command, String body) {
        var position = done(author.post(person, "/api/commands/entries/" + entry + "/" + command, body)).get("position").asString();
        for (var one : List.of(owner, ada.browser(), edda.browser())) {
            one.cookie(SEEN, position);
        }
    }

    private String link(String email) {
        var mail = await().atMost(Duration.ofSeconds(30)).until(() -> found(email), Optional::isPresent).orElseThrow();
        assertThat(mail).contains("Ada Example", "Notes").doesNotContain("Kitchens", OWNER, entry);
        var found = Pattern.compile("https?://[^/]+(/credit-invitation\\?link=\\S+)").matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }

    private static Optional<String> found(String email) {
        return page(new Visitor(house.queries().address()), "/outbox").select("article").stream()
                .filter(one -> one.text().contains(email) && one.select("h2").text().startsWith("Are you credited?"))
                .map(one -> one.select("pre").text())
                .findFirst();
    }

    @Test
    void a_profile_is_written_refused_with_what_was_typed_and_shown_or_not() {
        var browser = ada.browser();
        var form = page(browser, "/account/profile");
        var version = form.select("[name=version]").val();
        assertThat(browser.post(
                        "/account/profile", "key", UUID.randomUUID().toString(), "version", version, "name", "Ada Account",
                        "affiliations.0.name", "Test Trust", "affiliations.0.ror", "https://ror.org/01nrxwf91", "orcid", "1234",
                        "expertise", "kitchens"))
                .isEqualTo(422);
        var refused = Jsoup.parse(browser.body());
        assertThat(refused.text()).contains("This is not an ORCID iD.", "its last two digits do not fit");
        assertThat(refused.select("[name=expertise]").val()).isEqualTo("kitchens");
        assertThat(refused.select("[name=orcid]").val()).isEqualTo("1234");
        assertThat(browser.post(
                        "/account/profile", "key", UUID.randomUUID().toString(), "version", version, "name", "Ada Account",
                        "affiliations.0.name", "Test Trust", "affiliations.0.country", "GB", "affiliations.1.name", "Second Home",
                        "orcid", "0000-0002-1825-0097", "expertise", "kitchens"))
                .isEqualTo(303);
        assertThat(page(browser, "/account/profile").select("input[name$=.name]").eachAttr("value"))
                .containsExactly("Test Trust", "Second Home", "");
        assertThat(page(browser, "/become-a-reviewer").select("[name=expertise]").val()).isEqualTo("kitchens");
        var reader = new Visitor(house.queries().address());
        assertThat(reader.get("/profiles/" + ada.person())).isEqualTo(404);
        assertThat(browser.post("/account/profile", "version", version, "name", "Old Ada", "shown", "on")).isEqualTo(409);
        var both = Jsoup.parse(browser.body());
        assertThat(both.select("[name=name]").val()).isEqualTo("Old Ada");
        assertThat(both.text()).contains("Second Home", "kitchens");
        var seen = both.select("[name=version]").val();
        assertThat(browser.post(
                        "/account/profile", "version", seen, "name", "Ada Account", "orcid", "0000-0002-1825-0097", "shown", "on"))
                .isEqualTo(303);
        reader.cookie(SEEN, browser.cookie(SEEN));
        assertThat(page(reader, "/profiles/" + ada.person()).text())
                .contains("Ada Account", "0000-0002-1825-0097", "not verified")
                .doesNotContain("kitchens", ada.email());
    }

    @Test
    void who_is_invited_agrees_and_is_an_author_until_the_tie_is_gone() {
        var email = SignedUp.address();
        assertThat(press(owner, "invite", "email", "nobody")).isEqualTo(422);
        assertThat(Jsoup.parse(owner.body()).select("input[type=email]").val()).isEqualTo("nobody");
        assertThat(press(owner, "invite", "email", email)).isEqualTo(303);
        assertThat(page(owner, credits()).text()).contains("Invited by mail").doesNotContain(email);
        var link = link(email);
        var stranger = new Visitor(house.queries().address());
        assertThat(page(stranger, link).text()).contains("Sign in to answer").doesNotContain("Kitchens", OWNER);
        assertThat(stranger.get(link + "x")).isEqualTo(404);
        assertThat(stranger.post(link, "answer", "agree")).isEqualTo(401);
        assertThat(stranger.post("/sign-in", "email", ada.email(), "password", SignedUp.PASSWORD, "next", link)).isEqualTo(303);
        assertThat(stranger.location()).isEqualTo(link);

        assertThat(page(ada.browser(), link).text()).contains("Kitchens and care", "Ada Example");
        assertThat(ada.browser().get("/drafts/" + entry)).isEqualTo(404);
        assertThat(ada.browser().post(link, "answer", "object", "reason", " ")).isEqualTo(422);
        assertThat(ada.browser().post(link, "answer", "agree")).isEqualTo(303);
        assertThat(ada.browser().get(link)).isEqualTo(404);
        assertThat(page(ada.browser(), "/desk").text()).contains("What you are credited for", "Kitchens and care", "as Ada Example");
        var work = page(ada.browser(), "/drafts/" + entry);
        assertThat(work.text()).contains("Soup.");
        assertThat(work.select("form[action^=/drafts]")).isEmpty();
        assertThat(ada.browser().post("/drafts/" + entry + "/edit/people", "to", "save")).isNotEqualTo(200);
        owner.cookie(SEEN, ada.browser().cookie(SEEN));
        assertThat(page(owner, credits()).text()).contains("Ada Account agrees to be named.");

        assertThat(press(ada.browser(), "release", "from", "desk")).isEqualTo(303);
        assertThat(ada.browser().get("/drafts/" + entry)).isEqualTo(404);
        assertThat(page(ada.browser(), "/desk/credits").text()).contains("Nothing yet.");
    }

    @Test
    void nothing_is_published_while_an_objection_stands_and_the_profile_names_what_is_agreed() {
        var email = SignedUp.address();
        assertThat(press(owner, "invite", "email", email)).isEqualTo(303);
        var link = link(email);
        assertThat(ada.browser().post(link, "answer", "object", "reason", "I only cooked.")).isEqualTo(303);
        assertThat(page(ada.browser(), "/desk/credits").text())
                .contains("An entry in Notes", "You object to being named", "I only cooked.")
                .doesNotContain("Kitchens");
        owner.cookie(SEEN, ada.browser().cookie(SEEN));
        step(OWNER, "submit", "{}");
        step("demo-editor", "accept", "{}");
        var work = page(edda.browser(), "/drafts/" + entry);
        assertThat(work.text()).contains("somebody objects to being named", "A contributor objects to being named.");
        assertThat(work.select("form[action$=/publish]")).isEmpty();
        assertThat(page(edda.browser(), credits()).text()).contains("Ada Account objects to being named", "I only cooked.");
        assertThat(press(edda.browser(), "set_aside", "reason", " ")).isEqualTo(422);
        assertThat(press(ada.browser(), "agree", "from", "desk")).isEqualTo(303);
        step("demo-editor", "publish", "{}");

        assertThat(ada.browser().post(
                        "/account/profile", "version", page(ada.browser(), "/account/profile").select("[name=version]").val(),
                        "name", "Ada Account", "shown", "on"))
                .isEqualTo(303);
        var shown = page(ada.browser(), "/profiles/" + ada.person());
        assertThat(shown.text()).contains("Credited for", "Kitchens and care", "as Ada Example");
        var slug = shown.select("main h3 a").attr("href");
        assertThat(page(ada.browser(), slug).select("a[href$=/credits]")).hasSize(1);
        theBylineLeadsToTheProfileAsLongAsItIsShown(slug);
    }

    private void theBylineLeadsToTheProfileAsLongAsItIsShown(String slug) {
        var led = "a[href=/profiles/" + ada.person() + "]";
        assertThat(page(ada.browser(), slug).select(led).eachText()).containsExactly("Ada Example");
        assertThat(page(ada.browser(), slug + "/versions/1").select(led)).hasSize(1);
        profile("shown", "off");
        assertThat(page(ada.browser(), slug).select(led)).isEmpty();
        assertThat(page(ada.browser(), slug).select("a[href^=/search?contributor]").eachText()).containsExactly("Ada Example");
        profile("shown", "on");
        assertThat(page(ada.browser(), slug).select(led)).hasSize(1);
        var erased = done(house.web().send(
                "POST", "/api/commands/people/" + ada.person() + "/erase", house.token("demo-administrator"), "{}"));
        var reader = new Visitor(house.queries().address());
        reader.cookie(SEEN, erased.get("position").asString());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(page(reader, slug).select("a[href^=/profiles]")).isEmpty());
        assertThat(page(reader, slug).text()).contains("Ada Example");
    }

    private void profile(String field, String value) {
        var version = page(ada.browser(), "/account/profile").select("[name=version]").val();
        var shown = value.equals("on") ? new String[] {"version", version, "name", "Ada Account", field, value}
                : new String[] {"version", version, "name", "Ada Account"};
        assertThat(ada.browser().post("/account/profile", shown)).isEqualTo(303);
    }

    @Test
    void what_is_published_can_be_claimed_and_is_declined_with_a_reason_or_confirmed() {
        step(OWNER, "submit", "{}");
        step("demo-editor", "accept", "{}");
        step("demo-editor", "publish", "{}");
        var slug = ada.browser().json("/api/search?q=kitchens").path("results").path(0).path("slug").asString("");
        var path = "/entries/" + (slug.isEmpty() ? slug(ada.browser()) : slug) + "/credits";
        assertThat(page(ada.browser(), path).select("input[name=contributor]").eachAttr("value")).containsExactly("Ada Example");
        assertThat(ada.browser().post(path, "contributor", "Somebody Else")).isEqualTo(422);
        assertThat(ada.browser().post(path, "contributor", "Ada Example")).isEqualTo(303);
        assertThat(page(ada.browser(), "/desk/credits").text()).contains("the owner or an editor answers");
        owner.cookie(SEEN, ada.browser().cookie(SEEN));
        assertThat(press(owner, "decline", "reason", "Another Ada.")).isEqualTo(303);
        assertThat(page(ada.browser(), "/desk/credits").text()).contains("which was declined", "Another Ada.");
        assertThat(ada.browser().post(path, "contributor", "Ada Example")).isEqualTo(303);
        edda.browser().cookie(SEEN, ada.browser().cookie(SEEN));
        assertThat(press(edda.browser(), "confirm")).isEqualTo(303);
        assertThat(page(ada.browser(), "/desk/credits").text()).contains("This is you, and you agree to be named.");
    }

    private String slug(Visitor browser) {
        return page(browser, "/").select("a[href^=/entries/]").attr("href").replace("/entries/", "");
    }
}
