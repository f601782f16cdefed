package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.query.Running;
import org.palimpsest.query.markdown.Markdown;
import org.palimpsest.query.samples.Samples;

/** Who reads the past stays in it on every page that has one, and each of them says which it is. */
class PastPagesTest {
    private static final String UK = "compassionate-communities-uk";
    private static final String SCOTLAND = "nurturing-resilient-and-compassionate-communities-in-scotland";
    private static final String ISSUE = "/sections/conference-abstracts/issues/22/S2";
    private static final UUID LATER = UUID.randomUUID();
    private static final UUID OUT = UUID.randomUUID();

    /** What leads out of the past: it has none, or tells its own. */
    private static final Pattern OUT_OF_IT = Pattern.compile("/(most-read(\\?.*)?|drafts/new|become-a-reviewer|desk|account|sign-in|sign-up"
            + "|display|developers|synonyms|pages/.*|search/feed\\.atom\\?.*|entries/[^/]+/(history|usage|credits|versions/.*|export/.*|files/.*))");

    private static Running service;
    private static Browser browser;

    /** Before the issue, a second version, another section and another entry. */
    private static long first;

    /** When all of them were there. */
    private static long all;

    @BeforeAll
    static void start() {
        service = new Running();
        browser = new Browser(service);
        first = service.append("morgan", Role.EDITOR, Samples.events());
        service.append(
                "morgan",
                Role.EDITOR,
                new IssuePlanned(OUT, "conference-abstracts", "22", "S2", 2022, null),
                new IssuePublished(OUT, "conference-abstracts", "22", "S2", 2022, null, List.of(Samples.id(SCOTLAND))));
        service.append("morgan", Role.EDITOR, Samples.published(
                UK, 2, Samples.content(UK).with(new TitleRevised(Samples.id(UK), "Compassion, second version"))));
        var policy = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append("ada", Role.ADMINISTRATOR, new SectionCreated("later", "Later", SectionKind.KNOWLEDGE_BASE, null, policy));
        var content = Content.EMPTY
                .with(new TitleRevised(LATER, "Laterkitchens"))
                .with(new KeywordsRevised(LATER, List.of("networks")))
                .with(new BodyRevised(LATER, 1, Markdown.read("As [theirs](/entries/" + UK + "#top), and see [all](/search?q=care).")));
        all = service.append(
                "morgan", Role.EDITOR, new EntryPublished(LATER, "later", "laterkitchens", 1, "CC-BY-4.0", content));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theWholeSiteIsTurnedBackAndEveryLinkStaysThere() {
        var day = "2999-12-31";
        var seen = new HashSet<String>();
        var ahead = new ArrayDeque<>(List.of("/?asOf=" + day));
        while (!ahead.isEmpty()) {
            var address = ahead.remove();
            var page = browser.page(address, 200);
            staysIn(day, page, address);
            page.select("a[href^=/], link[href^=/]").eachAttr("href").stream()
                    .map(href -> href.replaceFirst("#.*", ""))
                    .filter(href -> href.contains("asOf=" + day) && !href.contains("/export/") && seen.add(kind(href)))
                    .forEach(ahead::add);
        }
        assertThat(seen)
                .contains(
                        "/sections/later?asOf=" + day,
                        "/entries/laterkitchens?asOf=" + day,
                        "/entries/laterkitchens/related?asOf=" + day,
                        "/sections/conference-abstracts/issues?asOf=" + day,
                        ISSUE + "?asOf=" + day,
                        "/search?asOf=",
                        "/search?q=&asOf=",
                        "/search?keyword=&asOf=",
                        "/search?contributor=&asOf=",
                        "/organisations/?asOf=" + day,
                        "/search?section=&asOf=");
    }

    /** Of the many searches for a value and the many organisations, one of each kind is followed. */
    private static String kind(String address) {
        return address.startsWith("/organisations/") ? address.replaceAll("/[^/?]+\\?", "/?") : address.startsWith("/search") ? address.replaceAll("=[^&]*", "=") : address;
    }

    private static void staysIn(String day, Document page, String address) {
        var notice = Browser.one(page, "body > aside.turned");
        assertThat(notice.select("b").text()).as(address).isEqualTo("as of 31 December 2999");
        assertThat(Browser.one(notice, "input[name=asOf]").attr("value")).isEqualTo(day);
        assertThat(Browser.one(page, ".head .search input[name=asOf]").attr("value")).isEqualTo(day);
        assertThat(page.select("meta[name=robots]").eachAttr("content")).as(address).contains("noindex");
        assertThat(page.select("link[rel=canonical]").eachAttr("href")).as(address).hasSize(1).noneMatch(href -> href.contains("asOf"));
        notice.select("a").remove();
        var links = page.select("a[href^=/]").eachAttr("href");
        assertThat(links.stream().filter(href -> !href.contains("asOf=" + day)))
                .as("leads out of the past: %s", address)
                .allMatch(href -> OUT_OF_IT.matcher(href).matches());
        assertThat(links.stream().filter(href -> OUT_OF_IT.matcher(href).matches() && !href.contains("/export/")))
                .as("has no past: %s", address)
                .noneMatch(href -> href.contains("asOf"));
    }

    @Test
    void homeHasWhatWasThereThen() {
        var then = browser.page("/?asOf=" + first, 200);
        assertThat(then.select(".sections a").eachText()).hasSize(3).doesNotContain("Later");
        assertThat(then.select(".hit h3").eachText()).hasSize(5).doesNotContain("Laterkitchens", "Compassion, second version");
        var now = browser.page("/?asOf=" + all, 200);
        assertThat(now.select(".sections a").eachText()).hasSize(4).contains("Later");
        assertThat(now.select(".hit h3").eachText()).startsWith("Laterkitchens", "Compassion, second version");
        assertThat(now.select("main .sections, main .hit").eachText())
                .isEqualTo(browser.page("/", 200).select("main .sections, main .hit").eachText());
        assertThat(then.select(".sections .meta span").eachText()).contains("6 entries", "1 entry");
    }

    @Test
    void beforeEverythingThereWasNothing() throws IOException {
        var page = browser.page("/?asOf=2000-01-01", 200);
        assertThat(page.select(".sections, .hit")).isEmpty();
        assertThat(page.select("main").text()).contains("There was no section yet.");
        assertThat(browser.page("/search?asOf=2000-01-01", 200).select(".hit")).isEmpty();
        var german = browser.inGerman().page("/?asOf=2000-01-01", 200);
        assertThat(german.select("main").text()).contains("Es gab noch keinen Bereich.");
        assertThat(Browser.one(german, ".turned b").text()).isEqualTo("mit Stand vom 1. Januar 2000");
        assertThat(new Tongue(Language.GERMAN).englishOf(german)).isEmpty();
    }

    @Test
    void issuesAndRelatedEntriesAreThoseOfThen() {
        assertThat(browser.page("/sections/conference-abstracts/issues?asOf=" + first, 200).select("main").text())
                .contains("None had been published then.");
        assertThat(browser.page(ISSUE + "?asOf=" + all, 200).select(".hit a").eachAttr("href"))
                .containsExactly("/entries/" + SCOTLAND + "?asOf=" + all);
        assertThat(related(all)).contains("/entries/laterkitchens?asOf=" + all);
        assertThat(related(first)).isNotEmpty().noneMatch(href -> href.contains("laterkitchens"));
        assertThat(browser.page("/suggest?q=laterk&asOf=" + first, 200).select("[data-address]")).isEmpty();
        assertThat(browser.page("/suggest?q=laterk&asOf=" + all, 200).select("[data-address]").eachAttr("data-address"))
                .containsExactly("/entries/laterkitchens?asOf=" + all);
    }

    private static List<String> related(long position) {
        return browser.page("/entries/" + UK + "/related?asOf=" + position, 200).select(".hit a").eachAttr("href");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/entries/laterkitchens", "/entries/laterkitchens/related", "/sections/later", ISSUE})
    void whatWasNotThereYetLeadsToTodayAndToItsFirstDay(String path) {
        for (var reader : List.of(browser, browser.inGerman())) {
            var page = reader.page(path + "?asOf=" + first, 404);
            var links = page.select("main a").eachAttr("href");
            assertThat(links).hasSize(4).startsWith(path).endsWith("/?asOf=" + first, "/search?asOf=" + first);
            assertThat(links.get(1)).matches(Pattern.quote(path) + "\\?asOf=\\d{4}-\\d\\d-\\d\\d");
            reader.page(links.get(0), 200);
            reader.page(links.get(1), 200);
            assertThat(Browser.one(page, ".turned a").attr("href")).isEqualTo(path);
        }
    }

    @Test
    void whereNothingEverWasNothingIsOffered() {
        var page = browser.page("/entries/nowhere?asOf=2020-01-01", 404);
        assertThat(page.select("main a").eachAttr("href")).containsExactly("/?asOf=2020-01-01", "/search?asOf=2020-01-01");
        assertThat(browser.page("/entries/" + UK + "/related?asOf=never", 400).select(".turned")).isEmpty();
        browser.page("/entries/nowhere/related?asOf=2020-01-01", 404);
    }

    @Test
    void theNoticeLeadsToAnotherDayAndToTodayOfTheSamePage() {
        var page = browser.page("/search?q=care%20%26%20more&keyword=networks&page=1&asOf=" + first, 200);
        var notice = Browser.one(page, ".turned");
        assertThat(Browser.one(notice, "a").attr("href")).isEqualTo("/search?q=care%20%26%20more&keyword=networks");
        assertThat(Browser.one(notice, "form").attr("action")).isEqualTo("/search");
        assertThat(notice.select("input").stream().map(PastPagesTest::sent).toList())
                .containsExactly("q=care & more", "keyword=networks", "asOf=");
        assertThat(browser.page("/", 200).select(".turned")).isEmpty();
        assertThat(browser.page("/", 200).select("footer .asof input").eachAttr("name")).containsExactly("asOf");
        assertThat(browser.page("/most-read", 200).select("footer .asof")).isEmpty();
    }

    private static String sent(Element field) {
        return field.attr("name") + "=" + field.attr("value");
    }
}
