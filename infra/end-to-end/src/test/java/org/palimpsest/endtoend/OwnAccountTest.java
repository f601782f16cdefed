package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;
import org.palimpsest.testsupport.Web;
import org.palimpsest.web.session.Secrets;

/** What people see of their own account and do with it, in browsers without JavaScript. */
class OwnAccountTest {
    private static final String PASSWORD = SignedUp.PASSWORD;
    private static House house;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Visitor visitor() {
        return new Visitor(house.queries().address());
    }

    private static SignedUp signedUp(String name) {
        return SignedUp.at(house, name, SignedUp.address());
    }

    private static List<String> history(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body()).select("tbody th").eachText();
    }

    @Test
    void the_owner_of_an_account_sees_who_came_in_and_how() {
        var olwen = signedUp("Olwen");
        var there = visitor();
        there.post("/sign-in", "email", olwen.email(), "password", PASSWORD);
        assertThat(history(there, "/account/history"))
                .containsExactly("Signed in: with the password", "Signed in: by a link from a mail", "The account was made");
        assertThat(there.body()).contains("127.0.0.1", "Java-http-client");

        there.post("/account/password", "old", PASSWORD, "password", "another four good words");
        assertThat(history(there, "/account/history")).startsWith("Signed in: with the password", "The password was changed");
        there.get("/account");
        var here = Jsoup.parse(there.body()).select(".sessions [name=id]").val();
        there.post("/account/sessions", "id", "none");
        var again = visitor();
        again.post("/sign-in", "email", olwen.email(), "password", "another four good words");
        again.post("/account/sessions", "id", here);
        assertThat(history(again, "/account/history")).startsWith("Signed out in one browser", "Signed in: with the password");
        again.post("/account/sign-out-everywhere");
        again.post("/sign-in", "email", olwen.email(), "password", "another four good words");
        assertThat(history(again, "/account/history")).startsWith("Signed in: with the password", "Signed out everywhere");
        assertThat(history(again, "/account/history?group=ACCESS")).containsExactly("The password was changed");
        assertThat(history(again, "/account/history?group=%3Cb%3E&before=0")).isEmpty();
    }

    @Test
    void administrators_see_it_too_and_who_did_what_and_nobody_else_does() {
        var olwen = signedUp("Olwen");
        var ada = SignedUp.as(house, "Ada", "ADMINISTRATOR");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ada.browser().get("/people")).isEqualTo(200));
        var path = "/people/" + olwen.person();
        assertThat(ada.browser().post(path + "/roles", "grant", "EDITOR")).isEqualTo(303);
        assertThat(history(ada.browser(), path + "/history?group=ROLES")).containsExactly("A role was granted: Editor");
        assertThat(Jsoup.parse(ada.browser().body()).select("tbody td").eachText()).contains("Ada");
        assertThat(history(olwen.browser(), "/account/history?group=ROLES")).containsExactly("A role was granted: Editor");
        assertThat(Jsoup.parse(olwen.browser().body()).select("main").text())
                .contains("an editor or administrator")
                .doesNotContain("Ada");
        assertThat(olwen.browser().get("/people/" + ada.person() + "/history")).isEqualTo(403);
    }

    @Test
    void wrong_passwords_are_told_and_do_not_fill_the_log() {
        var olwen = signedUp("Olwen");
        // A right password forgives what signing up has counted.
        assertThat(visitor().post("/sign-in", "email", olwen.email(), "password", PASSWORD)).isEqualTo(303);
        var rival = visitor();
        for (int i = 0; i < 10; i++) {
            assertThat(rival.post("/sign-in", "email", olwen.email(), "password", "guess number " + i)).isEqualTo(422);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(history(olwen.browser(), "/account/history?group=SIGN_INS"))
                .containsSubsequence("10 wrong passwords were given within an hour", "A wrong password was given")
                .hasSize(4));
    }

    @Test
    void another_address_is_proven_by_a_link_and_the_old_one_is_told() {
        var olwen = signedUp("Olwen");
        var rival = signedUp("Rival");
        var fresh = SignedUp.address();
        assertThat(olwen.browser().post("/account/email", "email", fresh, "old", "guessed wrong")).isEqualTo(422);
        assertThat(olwen.browser().post("/account/email", "email", "olwen@nowhere", "old", PASSWORD)).isEqualTo(422);
        assertThat(olwen.browser().postFrom("cross-site", "/account/email", "email", fresh, "old", PASSWORD)).isEqualTo(403);
        assertThat(olwen.browser().post("/account/email", "email", fresh, "old", PASSWORD, "person", rival.person())).isEqualTo(200);
        var told = olwen.browser().body().replace(fresh, "…");
        var link = "/account/email/" + SignedUp.link(house, fresh, "/account/email/");
        assertThat(olwen.browser().post("/account/email", "email", rival.email(), "old", PASSWORD)).isEqualTo(200);
        assertThat(olwen.browser().body().replace(rival.email(), "…")).isEqualTo(told);

        assertThat(visitor().get(link)).isEqualTo(303);
        assertThat(rival.browser().get(link)).isEqualTo(404);
        assertThat(rival.browser().post(link)).isEqualTo(404);
        assertThat(olwen.browser().get(link)).isEqualTo(200);
        assertThat(olwen.browser().body()).contains(fresh);
        assertThat(olwen.browser().postFrom("cross-site", link)).isEqualTo(403);
        assertThat(olwen.browser().post(link, "email", rival.email())).isEqualTo(303);
        assertThat(olwen.browser().post(link)).isEqualTo(404);
        olwen.browser().get("/account");
        assertThat(olwen.browser().body()).contains(fresh).doesNotContain(olwen.email());
        assertThat(visitor().post("/sign-in", "email", olwen.email(), "password", PASSWORD)).isEqualTo(422);
        assertThat(visitor().post("/sign-in", "email", fresh, "password", PASSWORD)).isEqualTo(303);
        var outbox = visitor();
        outbox.get("/outbox");
        assertThat(Jsoup.parse(outbox.body()).select("article.mail").eachText())
                .anyMatch(mail -> mail.contains(olwen.email()) && mail.contains("another e-mail address from now on"))
                .anyMatch(mail -> mail.contains(rival.email()) && mail.contains("There is an account with it already"));
    }

    private static int asked(String secret) {
        return house.web().ask("/api/people/me", "Authorization", "Bearer " + secret).statusCode();
    }

    private static void awaitRefused(String secret) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(asked(secret)).isEqualTo(401));
        var there = new Web(house.commands().address());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> there.send("POST", "/api/commands/entries", secret, "{}").statusCode() == 401);
    }

    @Test
    void a_token_does_on_both_services_what_it_was_made_for_and_nothing_else() {
        var olwen = signedUp("Olwen");
        var reads = olwen.token("reads");
        var writes = olwen.token("writes", "CONTRIBUTOR");
        var here = "/api/commands/people/" + olwen.person();
        var version = house.web().get("/api/people/me", "Authorization", "Bearer " + reads).headers().firstValue("ETag").orElseThrow();
        var name = "{\"name\":\"Olwen Hughes\",\"email\":\"" + olwen.email() + "\"}";
        var email = name.replace(olwen.email(), SignedUp.address());
        for (var service : List.of(house.queries(), house.commands())) {
            var web = new Web(service.address());
            var refused = web.send("PUT", here, reads, name, "If-Match", version);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("scope WRITE");
            assertThat(web.send("PUT", here, writes, email, "If-Match", version).body()).contains("ask for your password");
            assertThat(web.send("POST", here + "/erase", writes, "{}").statusCode()).isEqualTo(403);
            assertThat(web.send("POST", here + "/notes", writes, "{\"what\":\"PASSWORD_CHANGED\",\"forgotten\":true}").statusCode())
                    .isEqualTo(403);
            assertThat(web.send("POST", here + "/roles", writes, "{\"role\":\"EDITOR\"}").statusCode()).isEqualTo(403);
            assertThat(web.send("PUT", here, writes.substring(0, 57), name, "If-Match", version).statusCode()).isEqualTo(401);
        }
        assertThat(new Web(house.commands().address()).send("PUT", here, writes, name, "If-Match", version).statusCode()).isEqualTo(200);
        assertThat(house.web().send("POST", "/account/tokens", writes, "").statusCode()).isEqualTo(403);
        olwen.browser().get("/account/tokens");
        assertThat(Jsoup.parse(olwen.browser().body()).select(".sessions li").eachText())
                .allMatch(line -> line.contains("last used about"));
    }

    @Test
    void a_token_is_made_with_the_password_for_what_its_owner_may_and_not_for_ever() {
        var olwen = signedUp("Olwen").browser();
        var right = Map.of("name", "<b>import", "days", "7", "old", PASSWORD);
        var wrong = Map.of(
                "old", List.of("", "guessed wrong"),
                "name", List.of("", "x".repeat(101), "two\nlines"),
                "days", List.of("", "0", "367", "-7", "7 days", "99999999999"),
                "role", List.of("ADMINISTRATOR", "OWNER", "contributor", "<b>"));
        wrong.forEach((field, values) -> values.forEach(value -> {
            var form = new HashMap<>(right);
            form.put(field, value);
            assertThat(olwen.post("/account/tokens", pairs(form))).as(field + " " + value).isEqualTo(422);
            var page = Jsoup.parse(olwen.body());
            assertThat(page.select("[role=alert]").eachAttr("id")).containsExactly(field + "-wrong");
            assertThat(page.select("#name").val().replace("\n", "")).isEqualTo(Objects.requireNonNull(form.get("name")).replace("\n", ""));
            assertThat(page.select("#old").val()).isEmpty();
        }));
        assertThat(olwen.postFrom("cross-site", "/account/tokens", pairs(right))).isEqualTo(403);
        assertThat(visitor().post("/account/tokens", pairs(right))).isEqualTo(303);
        olwen.get("/account/tokens");
        assertThat(olwen.body()).contains("You have none.");
    }

    private static String[] pairs(Map<String, String> form) {
        return form.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue())).toArray(String[]::new);
    }

    @Test
    void tokens_are_revoked_by_their_owner_alone_or_all_together_and_a_new_password_leaves_them() {
        var olwen = signedUp("Olwen");
        var rival = signedUp("Rival");
        var people = List.of(olwen.person(), rival.person());
        var one = olwen.token("nightly import", "CONTRIBUTOR");
        var other = olwen.token("statistics");
        var revoke = Jsoup.parse(olwen.browser().body()).select(".sessions li:contains(nightly) form").attr("action");
        assertThat(revoke).startsWith("/account/tokens/").endsWith("/revoke");
        assertThat(rival.browser().post(revoke)).isEqualTo(404);
        assertThat(olwen.browser().postFrom("cross-site", revoke)).isEqualTo(403);
        for (var id : List.of("none", "00000000-0000-0000-0000-000000000000", "%00", revoke.split("/", -1)[3] + "0")) {
            assertThat(olwen.browser().post("/account/tokens/" + id + "/revoke")).as(id).isIn(400, 404);
        }
        assertThat(asked(one)).isEqualTo(200);
        assertThat(olwen.browser().post(revoke)).isEqualTo(303);
        assertThat(olwen.browser().post(revoke)).isEqualTo(404);
        awaitRefused(one);
        assertThat(history(olwen.browser(), "/account/history?group=ACCESS")).containsExactly(
                "A personal token was revoked “nightly import”",
                "A personal token was made “statistics”: read",
                "A personal token was made “nightly import”: read, write");

        assertThat(olwen.browser().post("/account/password", "old", PASSWORD, "password", "another four good words")).isEqualTo(303);
        assertThat(asked(other)).isEqualTo(200);
        assertThat(olwen.browser().post("/account/sign-out-everywhere")).isEqualTo(303);
        awaitRefused(other);
        var lost = rival.token("lost");
        visitor().post("/forgotten-password", "email", rival.email());
        var link = SignedUp.link(house, rival.email(), "/new-password?link=");
        assertThat(visitor().post("/new-password", "link", link, "password", "another four good words")).isEqualTo(303);
        awaitRefused(lost);
        assertThat(logOf(people.getFirst()) + logOf(people.getLast())).contains("account.token-made")
                .doesNotContain(one.substring(15), Secrets.hash(one), Secrets.hash(other), "nightly", "statistics");
    }

    @Test
    void a_person_who_makes_a_token_is_told_by_mail_without_the_token() {
        var olwen = signedUp("Olwen");
        var secret = olwen.token("nightly import", "CONTRIBUTOR");
        var outbox = visitor();
        outbox.get("/outbox");
        assertThat(Jsoup.parse(outbox.body()).select("article.mail").eachText())
                .filteredOn(mail -> mail.contains(olwen.email()) && mail.contains("A personal token was made"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("“nightly import”", "It may read, write", "good until").doesNotContain(secret));
    }

    @Test
    void its_pages_hold_what_holds_for_every_page() {
        var olwen = signedUp("Olwen");
        olwen.token("nightly import", "CONTRIBUTOR");
        try (var chromium = new Chromium()) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : new int[] {1280, 320}) {
                    var as = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    var page = chromium.page(width, scheme);
                    page.navigate(house.address() + "/sign-in");
                    page.fill("#email", olwen.email());
                    page.fill("#password", PASSWORD);
                    page.click("main button.full");
                    for (var name : List.of("", "/email", "/delete", "/history", "/tokens")) {
                        page.navigate(house.address() + "/account" + name);
                        Chromium.check(page);
                        Chromium.picture(page, "account" + name.replace('/', '-') + as);
                    }
                    page.fill("#name", "statistics" + as);
                    page.fill("#old", PASSWORD);
                    page.click("main form:has(#old) button");
                    assertThat(page.inputValue("#secret")).startsWith("palimpsest_pat_");
                    Chromium.check(page);
                    Chromium.picture(page, "account-token" + as);
                    page.close();
                }
            }
        }
    }

    @Test
    void what_only_services_may_note_nobody_else_can_and_no_address_lies_in_the_log() {
        var olwen = signedUp("Olwen");
        var note = "{\"what\":\"PASSWORD_CHANGED\",\"forgotten\":true}";
        var notes = "/api/commands/people/" + olwen.person() + "/notes";
        assertThat(olwen.browser().sendJson(notes, note, "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(house.web().send("POST", notes, house.token("demo-administrator"), note).statusCode()).isEqualTo(403);
        assertThat(logOf(olwen.person())).contains("account.signed-in").doesNotContain("127.0.0.1", "Java-http-client");
    }

    /** What the log holds of how this person came in. */
    private static String logOf(String person) {
        var uri = new ConnectionString(house.mongodbUri());
        try (var client = MongoClients.create(uri)) {
            var log = client.getDatabase(Objects.requireNonNull(uri.getDatabase())).getCollection("commits");
            return String.join("\n", log.find(Filters.regex("streams.id", "^account:" + person))
                    .map(commit -> commit.toJson())
                    .into(new ArrayList<>()));
        }
    }
}
