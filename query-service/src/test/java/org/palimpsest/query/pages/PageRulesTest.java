package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentEvent.CommenterBlocked;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suspicion;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.samples.Samples;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

/** What holds for every page, and how people sign in. */
class PageRulesTest {
    private static final String UK = "compassionate-communities-uk";
    private static final String SCOTLAND = "nurturing-resilient-and-compassionate-communities-in-scotland";

    private static final String ORGANISATION = "/organisations/Community%20Choice%20%26%20Inclusion";

    private static final String COMMENT = "01890a5d-ac96-774b-bcce-b302099a8101";

    private static final String SEARCH = "01890a5d-ac96-774b-bcce-b302099a8060";

    private static final String SYNONYMS = "01890a5d-ac96-774b-bcce-b302099a8057";

    private static final UUID WORK = UUID.randomUUID();
    private static final UUID DRAFT = UUID.randomUUID();

    private static Running service;
    private static Browser browser;
    private static String administrator;
    private static Tongue tongue;

    @BeforeAll
    static void start() throws IOException {
        service = new Running();
        tongue = new Tongue(Language.GERMAN);
        browser = new Browser(service, "");
        administrator = Running.token("peredur", Instant.now().plusSeconds(600), Role.ADMINISTRATOR);
        service.append("morgan", Role.EDITOR, Samples.events());
        service.append(new Scenario(WORK, "research-communities", "work", Anonymity.DOUBLE_ANONYMIZED)
                .until(ReviewerAssigned.class, 3));
        service.append(new Scenario(DRAFT, "research-communities", "draft", Anonymity.DOUBLE_ANONYMIZED)
                .until(TitleRevised.class, 1));
        var policy = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append("peredur", Role.ADMINISTRATOR, new SectionCreated("notes", "Notes", SectionKind.JOURNAL, "Annals of Care", policy));
        for (var person : List.of("olwen", "peredur")) {
            var called = new Personal(person, PersonEvent.NAME, person);
            var reached = new Personal(person, PersonEvent.EMAIL, person + "@example.org");
            service.append(person, Role.OWNER, new PersonRegistered(person, called, reached, "email:" + person));
            service.append(person, Role.OWNER, new ReviewerApplicationSubmitted(
                    person,
                    List.of("notes"),
                    new Personal(person, PersonEvent.EXPERTISE, "Timebanking"),
                    new Personal(person, PersonEvent.STATEMENT, "I would like to.")));
        }
        service.append("peredur", Role.ADMINISTRATOR, new RoleGranted("peredur", Role.EDITOR));
        service.append("peredur", Role.EDITOR, new SynonymsAdded(
                UUID.fromString(SYNONYMS), List.of("compassion", "kindness"), "Wanda and Otto"));
        service.append("peredur", Role.OWNER, new SearchSaved(
                "peredur",
                UUID.fromString(SEARCH),
                new Personal("peredur", PersonEvent.LABEL, "Hubs & <b>networks</b>"),
                new Personal("peredur", PersonEvent.QUESTION, "q=hub&keyword=networks"),
                true));
        service.append("guest-1", Role.OWNER, comment(UUID.fromString(COMMENT), false));
        var waiting = UUID.randomUUID();
        service.append("guest-2", Role.OWNER, comment(waiting, true));
        service.append("guest-3", Role.OWNER, new CommentReported(
                waiting, "guest-3", new Personal(CommentEvent.key(waiting), CommentEvent.REPORT, "It insults somebody.")));
        var blocked = UUID.randomUUID();
        service.append("guest-4", Role.OWNER, comment(blocked, true));
        service.append("peredur", Role.EDITOR, new CommentRejected(blocked, "Insults"));
        service.append("peredur", Role.EDITOR, new CommenterBlocked(blocked, null, "Insults"));
        service.caughtUp();
    }

