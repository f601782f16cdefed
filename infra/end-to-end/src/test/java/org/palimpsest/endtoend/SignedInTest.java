package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** People with an account of their own, in browsers without JavaScript. Mail is read on the outbox page. */
class SignedInTest {
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

    private static String address() {
        return SignedUp.address();
    }

    private static Visitor signedUp(String email) {
        return SignedUp.at(house, "Olwen Hughes", email).browser();
    }

    private static String link(String email, String before) {
        return SignedUp.link(house, email, before);
    }

    @Test
    void who_confirms_an_address_has_an_account_and_is_signed_in() {
        var email = address();
        var olwen = signedUp(email);
        assertThat(olwen.get("/account")).isEqualTo(200);
        assertThat(olwen.body()).contains("Olwen Hughes", email, "Contributor", "this browser");
        assertThat(olwen.get("/desk")).isEqualTo(200);
        assertThat(visitor().get("/account")).isEqualTo(303);
    }

    @Test
    void a_link_opens_once_and_signs_up_nobody_by_itself() {
        var email = address();
        var olwen = visitor();
        olwen.post("/sign-up", "name", "Olwen", "email", email, "password", PASSWORD);
        var link = link(email, "/sign-up/confirm?link=");
        assertThat(olwen.post("/sign-in", "email", email, "password", PASSWORD)).isEqualTo(422);
        assertThat(olwen.get("/sign-up/confirm?link=" + link)).isEqualTo(200);
        assertThat(olwen.get("/sign-up/confirm?link=" + link)).isEqualTo(200);
        assertThat(olwen.post("/sign-up/confirm", "link", link)).isEqualTo(303);
        assertThat(visitor().post("/sign-up/confirm", "link", link)).isEqualTo(404);
        assertThat(visitor().get("/sign-up/confirm?link=" + link)).isEqualTo(404);
        assertThat(visitor().get("/sign-up/confirm?link=")).isEqualTo(404);
    }

