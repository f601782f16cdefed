package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.samples.Samples;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

/** In which language pages come, and how readers choose it. */
class LanguageTest {
    private static final String UK = "/entries/compassionate-communities-uk";

    private static Running service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = new Running();
        browser = new Browser(service);
        service.append("morgan", Role.EDITOR, Samples.events());
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock = """
            -                     | -  | en
            de                    | -  | de
            DE-AT                 | -  | de
            en-US,en;q=0.9        | -  | en
            en-US,de;q=0.5        | -  | en
            fr-CH,de;q=0.7,en     | -  | en
            fr,de;q=0.4,en;q=0.3  | -  | de
            fr,de;q=0             | -  | en
            cy                    | -  | en
            *                     | -  | en
            de;q=much             | -  | en
            ;,;,=                 | -  | en
            de                    | en | en
            en                    | de | de
            de                    | cy | de
            """)
    void theOneThatWasChosenElseTheOneThatTheBrowserWantsMost(@Nullable String header, @Nullable String cookie, String language) {
        var answer = get("/", header, cookie);
        var page = new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
        assertThat(page).contains("<html lang=\"" + language + "\" dir=\"ltr\">");
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo(language);
        assertThat(answer.getResponseHeaders().getVary()).contains(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE);
    }

    @Test
    void aCopyInOneLanguageIsNotGoodInAnother() {
        var english = String.valueOf(get(UK, null, null).getResponseHeaders().getETag());
        assertThat(get(UK, "de", null).getResponseHeaders().getETag()).isNotEqualTo(english);
        for (var wanted : List.of("en", "de")) {
            service.client()
                    .get()
                    .uri(UK)
                    .accept(MediaType.TEXT_HTML)
                    .header(HttpHeaders.ACCEPT_LANGUAGE, wanted)
                    .header(HttpHeaders.IF_NONE_MATCH, english)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(wanted.equals("en") ? 304 : 200)
                    .expectHeader()
                    .values(HttpHeaders.VARY, vary -> assertThat(String.join(", ", vary)).contains("Accept-Language"));
        }
    }

    @Test
    void datesCountriesAndNumbersAreOfTheLanguageOfThePage() {
        var page = browser.inGerman().page("/entries/nurturing-resilient-and-compassionate-communities-in-scotland", 200);
        assertThat(page.select("dd").eachText()).contains("16. Mai 2022");
        assertThat(page.select("abbr").eachAttr("title")).contains("Vereinigtes Königreich");
        var past = browser.inGerman().page(UK + "?asOf=2050-03-01", 200);
        assertThat(Browser.one(past, ".past b").text()).isEqualTo("mit Stand vom 1. März 2050");
        assertThat(Said.in(Language.GERMAN, InWords.text("files.megabytes", 1.25))).isEqualTo("1,2 MB");
        assertThat(Said.in(Language.GERMAN, InWords.text("entries", 1234))).isEqualTo("1.234 Beiträge");
        assertThat(Said.in(Language.GERMAN, Dates.minute(Instant.parse("2027-03-01T08:09:10Z")))).isEqualTo("1. März 2027, 08:09 UTC");
        assertThat(Country.all(Language.GERMAN))
                .extracting(Country::name)
                .containsSubsequence("Ägypten", "Albanien", "Österreich", "Zypern");
    }

    @Test
    void whatIsNotThereIsSaidInIt() {
        var page = browser.inGerman().page("/entries/nowhere", 404);
        assertThat(page.title()).isEqualTo("Nicht gefunden · Palimpsest");
        assertThat(Browser.one(page, "h1").text()).isEqualTo("Hier steht nichts");
        assertThat(page.select("main").text()).contains("Es gibt keinen veröffentlichten Beitrag „nowhere“.");
        var malformed = browser.inGerman().page(UK + "?asOf=never", 400);
        assertThat(Browser.one(malformed, "h1").text()).isEqualTo("Fehlerhafte Anfrage");
        assertThat(malformed.select("main").text())
                .contains("„never“ nennt keinen Zeitpunkt.", "asOf: ein Tag (2024-05-01), ein Augenblick (2024-05-01T12:00:00Z) oder");
    }

    /** A program that asks for no language gets what it always got. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock = """
            -        | en | Not found      | There is no published entry “nowhere”.
            cy,en    | en | Not found      | There is no published entry “nowhere”.
            de-CH,en | de | Nicht gefunden | Es gibt keinen veröffentlichten Beitrag „nowhere“.
            """)
    void programsAreToldWhatIsWrongInTheLanguageTheyAskFor(@Nullable String wanted, String language, String title, String detail) {
        var asked = service.client().get().uri("/api/entries/nowhere");
        if (wanted != null) {
            asked.header(HttpHeaders.ACCEPT_LANGUAGE, wanted);
        }
        asked.exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_LANGUAGE, language)
                .expectHeader()
                .values(HttpHeaders.VARY, vary -> assertThat(String.join(", ", vary)).contains("Accept-Language"))
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(title)
                .jsonPath("$.detail")
                .isEqualTo(detail);
    }

    @Test
    void aMailAnswersInTheLanguageOfThePage() {
        service.client()
                .post()
                .uri("/sign-up")
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                .body(BodyInserters.fromFormData("name", "Olwen")
                        .with("email", "olwen@example.org")
                        .with("password", "four words nobody guesses"))
                .exchange()
                .expectStatus()
                .isOk();
        var mail = Objects.requireNonNull(service.database().getCollection("mails").find().first());
        assertThat(mail.getString("subject")).isEqualTo("Bestätigen Sie Ihre E-Mail-Adresse");
        assertThat(mail.getString("text")).startsWith("Guten Tag Olwen,");
    }

    @Test
    void whatProgramsGetIsInEnglish() {
        service.client()
                .get()
                .uri("/api" + UK + "/history")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.CONTENT_LANGUAGE)
                .expectBody()
                .jsonPath("$.steps[-1:].what")
                .isEqualTo("published version 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock = """
            HERE/search?q=a%20b&page=2 | /search?q=a%20b&page=2
            HERE/                      | /
            HERE//evil.example/a       | /evil.example/a
            HERE                       | /
            https://evil.example/a     | /
            //evil.example             | /
            javascript:alert(1)        | /
            ht tp:/                    | /
            -                          | /
            """)
    void whoChoosesOneComesBackToThePageAndToNoOtherSite(@Nullable String referer, String location) {
        var answer = choose("de", referer == null ? null : referer.replace("HERE", here()), "same-origin");
        assertThat(answer.getStatus().value()).isEqualTo(303);
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.LOCATION)).isEqualTo(location);
        var cookie = String.valueOf(answer.getResponseCookies().getFirst("palimpsest-language"));
        assertThat(cookie).contains("palimpsest-language=de", "Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=31536000");
    }

    @Test
    void noOtherSiteChoosesItAndNoneThatIsNotThere() {
        assertThat(choose("de", null, "cross-site").getStatus().value()).isEqualTo(403);
        for (var none : List.of("cy", "", "de\r\nX: y")) {
            var refused = choose(none, null, "same-origin");
            assertThat(refused.getStatus().value()).isEqualTo(400);
            assertThat(refused.getResponseCookies()).doesNotContainKey("palimpsest-language");
        }
    }

    @Test
    void everyPageOffersTheOthersByTheirOwnNames() {
        assertThat(browser.page("/", 200).select("footer form[action=/language] button[name=language]").eachText())
                .containsExactly("Deutsch");
        var offered = Browser.one(browser.inGerman().page("/", 200), "footer form[action=/language] button");
        assertThat(offered.text()).isEqualTo("English");
        assertThat(offered.attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({"ar,rtl", "he,rtl", "fa,rtl", "ur-PK,rtl", "en,ltr", "de-AT,ltr", "arn,ltr"})
    void scriptsRunInTheirDirection(String tag, String direction) {
        assertThat(Language.direction(tag)).isEqualTo(direction);
    }

    private static String here() {
        return "http://localhost:" + service.port();
    }

    private static EntityExchangeResult<byte[]> get(String address, @Nullable String header, @Nullable String cookie) {
        var asked = service.client().get().uri(URI.create(here() + address)).accept(MediaType.TEXT_HTML);
        if (header != null) {
            asked.header(HttpHeaders.ACCEPT_LANGUAGE, header);
        }
        if (cookie != null) {
            asked.cookie("palimpsest-language", cookie);
        }
        return asked.exchange().expectBody().returnResult();
    }

    private static EntityExchangeResult<byte[]> choose(String language, @Nullable String referer, String from) {
        var asked = service.client()
                .post()
                .uri(URI.create(here() + "/language"))
                .accept(MediaType.TEXT_HTML)
                .header("Sec-Fetch-Site", from);
        if (referer != null) {
            asked.header(HttpHeaders.REFERER, referer);
        }
        return asked.body(BodyInserters.fromFormData("language", language)).exchange().expectBody().returnResult();
    }
}
