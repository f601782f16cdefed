package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** Somebody who has signed up, and is signed in, in a browser. The house has an outbox page, on which their mail is read. */
record SignedUp(Visitor browser, String email) {
    static final String PASSWORD = "four words nobody guesses";

    static SignedUp at(House house, String name, String email) {
        var browser = new Visitor(house.queries().address());
        assertThat(browser.post("/sign-up", "name", name, "email", email, "password", PASSWORD)).isEqualTo(200);
        var link = link(house, email, "/sign-up/confirm?link=");
        assertThat(browser.get("/sign-up/confirm?link=" + link)).isEqualTo(200);
        assertThat(browser.post("/sign-up/confirm", "link", link)).isEqualTo(303);
        assertThat(browser.location()).isEqualTo("/account");
        return new SignedUp(browser, email);
    }

    /** The same, to whom an administrator has given this role. */
    static SignedUp as(House house, String name, String role) {
        var somebody = at(house, name, address());
        var roles = "/api/commands/people/" + somebody.person() + "/roles";
        house.web().send("POST", roles, house.token("demo-administrator"), "{\"role\":\"" + role + "\"}");
        // A service remembers for a moment which roles somebody had before.
        assertThat(somebody.browser.post("/sign-out")).isEqualTo(303);
        assertThat(somebody.browser.post("/sign-in", "email", somebody.email, "password", PASSWORD)).isEqualTo(303);
        return somebody;
    }

    /** An address that nobody else has. */
    static String address() {
        return "olwen-" + UUID.randomUUID() + "@example.org";
    }

    /** Their id. */
    String person() {
        return browser.json("/api/people/me").path("person").asString();
    }

    /** Has a page make a personal token, which shows it once; answers its secret. {@code may}: of what the form has checked. */
    String token(String name, String... may) {
        assertThat(browser.get("/account/tokens")).isEqualTo(200);
        var form = new ArrayList<>(List.of("key", Jsoup.parse(browser.body()).select("[name=key]").val()));
        form.addAll(List.of("name", name, "days", "7", "old", PASSWORD));
        Stream.of(may).forEach(role -> form.addAll(List.of("role", role)));
        assertThat(browser.post("/account/tokens", form.toArray(String[]::new))).isEqualTo(200);
        var secret = Jsoup.parse(browser.body()).select("#secret").val();
        assertThat(secret).matches("palimpsest_pat_[A-Za-z0-9_-]{43}");
        // Loading the page again sends the form again.
        assertThat(browser.post("/account/tokens", form.toArray(String[]::new))).isEqualTo(303);
        assertThat(browser.get("/account/tokens")).isEqualTo(200);
        assertThat(Jsoup.parse(browser.body()).select(".sessions b").eachText()).containsOnlyOnce(name);
        assertThat(browser.body()).doesNotContain(secret);
        return secret;
    }

    /** The secret in the last mail to this address. */
    static String link(House house, String email, String before) {
        var reader = new Visitor(house.queries().address());
        assertThat(reader.get("/outbox")).isEqualTo(200);
        var mail = Jsoup.parse(reader.body()).select("article.mail").stream()
                .filter(one -> one.text().contains(email))
                .findFirst()
                .orElseThrow();
        var address = mail.select("a").attr("href");
        var text = mail.select("pre").text();
        assertThat(text).contains(address);
        int from = text.indexOf(before);
        assertThat(from).as(text).isPositive();
        return text.substring(from + before.length()).split("\\s", 2)[0];
    }
}