    private static CommentPosted comment(UUID id, boolean waits) {
        var key = CommentEvent.key(id);
        return new CommentPosted(
                id,
                Samples.id(UK),
                "research-communities",
                List.of(),
                null,
                null,
                new Personal(key, CommentEvent.NAME, "Ann"),
                new Personal(key, CommentEvent.EMAIL, "ann@example.org"),
                "somebody",
                new Personal(key, CommentEvent.TEXT, "How did the kitchens pay for it?"),
                waits,
                List.of(Suspicion.values()));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-up",
                "/forgotten-password",
                "/search",
                "/search?q=compassion",
                "/search?q=kindness%20communities",
                "/synonyms",
                "/search?q=comunity&keyword=networks&all=keyword&sort=title&status=ongoing",
                "/search?q=-dinosaurs%20SenseMaker%20title%3Ax&keyword=networks&status=ended",
                "/sections/research-communities",
                "/sections/research-communities?size=2&page=2",
                "/sections/notes",
                "/entries/" + SCOTLAND,
                "/entries/" + UK,
                "/entries/" + UK + "/usage",
                ORGANISATION,
                "/entries/" + UK + "/comments",
                "/entries/" + UK + "/comments?told=reported",
                "/entries/" + UK + "/comments/" + COMMENT + "/reply",
                "/entries/" + UK + "/comments/" + COMMENT + "/report",
                "/entries/" + UK + "/related",
                "/?asOf=2999-12-31",
                "/sections/research-communities?asOf=2999-12-31",
                "/sections/research-communities/issues?asOf=2999-12-31",
                "/search?q=compassion&asOf=2999-12-31",
                "/entries/" + UK + "?asOf=2999-12-31",
                "/entries/" + UK + "/history",
                "/entries/" + UK + "/history?from=&to="
            })
    void everyPageKeepsTheRulesOfTheHouse(String address) {
        keepsTheRules(browser, address);
    }

    @Test
    void thePageOfWorkKeepsThemForEverybody() {
        for (var person : Map.of(OWNER, Role.CONTRIBUTOR, EDITOR, Role.EDITOR, FIRST, Role.REVIEWER).entrySet()) {
            var token = Running.token(person.getKey(), Instant.now().plusSeconds(600), person.getValue());
            var page = keepsTheRules(new Browser(service, token), "/drafts/" + WORK);
            assertThat(page.select("form[method=post][action^=/drafts/" + WORK + "/]")).isNotEmpty();
            assertThat(page.select("#main .button.full")).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drafts/new", "text", "people", "details", "check"})
    void soDoesEveryPageForWriting(String address) {
        var token = Running.token(OWNER, Instant.now().plusSeconds(600), Role.CONTRIBUTOR);
        var page = keepsTheRules(new Browser(service, token), address.startsWith("/") ? address : "/drafts/" + DRAFT + "/edit/" + address);
        assertThat(page.select("main form[method=post], main .todo a")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/notifications",
                "/account/searches",
                "/account/searches/new?q=compassion&keyword=networks",
                "/account/searches/" + SEARCH,
                "/desk",
                "/desk/notices",
                "/administration",
                "/applications",
                "/become-a-reviewer",
                "/moderation",
                "/moderation?of=decided",
                "/moderation?of=blocked",
                "/people",
                "/people?role=EDITOR",
                "/people/peredur",
                "/synonyms",
                "/synonyms/new",
                "/synonyms/" + SYNONYMS,
                "/sections/new",
                "/sections/research-communities/policy",
                "/sections/research-communities/review-form"
            })
    void soDoesEveryPageForAdministrators(String address) {
        keepsTheRules(new Browser(service, administrator), address);
    }

    /** In each language. Answers the page in English. */
    private static Document keepsTheRules(Browser reader, String address) {
        var german = reader.inGerman().page(address, 200);
        keepsTheRules(german, "de");
        assertThat(tongue.englishOf(german)).as("English on the German page %s", address).isEmpty();
        var english = reader.page(address, 200);
        keepsTheRules(english, "en");
        return english;
    }

    private static void keepsTheRules(Document page, String language) {
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#main, header, footer, nav[aria-label], [role=search]")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Browser.one(page, "html").attr("lang")).isEqualTo(language);
        assertThat(Browser.one(page, "html").attr("dir")).isEqualTo("ltr");
        assertThat(Browser.one(page, "body > a").attr("href")).isEqualTo("#main");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("[style], style, script:not([src], [type=importmap], [type=application/ld+json]), [onclick]")).isEmpty();
        assertThat(page.select("img:not([alt])")).isEmpty();
        assertThat(page.outerHtml()).as("texts that no bundle has").doesNotContain("??");
        nothingComesFromAnotherHost(page);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("a[href='#'], a:not([href])")).isEmpty();
        headingsLeaveNoGap(page);
        everyFieldHasAName(page);
    }

    @Test
    void onlyAJournalsSectionAndItsEntriesAskForReviewers() {
        var link = ".head nav a[href=/become-a-reviewer]";
        for (var address : List.of("/sections/notes", "/sections/conference-abstracts", "/entries/" + SCOTLAND)) {
            assertThat(browser.page(address, 200).select(link)).as(address).hasSize(1);
        }
        for (var address : List.of("/sections/research-communities", "/entries/" + UK)) {
            assertThat(browser.page(address, 200).select(link)).as(address).isEmpty();
        }
    }

    @Test
    void noLinkIsDead() {
        var addresses = List.of(
                "/", "/search", "/sections/notes", "/sections/research-communities", "/entries/" + UK, "/entries/" + UK + "/history",
                ORGANISATION);
        for (var address : addresses) {
            var links = browser.page(address, 200).select("a[href^=/], link[href^=/]").eachAttr("href").stream()
                    .distinct();
            assertThat(links).allSatisfy(href -> assertThat(browser.get(href).getStatus().value()).as(href).isIn(200, 303));
        }
    }

    /** A reader is known to this host alone. */
    private static void nothingComesFromAnotherHost(Document page) {
        var loaded = page.select("[src], [srcset], link[rel~=stylesheet|icon|preload|modulepreload], object, embed, iframe");
        assertThat(loaded).allSatisfy(element -> {
            var address = element.hasAttr("src") ? element.attr("src") : element.attr("href");
            assertThat(address).as(element.outerHtml()).startsWith("/").doesNotStartWith("//");
        });
    }

    @Test
    void noStyleLoadsFromAnotherHost() throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*")) {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            assertThat(text.replace("http://www.w3.org/2000/svg", "")).as(file.getFilename()).doesNotContain("//", "@import");
        }
    }

    private static void headingsLeaveNoGap(Document page) {
        int before = 0;
        for (var heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
            before = level;
        }
    }

    private static void everyFieldHasAName(Document page) {
        for (var field : page.select("input:not([type=hidden]), select, textarea")) {
            var id = field.id();
            assertThat(field.hasAttr("aria-label")
                            || field.closest("label") != null
                            || (!id.isEmpty() && page.selectFirst("label[for=" + id + "]") != null))
                    .as(field.outerHtml())
                    .isTrue();
        }
    }

    @Test
    void theDeskAsksForATokenAndKeepsItFromScripts() {
        assertThat(browser.get("/desk").getResponseHeaders().getFirst("Location")).isEqualTo("/sign-in");
        assertThat(signIn("no token", "same-origin").getStatus().value()).isEqualTo(422);
        var token = Running.token("alex", Instant.now().plusSeconds(600), Role.CONTRIBUTOR);
        assertThat(signIn(token, "cross-site").getStatus().value()).isEqualTo(403);
        var signedIn = signIn(token, "same-origin");
        assertThat(signedIn.getResponseHeaders().getFirst("Location")).isEqualTo("/desk");
        var cookie = String.valueOf(signedIn.getResponseCookies().getFirst("palimpsest-token"));
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("palimpsest-token=", "SameSite=Lax", "Path=/");
        service.client()
                .get()
                .uri("/desk")
                .accept(MediaType.TEXT_HTML)
                .cookie("palimpsest-token", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .cacheControl(CacheControl.noStore())
                .expectBody(String.class)
                .value(page -> assertThat(Jsoup.parse(String.valueOf(page)).select("h2").eachText())
                        .containsExactly("Needs you", "Waits for others", "Done"));
    }

    private static EntityExchangeResult<byte[]> signIn(String token, String from) {
        return service.client()
                .post()
                .uri("/sign-in")
                .accept(MediaType.TEXT_HTML)
                .header("Sec-Fetch-Site", from)
                .body(BodyInserters.fromFormData("token", token))
                .exchange()
                .expectBody()
                .returnResult();
    }
}