    @Test
    void roles_are_what_the_log_says() {
        var email = address();
        var olwen = signedUp(email);
        var person = olwen.json("/api/people/me").path("person").asString();
        var administrator = house.token("demo-administrator");
        house.web().send("POST", "/api/commands/people/" + person + "/roles", administrator, "{\"role\":\"REVIEWER\"}");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            olwen.get("/account");
            assertThat(olwen.body()).contains("Contributor, Reviewer");
        });
        house.web().send("DELETE", "/api/commands/people/" + person + "/roles/REVIEWER", administrator, "");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            olwen.get("/account");
            assertThat(Jsoup.parse(olwen.body()).select("dl.facts dd").eachText()).last().isEqualTo("Contributor");
        });
    }

    @Test
    void a_session_is_good_for_commands_and_no_other_site_can_use_it() {
        var olwen = signedUp(address());
        var section = "{\"slug\":\"signed-in\",\"title\":\"Signed in\",\"kind\":\"KNOWLEDGE_BASE\",\"policy\":{\"reviewsRequired\":0,"
                + "\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"CLOSED\",\"licence\":\"CC-BY-4.0\"}}";
        house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), section);
        var draft = "{\"section\":\"signed-in\"}";
        assertThat(olwen.sendJson("/api/commands/entries", draft, "Sec-Fetch-Site", "same-origin")).isEqualTo(201);
        assertThat(olwen.sendJson("/api/commands/entries", draft, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(olwen.sendJson("/api/commands/entries", draft, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(olwen.sendJson("/api/commands/entries", draft, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(olwen.sendJson("/account/sign-out-everywhere", "", "Origin", "null")).isEqualTo(403);
        assertThat(visitor().sendJson("/api/commands/entries", draft, "Sec-Fetch-Site", "same-origin")).isEqualTo(401);
    }

    @Test
    void nothing_tells_whether_an_address_has_an_account() {
        var known = address();
        signedUp(known);
        var unknown = address();
        for (var form : new String[] {"/sign-up", "/forgotten-password"}) {
            assertThat(told(form, known)).isEqualTo(told(form, unknown));
        }
        assertThat(told("/sign-in", known)).isEqualTo(told("/sign-in", unknown));
    }

    /** What a stranger is told, without the address itself. */
    private static String told(String form, String email) {
        var stranger = visitor();
        int status = stranger.post(form, "name", "Somebody", "email", email, "password", "not the right one");
        return status + " " + stranger.body().replace(email, "…");
    }

    @Test
    void who_knows_the_password_signs_in_and_who_guesses_is_stopped_for_a_while() {
        var email = address();
        signedUp(email);
        var olwen = visitor();
        assertThat(olwen.post("/sign-in", "email", email.toUpperCase(Locale.ROOT), "password", PASSWORD, "next", "/account"))
                .isEqualTo(303);
        assertThat(olwen.location()).isEqualTo("/account");
        var rival = visitor();
        for (int i = 0; i < 10; i++) {
            assertThat(rival.post("/sign-in", "email", email, "password", "guess number " + i)).isEqualTo(422);
        }
        assertThat(rival.post("/sign-in", "email", email, "password", PASSWORD)).isEqualTo(429);
        assertThat(olwen.get("/account")).isEqualTo(200);
    }

    @Test
    void a_forgotten_password_is_replaced_and_every_session_ends() {
        var email = address();
        var olwen = signedUp(email);
        var elsewhere = visitor();
        elsewhere.post("/forgotten-password", "email", email);
        var link = link(email, "/new-password?link=");
        assertThat(elsewhere.get("/new-password?link=" + link)).isEqualTo(200);
        assertThat(elsewhere.post("/new-password", "link", link, "password", "short")).isEqualTo(422);
        assertThat(elsewhere.post("/new-password", "link", link, "password", "another four good words")).isEqualTo(303);
        assertThat(elsewhere.get("/account")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(olwen.get("/account")).isEqualTo(303));
        assertThat(visitor().post("/new-password", "link", link, "password", "and yet another one")).isEqualTo(404);
        assertThat(visitor().post("/sign-in", "email", email, "password", PASSWORD)).isEqualTo(422);
        assertThat(visitor().post("/sign-in", "email", email, "password", "another four good words")).isEqualTo(303);
    }

    @Test
    void sessions_are_listed_ended_one_by_one_or_all_together() {
        var email = address();
        var here = signedUp(email);
        var there = visitor();
        there.post("/sign-in", "email", email, "password", PASSWORD);
        here.get("/account");
        var other = Jsoup.parse(here.body()).select(".sessions li").stream()
                .filter(item -> !item.text().contains("this browser"))
                .findFirst()
                .orElseThrow();
        assertThat(here.post("/account/sessions", "id", other.select("[name=id]").val())).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(there.get("/account")).isEqualTo(303));
        assertThat(here.get("/account")).isEqualTo(200);
        var stranger = signedUp(address());
        stranger.post("/account/sessions", "id", Jsoup.parse(page(here)).select(".sessions [name=id]").val());
        assertThat(here.get("/account")).isEqualTo(200);
        assertThat(here.post("/account/sign-out-everywhere")).isEqualTo(303);
        assertThat(here.get("/account")).isEqualTo(303);
        assertThat(here.location()).isEqualTo("/sign-in?next=/account");
    }

    private static String page(Visitor visitor) {
        visitor.get("/account");
        return visitor.body();
    }

    @Test
    void signing_in_makes_a_new_session_and_signing_out_ends_it() {
        var email = address();
        signedUp(email);
        var olwen = visitor();
        olwen.cookie("palimpsest-session", "a-secret-that-a-rival-planted-here-before-her");
        olwen.post("/sign-in", "email", email, "password", PASSWORD);
        var first = olwen.cookie("palimpsest-session");
        assertThat(first).isNotEqualTo("a-secret-that-a-rival-planted-here-before-her").hasSize(43);
        olwen.post("/sign-in", "email", email, "password", PASSWORD);
        assertThat(olwen.cookie("palimpsest-session")).isNotEqualTo(first);
        var thief = visitor();
        thief.cookie("palimpsest-session", first);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(thief.get("/account")).isEqualTo(303));
        var second = olwen.cookie("palimpsest-session");
        assertThat(olwen.post("/sign-out")).isEqualTo(303);
        thief.cookie("palimpsest-session", second);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(thief.get("/account")).isEqualTo(303));
    }

    @Test
    void what_is_asked_for_comes_after_signing_in_and_never_from_another_site() {
        var email = address();
        signedUp(email);
        for (var evil : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"}) {
            var olwen = visitor();
            olwen.post("/sign-in", "email", email, "password", PASSWORD, "next", evil);
            assertThat(olwen.location()).as(evil).isEqualTo("/desk");
        }
    }

    @Test
    void a_form_that_is_refused_comes_back_full_and_says_where() {
        var olwen = visitor();
        assertThat(olwen.post("/sign-up", "name", "<b>Olwen", "email", "olwen@nowhere", "password", "too short")).isEqualTo(422);
        var form = Jsoup.parse(olwen.body());
        assertThat(form.select("#name").val()).isEqualTo("<b>Olwen");
        assertThat(form.select("#email").val()).isEqualTo("olwen@nowhere");
        assertThat(form.select("#password").val()).isEmpty();
        assertThat(form.select("[role=alert]").eachAttr("id")).containsExactly("email-wrong", "password-wrong");
        assertThat(form.select("[aria-invalid=true]").eachAttr("id")).containsExactly("email", "password");
        assertThat(form.select("b:contains(Olwen)")).isEmpty();
    }

    @Test
    void who_is_erased_is_signed_out_and_their_password_forgotten() {
        var email = address();
        var olwen = signedUp(email);
        var person = olwen.json("/api/people/me").path("person").asString();
        var erase = "/api/commands/people/" + person + "/erase";
        assertThat(olwen.sendJson(erase, "{}", "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(olwen.body()).contains("ask for your password");
        assertThat(olwen.post("/account/tokens", "name", "import", "days", "7", "old", PASSWORD)).isEqualTo(200);
        var token = "Bearer " + Jsoup.parse(olwen.body()).select("#secret").val();
        assertThat(house.web().ask("/api/people/me", "Authorization", token).statusCode()).isEqualTo(200);
        assertThat(olwen.post("/account/delete", "old", "guessed wrong")).isEqualTo(422);
        assertThat(olwen.postFrom("cross-site", "/account/delete", "old", PASSWORD)).isEqualTo(403);
        assertThat(olwen.post("/account/delete", "old", PASSWORD)).isEqualTo(200);
        assertThat(olwen.body()).contains("forgotten");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(olwen.get("/account")).isEqualTo(303);
            assertThat(house.web().ask("/api/people/me", "Authorization", token).statusCode()).isEqualTo(401);
            assertThat(visitor().post("/sign-in", "email", email, "password", PASSWORD)).isEqualTo(422);
            try (var client = MongoClients.create(house.mongodbUri())) {
                var database = client.getDatabase(new ConnectionString(house.mongodbUri()).getDatabase());
                assertThat(database.getCollection("passwords").countDocuments(Filters.eq(person))).isZero();
                assertThat(database.getCollection("sessions").countDocuments(Filters.eq("person", person))).isZero();
                assertThat(database.getCollection("personal_tokens").countDocuments(Filters.eq("person", person))).isZero();
            }
        });
    }

    @Test
    void a_session_outlives_a_kill_and_its_secret_lies_nowhere() {
        var email = address();
        var olwen = signedUp(email);
        house.killServices();
        house.restart(house.mongodbUri(), Engines.shared().elasticsearchUri());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(olwen.get("/account")).isEqualTo(200));
        var secret = olwen.cookie("palimpsest-session");
        try (var client = MongoClients.create(house.mongodbUri())) {
            var database = client.getDatabase(new ConnectionString(house.mongodbUri()).getDatabase());
            for (var name : database.listCollectionNames()) {
                assertThat(database.getCollection(name).find().map(document -> document.toJson()))
                        .as(name)
                        .noneMatch(document -> document.contains(secret) || document.contains(PASSWORD));
            }
        }
        // What is new is read once the leases of the killed have run out: other tests do not wait for that.
        var next = signedUp(address());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(next.get("/account")).isEqualTo(200));
    }
}
