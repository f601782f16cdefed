package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

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
    void whoever_has_an_account_sees_who_came_in_and_how() {
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

    @Test
    void what_only_services_may_note_nobody_else_can_and_no_address_lies_in_the_log() {
        var olwen = signedUp("Olwen");
        var note = "{\"what\":\"PASSWORD_CHANGED\",\"forgotten\":true}";
        var notes = "/api/commands/people/" + olwen.person() + "/notes";
        assertThat(olwen.browser().sendJson(notes, note, "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(house.web().send("POST", notes, house.token("demo-administrator"), note).statusCode()).isEqualTo(403);
        var uri = new ConnectionString(house.mongodbUri());
        try (var client = MongoClients.create(uri)) {
            var log = client.getDatabase(Objects.requireNonNull(uri.getDatabase())).getCollection("commits");
            var signedIn = log.find(Filters.regex("streams.id", "^account:" + olwen.person())).map(commit -> commit.toJson());
            assertThat(signedIn).isNotEmpty().noneMatch(json -> json.contains("127.0.0.1") || json.contains("Java-http-client"));
        }
    }
}
