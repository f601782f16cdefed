package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** People and their roles, and sections, by those who administer the house, in browsers without JavaScript. */
class AdministrationTest {
    private static House house;
    private static SignedUp ada;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        ada = SignedUp.as(house, "Ada Rees", "ADMINISTRATOR");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ada.browser().get("/people")).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static SignedUp signedUp(String name) {
        return SignedUp.at(house, name, SignedUp.address());
    }

    private static Document page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body());
    }

    /** Presses the button of this role on the person's page. */
    private static int press(Visitor browser, String person, String what, String role) {
        var key = page(browser, "/people/" + person).select("main [name=key]").val();
        return browser.post("/people/" + person + "/roles", "key", key, what, role);
    }

    @Test
    void an_administrator_grants_and_revokes_and_it_counts_at_once_on_both_services() {
        var edda = signedUp("Edda");
        var person = edda.person();
        assertThat(edda.browser().get("/people")).isEqualTo(403);
        var section = "{\"slug\":\"s-" + UUID.randomUUID() + "\",\"title\":\"T\",\"kind\":\"JOURNAL\",\"policy\":"
                + "{\"reviewsRequired\":0,\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"CLOSED\",\"licence\":\"CC0-1.0\"}}";
        assertThat(edda.browser().sendJson("/api/commands/sections", section, "Sec-Fetch-Site", "same-origin")).isEqualTo(403);

        assertThat(press(ada.browser(), person, "grant", "ADMINISTRATOR")).isEqualTo(303);
        assertThat(ada.browser().location()).isEqualTo("/people/" + person);
        assertThat(page(ada.browser(), "/people/" + person).select(".choices li:has(i) b").eachText())
                .containsExactly("Contributor", "Administrator");
        assertThat(edda.browser().get("/people")).isEqualTo(200);
        assertThat(edda.browser().sendJson("/api/commands/sections", section, "Sec-Fetch-Site", "same-origin")).isEqualTo(201);

        assertThat(press(ada.browser(), person, "revoke", "ADMINISTRATOR")).isEqualTo(303);
        assertThat(edda.browser().get("/people")).isEqualTo(403);
        assertThat(edda.browser().sendJson("/api/commands/sections", section, "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
    }

    @Test
    void an_editor_of_one_section_is_none_in_another() {
        var eira = signedUp("Eira");
        var here = journal();
        var there = journal();
        var path = "/people/" + eira.person() + "/roles";
        assertThat(press(ada.browser(), eira.person(), "grant-in", "EDITOR")).isEqualTo(422);
        assertThat(ada.browser().body()).contains("Choose at least one section.");
        var key = page(ada.browser(), "/people/" + eira.person()).select("main [name=key]").val();
        assertThat(ada.browser().post(path, "key", key, "grant-in", "EDITOR", "sections", here)).isEqualTo(303);
        var person = page(ada.browser(), "/people/" + eira.person());
        assertThat(person.select(".choices li:has(i):has(b:contains(Editor)) i").text()).isEqualTo("has it in " + here);
        assertThat(person.select(".choices [name=sections][checked]").eachAttr("value")).containsExactly(here);
        assertThat(page(eira.browser(), "/account").select("main").text()).contains("Contributor, Editor (" + here + ")");
        assertThat(page(eira.browser(), "/account/history?group=ROLES").select("main").text())
                .contains("A role was granted: Editor (" + here + ")");

        assertThat(page(eira.browser(), "/issues").select("[name=section] option").eachAttr("value"))
                .contains(here)
                .doesNotContain(there);
        assertThat(eira.browser().post("/issues", "section", there, "volume", "1", "number", "1", "year", "2026")).isEqualTo(422);
        assertThat(eira.browser().body()).contains("This is for an editor of its section.");
        assertThat(eira.browser().post("/issues", "section", here, "volume", "1", "number", "1", "year", "2026")).isEqualTo(303);
    }

    @Test
    void synonyms_are_added_revised_and_removed_and_what_cannot_be_is_said_at_its_field() {
        var browser = ada.browser();
        assertThat(browser.post("/synonyms/new", "words", " refectory \r\n\r\ncantina\r\n", "reason", "Both are typed.")).isEqualTo(303);
        assertThat(browser.location()).isEqualTo("/synonyms");
        var address = page(browser, "/synonyms").select("main section:contains(cantina) a[href^=/synonyms/]").attr("href");
        assertThat(page(browser, "/search?q=cantina").select("main p[role=note]").text()).startsWith("Also searched for: refectory.");

        assertThat(browser.post("/synonyms/new", "words", "Cantina\nbistro\n" + "x".repeat(101))).isEqualTo(422);
        assertThat(Jsoup.parse(browser.body()).select(".field.wrong .why").text())
                .startsWith("“Cantina”: This is in another group already: refectory, cantina. Right would be:")
                .contains("“" + "x".repeat(40) + "…”: This is too long: 101 characters.");

        var version = page(browser, address).select("form [name=version]").eachAttr("value").getFirst();
        assertThat(browser.post(address, "version", version, "words", "refectory\ncantina\nbistro")).isEqualTo(303);
        assertThat(browser.post(address, "version", version, "words", "refectory\nmess")).isEqualTo(422);
        var again = Jsoup.parse(browser.body());
        assertThat(again.select("main [role=alert]").text()).contains("This was written for version " + version);
        assertThat(again.select("main .words li").eachText()).as("as it is now").containsExactly("refectory", "cantina", "bistro");
        assertThat(again.select("textarea").val()).as("as it was typed").isEqualTo("refectory\nmess");
        var now = again.select("form [name=version]").eachAttr("value").getFirst();
        assertThat(browser.post(address, "version", now, "words", "refectory\nmess")).isEqualTo(303);
        assertThat(page(browser, "/search?q=mess").select("main p[role=note]").text()).startsWith("Also searched for: refectory.");

        assertThat(browser.post(address + "/remove", "reason", "x".repeat(1001))).isEqualTo(422);
        assertThat(Jsoup.parse(browser.body()).select("textarea").val()).isEqualTo("refectory\nmess");
        assertThat(browser.post(address + "/remove", "reason", "They differ.")).isEqualTo(303);
        assertThat(page(browser, "/synonyms").select("main section:contains(refectory)")).isEmpty();
        assertThat(page(browser, "/search?q=mess").select("main p[role=note]")).isEmpty();
        assertThat(browser.get(address)).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void synonyms_are_kept_by_keyboard_on_wide_and_on_narrow_screens(int width, ColorScheme scheme) {
        var own = "ferry" + width;
        try (var chromium = new Chromium()) {
            var keys = new Keys(chromium.page(width, scheme)).open(house.address() + "/sign-in");
            keys.type("E-mail address", ada.email()).type("Password", SignedUp.PASSWORD).press("Sign in");
            keys.open(house.address() + "/synonyms").press("New group of synonyms").type("Words", own).press("Add the group");
            assertThat(keys.page().innerText(".field.wrong .why")).contains("2 to 20 words");
            seen(keys, "synonyms-wrong-" + width);
            keys.type("Words", own + "\nriver crossing " + width).press("Add the group");
            keys.page().waitForURL("**/synonyms");
            seen(keys, "synonyms-" + width);
            keys.press("Change " + own + ", river crossing " + width);
            seen(keys, "synonyms-group-" + width);
            keys.open(house.address() + "/search?q=" + own);
            assertThat(keys.page().innerText("main p[role=note]")).startsWith("Also searched for: river crossing " + width + ".");
            seen(keys, "synonyms-search-" + width);
            keys.press("Search for “" + own + "” alone");
            assertThat(keys.page().locator("main p[role=note]").count()).isZero();
        }
    }

    private static void seen(Keys keys, String name) {
        Chromium.check(keys.page());
        Chromium.picture(keys.page(), name);
    }

    @Test
    void a_search_is_saved_from_its_page_of_results_changed_and_removed() {
        var browser = signedUp("Sian").browser();
        var form = page(browser, "/search?q=kitchens").select("main a[href^=/account/searches/new]").attr("href");
        assertThat(form).isEqualTo("/account/searches/new?q=kitchens");
        assertThat(page(browser, form).select("main [name=name]").val()).isEqualTo("kitchens");
        assertThat(browser.post(form, "name", " ", "mailed", "on")).isEqualTo(422);
        var again = Jsoup.parse(browser.body());
        assertThat(again.select(".field.wrong .why").text()).startsWith("This is missing.");
        assertThat(again.select("main [name=mailed]").hasAttr("checked")).isTrue();

        assertThat(browser.post(form, "name", "Kitchens", "mailed", "on")).isEqualTo(303);
        assertThat(browser.location()).isEqualTo("/account/searches");
        var saved = page(browser, "/account/searches").select("main article");
        assertThat(saved.select("h2 a").attr("href")).isEqualTo("/search?q=kitchens");
        assertThat(saved.text()).contains("Kitchens", "told by mail, once a day");
        assertThat(browser.get(saved.select("a[type]").attr("href"))).isEqualTo(200);
        assertThat(browser.post(form, "name", "Kitchens once more")).isEqualTo(422);
        assertThat(Jsoup.parse(browser.body()).select("main [role=alert]").text()).contains("You have saved this search already.");

        var address = saved.select("a[href^=/account/searches/]").attr("href");
        assertThat(browser.post(address, "name", "Community kitchens")).isEqualTo(303);
        assertThat(page(browser, "/account/searches").select("main article").text()).contains("Community kitchens", "not by mail");
        assertThat(ada.browser().get(address)).isEqualTo(404);
        assertThat(browser.post(address + "/remove", "key", UUID.randomUUID().toString())).isEqualTo(303);
        assertThat(page(browser, "/account/searches").select("main article")).isEmpty();
        assertThat(browser.get(address)).isEqualTo(404);
    }

    /** A section of a journal, which is called like its slug. */
    private static String journal() {
        var slug = "j-" + UUID.randomUUID().toString().substring(0, 8);
        var section = "{\"slug\":\"" + slug + "\",\"title\":\"" + slug + "\",\"kind\":\"JOURNAL\",\"policy\":"
                + "{\"reviewsRequired\":0,\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"CLOSED\",\"licence\":\"CC0-1.0\"}}";
        assertThat(ada.browser().sendJson("/api/commands/sections", section, "Sec-Fetch-Site", "same-origin")).isEqualTo(201);
        return slug;
    }

    @Test
    void people_are_listed_newest_first_and_found_by_whole_address_id_and_role() {
        var rhys = signedUp("<b>Rhys</b> & <script>alert(1)</script>");
        var listed = page(ada.browser(), "/people");
        assertThat(listed.select(".list tbody tr").eachText().getFirst()).contains("<b>Rhys</b> & <script>", rhys.email(), "Contributor");
        assertThat(listed.select("main b, main script")).isEmpty();
        var address = page(ada.browser(), "/people?q=" + rhys.email().toUpperCase(Locale.ROOT));
        assertThat(address.select(".list tbody tr").eachText()).singleElement().asString().contains(rhys.email());
        assertThat(page(ada.browser(), "/people?q=" + rhys.person()).select(".list tbody tr")).hasSize(1);
        assertThat(page(ada.browser(), "/people?q=olwen-").text()).contains("Nobody has this address or id");
        assertThat(page(ada.browser(), "/people?role=ADMINISTRATOR").select(".list tbody tr").eachText())
                .anyMatch(row -> row.contains(ada.email()))
                .noneMatch(row -> row.contains(rhys.email()));
        var person = page(ada.browser(), "/people/" + rhys.person());
        assertThat(person.select("h1").text()).startsWith("<b>Rhys");
        assertThat(person.select("main script")).isEmpty();
    }

    @Test
    void others_get_nothing_and_no_other_site_can_press_the_button() {
        var rhys = signedUp("Rhys");
        var person = rhys.person();
        var stranger = new Visitor(house.queries().address());
        for (var path : List.of("/people", "/people/" + person, "/administration", "/sections/new", "/sections/any/policy")) {
            assertThat(rhys.browser().get(path)).as(path).isEqualTo(403);
            assertThat(rhys.browser().body()).doesNotContain(ada.email());
            assertThat(stranger.get(path)).as(path).isEqualTo(303);
            assertThat(stranger.location()).isEqualTo("/sign-in?next=" + path);
        }
        assertThat(rhys.browser().post("/people/" + person + "/roles", "grant", "EDITOR")).isEqualTo(403);
        assertThat(rhys.browser().post("/sections/new", "slug", "mine")).isEqualTo(403);
        assertThat(stranger.post("/people/" + person + "/roles", "grant", "EDITOR")).isEqualTo(303);
        var form = "grant=EDITOR";
        for (var site : List.of("cross-site", "same-site")) {
            assertThat(ada.browser().send("/people/" + person + "/roles", form, "Sec-Fetch-Site", site)).isEqualTo(403);
        }
        assertThat(ada.browser().send("/people/" + person + "/roles", form, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(page(ada.browser(), "/people/" + person).select(".choices li:has(i) b").eachText()).containsExactly("Contributor");
    }

    @Test
    void what_is_no_role_is_refused_and_what_was_sent_twice_is_done_once() {
        var person = signedUp("Rhys").person();
        assertThat(press(ada.browser(), person, "grant", "OWNER")).isEqualTo(422);
        assertThat(press(ada.browser(), person, "grant", "KING")).isEqualTo(422);
        assertThat(ada.browser().post("/people/nobody-like-this/roles", "grant", "EDITOR")).isEqualTo(404);
        var key = page(ada.browser(), "/people/" + person).select("main [name=key]").val();
        var path = "/people/" + person + "/roles";
        assertThat(ada.browser().post(path, "key", key, "grant", "EDITOR")).isEqualTo(303);
        assertThat(ada.browser().post(path, "key", key, "revoke", "EDITOR")).isEqualTo(303);
        assertThat(ada.browser().post(path, "key", key, "grant", "EDITOR")).isEqualTo(303);
        assertThat(page(ada.browser(), "/people/" + person).select(".choices li:has(i) b").eachText()).containsExactly("Contributor");
    }

    @Test
    void a_section_is_made_in_a_form_that_says_what_is_wrong_and_stays_full() {
        var slug = "notes-" + UUID.randomUUID().toString().substring(0, 8);
        var form = page(ada.browser(), "/sections/new");
        assertThat(form.select("#policy-licence").val()).isEqualTo("CC-BY-4.0");
        assertThat(ada.browser().post("/sections/new", "title", "<i>Notes</i>", "slug", "No Slug", "kind", "JOURNAL",
                "policy.reviewsRequired", "12", "policy.anonymity", "SINGLE_ANONYMIZED", "policy.comments", "OPEN",
                "policy.licence", "my own!", "policy.reviewsShared", "on")).isEqualTo(422);
        var refused = Jsoup.parse(ada.browser().body());
        assertThat(refused.select(".why").eachAttr("id"))
                .containsExactly("slug-why", "policy-reviewsRequired-why", "policy-licence-why");
        assertThat(refused.select(".todo a").eachAttr("href"))
                .containsExactlyInAnyOrder("#slug", "#policy-reviewsRequired", "#policy-licence");
        assertThat(refused.select("#title").val()).isEqualTo("<i>Notes</i>");
        assertThat(refused.select("#policy-reviewsRequired").val()).isEqualTo("12");
        assertThat(refused.select("[name=kind][checked], [name=policy.anonymity][checked]").eachAttr("value"))
                .containsExactly("JOURNAL", "SINGLE_ANONYMIZED");
        assertThat(refused.select("#policy-reviewsShared").hasAttr("checked")).isTrue();

        assertThat(ada.browser().post("/sections/new", "title", "<i>Notes</i>", "slug", slug, "kind", "JOURNAL",
                "journal", "Journal of Notes", "policy.reviewsRequired", "1", "policy.anonymity", "SINGLE_ANONYMIZED",
                "policy.comments", "OPEN", "policy.licence", "CC0-1.0", "policy.history", "FROM_SUBMISSION",
                "policy.withdrawn", "MARKED", "policy.reviewsShared", "on")).isEqualTo(303);
        assertThat(ada.browser().location()).isEqualTo("/sections/" + slug);
        assertThat(page(ada.browser(), "/sections/" + slug).select("h1").text()).isEqualTo("<i>Notes</i>");
        var policy = ada.browser().json("/api/sections/" + slug).at("/section/policy");
        assertThat(policy.path("licence").asString()).isEqualTo("CC0-1.0");
        assertThat(policy.path("history").asString()).isEqualTo("FROM_SUBMISSION");
        assertThat(policy.path("withdrawn").asString()).isEqualTo("MARKED");
        assertThat(policy.path("reviewsShared").asBoolean()).isTrue();
        assertThat(policy.path("ownerMayPublish").asBoolean()).isFalse();
        assertThat(ada.browser().post("/sections/new", "title", "Again", "slug", slug, "kind", "JOURNAL", "policy.reviewsRequired",
                "1", "policy.anonymity", "SINGLE_ANONYMIZED", "policy.comments", "OPEN", "policy.licence", "CC0-1.0")).isEqualTo(422);
        assertThat(Jsoup.parse(ada.browser().body()).select(".todo").text()).contains("There is a section");
    }

    @Test
    void a_policy_is_changed_by_one_at_a_time_and_a_section_closed_with_a_reason() {
        var slug = "policy-" + UUID.randomUUID().toString().substring(0, 8);
        ada.browser().post("/sections/new", "title", "Policy", "slug", slug, "kind", "KNOWLEDGE_BASE", "policy.reviewsRequired", "1",
                "policy.anonymity", "SINGLE_ANONYMIZED", "policy.comments", "OPEN", "policy.licence", "CC0-1.0");
        var path = "/sections/" + slug + "/policy";
        var form = page(ada.browser(), path);
        assertThat(form.select("[name=policy.anonymity][checked]").val()).isEqualTo("SINGLE_ANONYMIZED");
        var version = form.select("[name=version]").val();
        var all = List.of("version", version, "policy.reviewsRequired", "3", "policy.anonymity", "DOUBLE_ANONYMIZED",
                "policy.comments", "CLOSED", "policy.licence", "CC-BY-4.0");
        assertThat(ada.browser().post(path, all.toArray(String[]::new))).isEqualTo(303);
        assertThat(page(ada.browser(), "/administration").text()).contains("3 reviews, double anonymized, CC-BY-4.0");
        var other = all.stream().map(value -> value.equals("3") ? "5" : value).toArray(String[]::new);
        assertThat(ada.browser().post(path, other)).isEqualTo(422);
        var stale = Jsoup.parse(ada.browser().body());
        assertThat(stale.select(".todo").text()).contains("written for version");
        assertThat(stale.select("#policy-reviewsRequired").val()).isEqualTo("5");
        assertThat(ada.browser().post(path, "policy.reviewsRequired", "many")).isEqualTo(422);
        assertThat(Jsoup.parse(ada.browser().body()).select(".why").eachAttr("id"))
                .contains("policy-reviewsRequired-why", "policy-anonymity-why", "policy-comments-why", "policy-licence-why");

        assertThat(ada.browser().post("/sections/" + slug + "/close", "reason", " ")).isEqualTo(422);
        assertThat(Jsoup.parse(ada.browser().body()).select(".why").eachAttr("id")).containsExactly("reason-why");
        assertThat(ada.browser().post("/sections/" + slug + "/close", "reason", "The work is done.")).isEqualTo(303);
        assertThat(page(ada.browser(), path).text()).contains("It is closed");
        assertThat(page(ada.browser(), "/sections/" + slug).text()).contains("closed to new entries");
    }

    @Test
    void a_section_asks_its_reviewers_what_its_form_says_in_its_order() {
        var slug = "form-" + UUID.randomUUID().toString().substring(0, 8);
        ada.browser().post("/sections/new", "title", "Form", "slug", slug, "kind", "JOURNAL", "policy.reviewsRequired", "1",
                "policy.anonymity", "SINGLE_ANONYMIZED", "policy.comments", "OPEN", "policy.licence", "CC0-1.0");
        var path = "/sections/" + slug + "/review-form";
        var version = page(ada.browser(), path).select("[name=version]").val();
        var all = List.of("version", version, "to", "save",
                "text-0", "Is it <b>new</b>?", "kind-0", "CHOICE", "options-0", "Yes\r\n\r\nNo", "steps-0", "5", "required-0", "on",
                "place-0", "2",
                "text-1", "How clear is it?", "kind-1", "SCALE", "options-1", "", "steps-1", "11", "confidential-1", "on", "place-1", "1",
                "text-2", " ", "kind-2", "TEXT", "options-2", "", "steps-2", "5", "place-2", "3");
        assertThat(ada.browser().post(path, all.toArray(String[]::new))).isEqualTo(422);
        var refused = Jsoup.parse(ada.browser().body());
        assertThat(refused.select(".todo a").eachAttr("href")).containsExactly("#steps-0");
        assertThat(refused.select("#text-0").val()).isEqualTo("How clear is it?");
        assertThat(refused.select("#text-1").val()).isEqualTo("Is it <b>new</b>?");
        assertThat(ada.browser().post(path, all.stream().map(one -> one.equals("save") ? "more" : one).toArray(String[]::new)))
                .isEqualTo(200);
        assertThat(Jsoup.parse(ada.browser().body()).select("fieldset.question")).hasSize(6);

        assertThat(ada.browser().post(path, all.stream().map(one -> one.equals("11") ? "10" : one).toArray(String[]::new))).isEqualTo(303);
        var saved = page(ada.browser(), path);
        assertThat(saved.select("#text-0").val()).isEqualTo("How clear is it?");
        assertThat(saved.select("[name=kind-1][checked]").val()).isEqualTo("CHOICE");
        assertThat(saved.select("#options-1").val()).isEqualTo("Yes\nNo");
        assertThat(saved.select("[name=confidential-0][checked], [name=required-1][checked]")).hasSize(2);
        var form = ada.browser().json("/api/sections/" + slug + "/review-form");
        assertThat(form.path("questions").size()).isEqualTo(2);
        assertThat(form.at("/questions/0/steps").asInt()).isEqualTo(10);
        assertThat(ada.browser().post(path, all.toArray(String[]::new))).isEqualTo(422);
        assertThat(ada.browser().body()).contains("written for version");
    }

    /** The first in the house, who came by a token of the operators, is not counted among those who have the role. */
    @Test
    void the_last_administrator_stays_one() {
        var person = ada.person();
        assertThat(press(ada.browser(), person, "revoke", "ADMINISTRATOR")).isEqualTo(409);
        assertThat(ada.browser().body()).contains("Nobody else is an administrator");
        assertThat(page(ada.browser(), "/people/" + person).select("button[value=ADMINISTRATOR]").hasAttr("disabled")).isTrue();
    }
}
