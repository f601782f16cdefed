package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.LocalKeycloak;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.ServiceProcess;
import org.palimpsest.testsupport.Visitor;
import org.palimpsest.testsupport.Web;

/** People who come in by an OpenID provider: a real Keycloak with two realms, in a real Chromium; and those who mean harm. */
class ProviderTest {
    private static final String PASSWORD = SignedUp.PASSWORD;
    private static final List<String> USERS = List.of("olwen", "rhys", "mina", "petra", "carys", "dilys", "eleri", "nest");

    /** Whose address the provider has not checked. */
    private static final String UNCHECKED = "uma";

    private static House house;
    private static LocalKeycloak keycloak;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        int port = ServiceProcess.freePort();
        house = new House(
                Houses.database(engines.mongodbUri()),
                engines.elasticsearchUri(),
                Map.of(
                        "PALIMPSEST_MAIL_OUTBOX", "true",
                        "PALIMPSEST_PROVIDERS_PEOPLE_ISSUER", "http://localhost:" + port + "/realms/people",
                        "PALIMPSEST_PROVIDERS_PEOPLE_CLIENT_ID", "palimpsest",
                        "PALIMPSEST_PROVIDERS_PEOPLE_CLIENT_SECRET", "what people know it by",
                        "PALIMPSEST_PROVIDERS_PEOPLE_NAME", "People",
                        "PALIMPSEST_PROVIDERS_OTHER_ISSUER", "http://localhost:" + port + "/realms/other",
                        "PALIMPSEST_PROVIDERS_OTHER_CLIENT_ID", "palimpsest",
                        "PALIMPSEST_PROVIDERS_OTHER_CLIENT_SECRET", "what other knows it by"));
        keycloak = LocalKeycloak.start(
                port, Map.of("people", realm("people", "what people know it by"), "other", realm("other", "what other knows it by")));
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        keycloak.close();
        house.close();
    }

    private static String realm(String name, String secret) {
        var users = Stream.concat(USERS.stream(), Stream.of(UNCHECKED)).map(user -> """
                {"username": "%1$s", "enabled": true, "email": "%1$s@%2$s.example.org", "emailVerified": %3$s,
                 "firstName": "%1$s", "lastName": "Hughes",
                 "credentials": [{"type": "password", "value": "a word of %1$s"}]}""".formatted(user, name, !user.equals(UNCHECKED)));
        return """
                {"realm": "%1$s", "enabled": true, "sslRequired": "none", "accessCodeLifespan": 600, "users": [%2$s],
                 "clients": [{"clientId": "palimpsest", "enabled": true, "secret": "%3$s", "standardFlowEnabled": true,
                   "redirectUris": ["%4$s/sign-in/with/%1$s/back"],
                   "attributes": {"pkce.code.challenge.method": "S256"}}]}"""
                .formatted(name, users.collect(Collectors.joining(", ")), secret, house.address());
    }

    private static Page browser() {
        return chromium.page(1280, ColorScheme.LIGHT);
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /** Follows our link to the provider and signs in there. */
    private static void comeFrom(Page page, String link, String user) {
        page.click("a[href*='" + link + "']");
        atProvider(page, user);
    }

    private static void atProvider(Page page, String user) {
        page.waitForURL(Pattern.compile(".*/realms/.*"));
        page.fill("#username", user);
        page.fill("#password", "a word of " + user);
        page.click("#kc-login");
    }

    private static Page signedIn(SignedUp somebody) {
        var page = browser();
        page.navigate(house.address() + "/sign-in");
        page.fill("#email", somebody.email());
        page.fill("#password", PASSWORD);
        page.click("main button.full");
        assertThat(path(page)).isEqualTo("/desk");
        return page;
    }

    private static void signOut(Page page) {
        page.navigate(house.address() + "/account");
        page.click("main form[action='/sign-out'] button");
    }

    private static List<String> history(Page page) {
        page.navigate(house.address() + "/account/history");
        return page.locator("tbody th").allInnerTexts();
    }

    private static String session(BrowserContext browser) {
        return browser.cookies(house.address()).stream()
                .filter(cookie -> cookie.name.equals("palimpsest-session"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private static String mailTo(String address) {
        var reader = new Visitor(house.queries().address());
        assertThat(reader.get("/outbox")).isEqualTo(200);
        return Jsoup.parse(reader.body()).select("article.mail").stream()
                .map(Element::text)
                .filter(mail -> mail.contains(address))
                .findFirst()
                .orElse("");
    }

    /**
     * Goes to the provider and signs in there, and comes back as a browser that never left, so that nothing is used up: answers with
     * what it came back. Then it is the browser that left.
     */
    private static String notComingBack(Page page, String from, String user) {
        keepCookies(page, name -> name.startsWith("palimpsest-"));
        page.navigate(house.address() + from);
        page.waitForURL(Pattern.compile(".*/realms/.*"));
        var known = page.context().cookies().stream().filter(cookie -> cookie.name.equals("palimpsest-provider")).toList();
        assertThat(known).hasSize(1);
        keepCookies(page, name -> !name.equals("palimpsest-provider"));
        atProvider(page, user);
        assertThat(page.innerText("main")).contains("belongs to nothing that was begun here");
        page.context().addCookies(known);
        return page.url();
    }

    private static void keepCookies(Page page, Predicate<String> names) {
        var kept = page.context().cookies().stream().filter(cookie -> names.test(cookie.name)).toList();
        page.context().clearCookies();
        page.context().addCookies(kept);
    }

    private static String parameter(String url, String name) {
        return Stream.of(URI.create(url).getRawQuery().split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static int status(Page page, String url) {
        return Objects.requireNonNull(page.navigate(url)).status();
    }

    private static void isStale(Page page, String url) {
        assertThat(status(page, url)).as(url).isEqualTo(400);
        assertThat(page.innerText("main")).contains("belongs to nothing that was begun here");
    }

    private static void isUnproven(Page page, String url) {
        assertThat(status(page, url)).as(url).isEqualTo(400);
        assertThat(page.innerText("main")).contains("does not prove who you are");
    }

    @Test
    void a_person_who_comes_from_a_provider_signs_up_and_in_again_and_may_take_a_password_instead() {
        var page = browser();
        page.navigate(house.address() + "/sign-up");
        Chromium.check(page);
        Chromium.picture(page, "sign-up-with-providers-1280-light");
        comeFrom(page, "/sign-in/with/people", "olwen");
        assertThat(path(page)).isEqualTo("/sign-up/with");
        assertThat(page.inputValue("#name")).isEqualTo("olwen Hughes");
        assertThat(page.innerText("main")).contains("olwen@people.example.org");
        assertThat(page.locator("#email").count()).isZero();
        Chromium.check(page);
        Chromium.picture(page, "provider-sign-up-1280-light");
        page.fill("#name", "Olwen Hughes");
        page.click("main form button.full");
        assertThat(path(page)).isEqualTo("/account");
        assertThat(page.innerText("main")).contains("Olwen Hughes", "olwen@people.example.org", "You have no password here");
        assertThat(page.isDisabled("form[action='/account/disconnect'] button")).isTrue();
        assertThat(page.innerText("main")).contains("Nothing else lets you in");
        Chromium.check(page);
        Chromium.picture(page, "account-without-password-1280-light");
        assertThat(history(page)).containsExactly(
                "Signed in: by an account elsewhere (People)",
                "Another way to sign in was connected (People)",
                "The account was made");

        signOut(page);
        page.navigate(house.address() + "/sign-in?next=/account/history");
        Chromium.check(page);
        Chromium.picture(page, "sign-in-with-providers-1280-light");
        // The provider knows this browser, and asks nothing.
        page.click("a[href*='/sign-in/with/people']");
        assertThat(path(page)).isEqualTo("/account/history");
        assertThat(history(page)).hasSize(4).startsWith("Signed in: by an account elsewhere (People)");

        page.navigate(house.address() + "/account");
        page.click("form[action='/forgotten-password'] button");
        var link = SignedUp.link(house, "olwen@people.example.org", "/new-password?link=");
        page.navigate(house.address() + "/new-password?link=" + link);
        page.fill("#password", PASSWORD);
        page.click("main button.full");
        page.click("form[action='/account/disconnect'] button");
        assertThat(page.locator("form[action='/account/disconnect']").count()).isZero();
        assertThat(history(page)).startsWith("A way to sign in was disconnected (People)");
        assertThat(mailTo("olwen@people.example.org")).contains("People signs nobody in to your account");

        // From now on the same account there is a stranger here, also with the address of this account.
        signOut(page);
        page.navigate(house.address() + "/sign-in");
        page.click("a[href*='/sign-in/with/people']");
        assertThat(path(page)).isEqualTo("/sign-up/with");
        page.click("main form button.full");
        assertThat(page.innerText("h1")).isEqualTo("Look into your mail");
        assertThat(session(page.context())).isEmpty();
        assertThat(mailTo("olwen@people.example.org")).contains("There is an account with it already", "connect People");
        page.close();
    }

    @Test
    void a_person_with_an_account_connects_a_provider_with_their_password_and_disconnects_it() {
        var rhys = SignedUp.at(house, "Rhys", SignedUp.address());
        var page = signedIn(rhys);
        page.navigate(house.address() + "/account");
        Chromium.check(page);
        Chromium.picture(page, "account-ways-1280-light");
        comeFrom(page, "/account/connect/people", "rhys");
        assertThat(path(page)).isEqualTo("/account/connect");
        assertThat(page.innerText("main")).contains("rhys@people.example.org");
        Chromium.check(page);
        Chromium.picture(page, "connect-1280-light");
        page.fill("#old", "not the right one");
        page.click("main form button.full");
        assertThat(page.innerText("main")).contains("This is not your present password.");
        page.fill("#old", PASSWORD);
        page.click("main form button.full");
        assertThat(path(page)).isEqualTo("/account");
        assertThat(page.locator("form[action='/account/disconnect']").count()).isEqualTo(1);
        assertThat(mailTo(rhys.email())).contains("with People, too");

        var before = session(page.context());
        signOut(page);
        page.navigate(house.address() + "/sign-in");
        page.click("a[href*='/sign-in/with/people']");
        assertThat(path(page)).isEqualTo("/desk");
        assertThat(session(page.context())).hasSize(43).isNotEqualTo(before);

        // Somebody else, at the same account there.
        var rival = signedIn(SignedUp.at(house, "Rival", SignedUp.address()));
        rival.navigate(house.address() + "/account");
        comeFrom(rival, "/account/connect/people", "rhys");
        assertThat(rival.innerText("main")).contains("Somebody else signs in here with this account of People");
        Chromium.check(rival);
        Chromium.picture(rival, "provider-failed-1280-light");
        assertThat(history(rival))
                .startsWith("Another way to sign in was not connected: somebody else signs in with that account (People)");
        rival.close();

        page.navigate(house.address() + "/account");
        page.click("form[action='/account/disconnect'] button");
        assertThat(page.locator("form[action='/account/disconnect']").count()).isZero();
        assertThat(history(page)).startsWith("A way to sign in was disconnected (People)");
        page.close();
    }

    @Test
    void an_address_that_the_provider_has_not_checked_is_proven_by_mail() {
        var page = browser();
        page.navigate(house.address() + "/sign-up");
        comeFrom(page, "/sign-in/with/people", UNCHECKED);
        assertThat(page.inputValue("#email")).isEqualTo("uma@people.example.org");
        page.fill("#email", "uma@nowhere");
        page.click("main form button.full");
        assertThat(page.locator("[role=alert]").allInnerTexts()).hasSize(1);
        var address = SignedUp.address();
        page.fill("#email", address);
        page.click("main form button.full");
        assertThat(page.innerText("main")).contains(address);
        assertThat(session(page.context())).isEmpty();
        assertThat(mailTo(address)).contains("came from People");
        page.navigate(house.address() + "/sign-up/confirm?link=" + SignedUp.link(house, address, "/sign-up/confirm?link="));
        page.click("main button.full");
        assertThat(path(page)).isEqualTo("/account");
        signOut(page);
        page.navigate(house.address() + "/sign-in");
        page.click("a[href*='/sign-in/with/people']");
        assertThat(path(page)).isEqualTo("/desk");
        page.close();
    }

    @Test
    void what_came_back_belongs_to_one_browser_and_one_provider_and_is_used_once() {
        var rival = browser();
        var back = notComingBack(rival, "/sign-in/with/people", "mina");
        var victim = browser();
        isStale(victim, back);
        assertThat(session(victim.context())).isEmpty();

        // Of one provider at another's door, and with another's name on it.
        isStale(rival, back.replace("/with/people/", "/with/other/"));
        isStale(rival, back.replace("state=", "state=x"));
        assertThat(status(rival, back)).isEqualTo(200);
        assertThat(path(rival)).isEqualTo("/sign-up/with");
        var form = rival.url();
        isStale(rival, back);
        assertThat(status(victim, form)).isEqualTo(404);

        // What a rival is vouched for is nobody else's account.
        var olwen = SignedUp.at(house, "Olwen", SignedUp.address());
        var signedIn = signedIn(olwen);
        assertThat(status(signedIn, form)).isEqualTo(404);
        assertThat(status(signedIn, form.replace("/sign-up/with", "/account/connect"))).isEqualTo(404);
        var link = form.substring(form.indexOf('=') + 1);
        assertThat(olwen.browser().post("/account/connect", "link", link, "old", PASSWORD)).isEqualTo(404);
        assertThat(olwen.browser().post("/sign-up/with", "link", link, "name", "Olwen")).isEqualTo(404);
        assertThat(olwen.browser().postFrom("cross-site", "/account/connect", "link", link, "old", PASSWORD)).isEqualTo(403);
        assertThat(olwen.browser().postFrom("cross-site", "/sign-up/with", "link", link, "name", "Olwen")).isEqualTo(403);
        assertThat(olwen.browser().postFrom("cross-site", "/account/disconnect", "key", "identity:any")).isEqualTo(403);
        assertThat(olwen.browser().post("/account/disconnect", "key", "identity:any")).isEqualTo(404);
        Stream.of(rival, victim, signedIn).forEach(Page::close);
    }

    @Test
    void a_code_of_another_provider_or_another_visit_proves_nothing() {
        var rival = browser();
        var stolen = notComingBack(rival, "/sign-in/with/people", "petra");
        var page = browser();
        var people = notComingBack(page, "/sign-in/with/people", "petra");
        isUnproven(page, people.replace(parameter(people, "code"), parameter(stolen, "code")));

        var mixed = notComingBack(page, "/sign-in/with/other", "petra");
        assertThat(parameter(mixed, "iss")).isNotEqualTo(parameter(stolen, "iss"));
        isUnproven(page, mixed.replace(parameter(mixed, "iss"), parameter(stolen, "iss")));
        var again = notComingBack(page, "/sign-in/with/other", "petra");
        isUnproven(page, again.replace(parameter(again, "code"), parameter(stolen, "code")));
        Stream.of(rival, page).forEach(Page::close);
    }

    @Test
    void nobody_connects_by_what_somebody_else_began() {
        var victim = signedIn(SignedUp.at(house, "Carys", SignedUp.address()));
        var rival = signedIn(SignedUp.at(house, "Rival", SignedUp.address()));
        var back = notComingBack(rival, "/account/connect/people", "carys");
        isStale(victim, back);
        assertThat(history(victim)).noneMatch(line -> line.contains("connected"));
        // After signing out in between, it is not the same person any more who comes back.
        signOut(rival);
        isStale(rival, back);
        victim.navigate(house.address() + "/account");
        assertThat(victim.locator("form[action='/account/disconnect']").count()).isZero();

        // A provider that says no is told, and noted.
        var asked = notComingBack(victim, "/account/connect/people", "dilys");
        assertThat(status(victim, house.address() + "/sign-in/with/people/back?error=access_denied&state=" + parameter(asked, "state")
                        + "&iss=" + parameter(asked, "iss")))
                .isEqualTo(400);
        assertThat(victim.innerText("main")).contains("did not let you in");
        assertThat(history(victim)).startsWith("Another way to sign in was not connected: it said no, or the person there (People)");
        Stream.of(victim, rival).forEach(Page::close);
    }

    @Test
    void nobody_is_sent_on_from_another_site_nor_to_one() {
        var sent = house.web().ask("/sign-in/with/people?next=/account", "Sec-Fetch-Site", "cross-site", "Accept", "text/html");
        assertThat(sent.uri().getPath()).isEqualTo("/sign-in");
        assertThat(sent.uri().getQuery()).isEqualTo("next=/account");
        assertThat(house.web().ask("/sign-in/with/nobody", "Accept", "text/html").statusCode()).isEqualTo(404);
        var page = browser();
        for (var evil : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            page.navigate(house.address() + "/sign-in/with/people?next=" + Web.encode(evil));
            if (path(page).startsWith("/realms/")) {
                atProvider(page, "eleri");
                page.click("main form button.full");
            }
            assertThat(page.url()).as(evil).isEqualTo(house.address() + "/desk");
            signOut(page);
        }
        page.close();
    }

    @Test
    void a_visit_outlives_a_kill_ends_at_any_node_and_is_forgotten_with_the_account() {
        var page = browser();
        page.context().addCookies(List.of(
                new Cookie("palimpsest-session", "a-secret-that-a-rival-planted").setUrl(house.address())));
        var back = notComingBack(page, "/sign-in/with/people", "nest");
        house.queries().kill();
        house.queries().restart();
        try (var another = house.another("query-service")) {
            var there = another.address() + back.substring(house.address().length());
            assertThat(status(page, there)).isEqualTo(200);
            assertThat(path(page)).isEqualTo("/sign-up/with");
            page.navigate(page.url().replace(another.address().toString(), house.address()));
        }
        page.click("main form button.full");
        assertThat(session(page.context())).hasSize(43);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            page.navigate(house.address() + "/account");
            assertThat(page.innerText("main")).contains("nest@people.example.org");
        });

        page.click("form[action='/forgotten-password'] button");
        page.navigate(house.address() + "/new-password?link="
                + SignedUp.link(house, "nest@people.example.org", "/new-password?link="));
        page.fill("#password", PASSWORD);
        page.click("main button.full");
        page.navigate(house.address() + "/account/delete");
        page.fill("#old", PASSWORD);
        page.click("main form:has(#old) button");
        assertThat(page.innerText("h1")).isEqualTo("Your account is deleted");
        page.navigate(house.address() + "/sign-in");
        page.click("a[href*='/sign-in/with/people']");
        assertThat(path(page)).isEqualTo("/sign-up/with");
        page.close();
    }
}
