package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.markdown.Markdown;
import org.palimpsest.query.samples.Samples;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;

class PagesTest {
    private static final String UK = "compassionate-communities-uk";
    private static final String SCOTLAND = "nurturing-resilient-and-compassionate-communities-in-scotland";
    private static final String ARABIC = "shared-kitchens";
    private static final String PEACE = "peace-studies-collaborative-turn";

    private static Running service;
    private static Browser browser;
    private static long first;

    @BeforeAll
    static void start() {
        service = new Running();
        browser = new Browser(service, "");
        first = service.append("morgan", Role.EDITOR, Samples.events());
        var arabic = new Content(
                "المطابخ المشتركة",
                "ar",
                null,
                List.of("جيران"),
                List.of(),
                Markdown.read("يطبخ الجيران معا.\n\n- طعام أقل"),
                List.of(),
                null);
        var published = new EntryPublished(Samples.id(ARABIC), "research-communities", ARABIC, 1, "CC-BY-4.0", arabic);
        service.append("alex", Role.OWNER, new DraftStarted(published.entryId(), published.section(), "alex"), published);
        var title = new TitleRevised(Samples.id(UK), "Compassionate <b>Communities</b> UK");
        service.append("alex", Role.OWNER, new RevisionStarted(Samples.id(UK), 1), title);
        service.append(
                "morgan",
                Role.EDITOR,
                Samples.published(UK, 2, Samples.content(UK).with(title)));
        service.append(
                "morgan",
                Role.EDITOR,
                new EntryWithdrawn(Samples.id(PEACE), "Its <authors> asked for it.", WithdrawnVersions.HIDDEN));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void homeLeadsToSectionsAndTheLatestEntries() {
        var page = page("/", 200);
        assertThat(page.select(".sections a").eachAttr("href"))
                .containsExactlyInAnyOrder(
                        "/sections/research-communities",
                        "/sections/community-development",
                        "/sections/conference-abstracts");
        assertThat(one(page, ".hit a").attr("href")).isEqualTo("/entries/" + UK);
    }

    @Test
    void searchingFindsAndMarks() {
        var page = page("/search?q=compassion", 200);
        assertThat(page.select(".hit h2 a").eachText())
                .contains("Compassionate <b>Communities</b> UK")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(page.select(".hit mark").eachText()).contains("Compassionate");
        assertThat(one(page, "input[type=search]").attr("value")).isEqualTo("compassion");
        assertThat(page.select(".facets legend").eachText())
                .containsExactly("Section", "Type", "Keyword", "Contributor", "Organisation", "Country", "Year", "Ongoing or ended", "As of");
    }

    @Test
    void facetsAreAFormThatKeepsWhatWasChosen() {
        var page = page("/search?q=compassion&keyword=end-of-life+care", 200);
        assertThat(page.select(".hit")).hasSize(2);
        var chosen = page.select(".facets input[checked]");
        assertThat(chosen.eachAttr("value")).containsExactly("end-of-life care");
        assertThat(one(page, ".chosen a").attr("href")).isEqualTo("/search?q=compassion");
        assertThat(one(page, ".facets input[name=q]").attr("value")).isEqualTo("compassion");
    }

    @Test
    void aSectionShowsWhatTheKnowledgeBaseShows() {
        var page = page("/sections/research-communities", 200);
        assertThat(page.select("article.entry")).hasSize(6);
        var entry = one(page, "#co-production-approach-to-end-of-life-care");
        assertThat(one(entry, ".period").text()).isEqualTo("January 2019 – ongoing");
        assertThat(one(entry, ".said h3").text()).isEqualTo("Current outcomes");
        assertThat(entry.select(".said li")).hasSize(3);
        assertThat(entry.select(".facts dt").eachText()).containsExactly("Related projects", "Keywords", "Contributed by");
        assertThat(one(entry, ".facts dd a").attr("href")).isEqualTo("/entries/" + UK);
        assertThat(entry.select(".facts dd").eachText())
                .contains(
                        "Luke Conlon, Shelley Morris (Community Choice & Inclusion, Compassionate Communities Pembrokeshire)",
                        "Gwyneth Jones (PAVS)");
        assertThat(one(page, "#stories-from-the-valleys blockquote").text()).startsWith("What would you tell");
        assertThat(page.select(".facts dt").eachText()).contains("Case study", "Related publications", "Report", "Website", "See also");
    }

    @Test
    void aSectionOfThePastHasWhatWasThereThen() {
        var page = page("/sections/research-communities?asOf=" + first, 200);
        assertThat(page.select("article.entry")).hasSize(5);
        assertThat(page.select("#" + PEACE)).as("what is withdrawn today is in no past").isEmpty();
        assertThat(one(page, ".past").text()).contains("as of position " + first);
        assertThat(one(page, "article.entry h2 a").attr("href")).isEqualTo("/entries/" + UK + "?asOf=" + first);
    }

    @Test
    void anEntryShowsWhatTheJournalShows() {
        var page = page("/entries/" + SCOTLAND, 200);
        assertThat(one(page, "article .eyebrow").text()).isEqualTo("Conference Abstracts");
        assertThat(page.select(".byline > span > a").eachText()).containsExactly("Mandy Andrew", "Anne Hendry", "Alison Bunce");
        assertThat(one(page, ".places li").text()).isEqualTo("Health And Social Care Alliance Scotland, GB");
        assertThat(one(page, ".places abbr").attr("title")).isEqualTo("United Kingdom");
        assertThat(page.select(".said h2").eachText())
                .hasSize(5)
                .startsWith("Introduction", "Aims Objectives Theory or Methods");
        assertThat(one(page, "section[aria-labelledby=cite] p").text())
                .startsWith("Andrew M, Hendry A, Bunce A. Nurturing Resilient and Compassionate Communities in Scotland."
                        + " International Journal of Integrated Care [Internet]. 2022 May 16;22(S2):149. Available from: http");
        assertThat(page.select("section[aria-labelledby=cite] dt").eachText())
                .containsExactly("APA", "Chicago", "Harvard", "MLA");
        assertThat(page.select(".about dd").eachText()).contains("16 May 2022", "22 (S2), 149", "CC BY 4.0");
        assertThat(page.select("meta[name=citation_author]").eachAttr("content"))
                .containsExactly("Mandy Andrew", "Anne Hendry", "Alison Bunce");
        assertThat(one(page, "meta[name=citation_publication_date]").attr("content")).isEqualTo("2022/05/16");
    }

    @Test
    void anEntrySaysWhoWorksWhereInAPanelToo() {
        var page = page("/entries/" + SCOTLAND, 200);
        assertThat(one(page, "article .tools button").attr("popovertarget")).isEqualTo("credited");
        assertThat(page.select("#credited[popover] li").eachText())
                .hasSize(3)
                .first(STRING)
                .isEqualTo("Mandy Andrew (corresponding author) Health And Social Care Alliance Scotland, United Kingdom");
        assertThat(one(page, "#credited button").attr("popovertargetaction")).isEqualTo("hide");
    }

    @Test
    void aLongTextHasItsContentsAndEachPartAnAddress() {
        var page = page("/entries/" + SCOTLAND, 200);
        var links = page.select(".contents a");
        assertThat(links.eachText()).hasSize(5).startsWith("Introduction");
        assertThat(page.select(".said h2").eachAttr("id").stream().map(id -> "#" + id)).containsExactlyElementsOf(links.eachAttr("href"));
        assertThat(page("/entries/" + UK, 200).select(".contents, .reading")).isEmpty();
    }

    @Test
    void aTextSaysOfItselfWhichLanguageItIsIn() {
        var page = page("/entries/" + ARABIC, 200);
        assertThat(page.select("[lang=ar]").stream().map(Element::normalName)).contains("h1", "div", "a").doesNotContain("article", "dl");
        assertThat(page.select("body [lang=ar]:not([dir=auto])")).isEmpty();
        assertThat(page.select(".facts dt, .layers h2").eachText()).contains("Keywords", "Layers");
        assertThat(page("/sections/research-communities", 200).select("#" + ARABIC + " [lang=ar]").eachAttr("dir")).containsOnly("auto");
        assertThat(page("/search?keyword=%D8%AC%D9%8A%D8%B1%D8%A7%D9%86", 200).select(".hit a[lang=ar]").eachAttr("dir")).containsOnly("auto");
    }

    @Test
    void whatHasNoAddressSaysSo() {
        var page = page("/entries/" + UK, 200);
        assertThat(page.select(".facts dd:has(.work)").eachText()).hasSize(4).allMatch(text -> text.endsWith("(no address given)"));
        assertThat(one(page("/entries/co-production-approach-to-end-of-life-care", 200), ".sheet > .facts dd").text())
                .isEqualTo("Compassionate Communities UK");
    }

    @Test
    void pagesSayInASentenceWhatTheyAreAndTheHeadWhereOneIs() {
        assertThat(one(page("/entries/" + UK, 200), "meta[name=description]").attr("content"))
                .startsWith("A charity that carries out").endsWith("…").hasSizeLessThanOrEqualTo(160);
        assertThat(one(page("/sections/research-communities", 200), "meta[name=description]").attr("content")).contains("Research");
        assertThat(one(page("/", 200), "meta[name=description]").attr("content")).isNotBlank();
        assertThat(page("/sections/research-communities", 200).select(".menu [aria-current]").eachText()).containsExactly("Sections");
        assertThat(one(page("/search", 200), ".menu [aria-current=page]").text()).isEqualTo("All entries");
        assertThat(page("/", 200).select(".menu [aria-current]")).isEmpty();
    }

    @Test
    void anEntryCanBeSharedByPlainLinks() {
        var page = page("/entries/" + UK, 200);
        assertThat(one(page, ".share a").attr("href"))
                .startsWith("mailto:?subject=Compassionate%20%3Cb%3E").contains("body=http%3A").endsWith("versions%2F2");
        assertThat(one(page, "[data-copies]").attr("data-copies")).isEqualTo("/entries/" + UK);
    }

    @Test
    void theRailHasEveryLayerAndMarksTheOneThatIsRead() {
        var page = page("/entries/" + UK + "/versions/1", 200);
        assertThat(one(page, ".layers li[aria-current] b").text()).isEqualTo("Version 1");
        assertThat(one(page, ".layers li a").attr("href")).isEqualTo("/entries/" + UK);
        assertThat(one(page, "h1").text()).isEqualTo("Compassionate Communities UK");
        assertThat(one(page, ".past a").attr("href")).isEqualTo("/entries/" + UK);
        assertThat(one(page, "link[rel=canonical]").attr("href")).endsWith("/entries/" + UK);
    }

    @Test
    void wordsOfContributorsAreNeverMarkup() {
        var page = page("/entries/" + UK, 200);
        assertThat(one(page, "h1").text()).isEqualTo("Compassionate <b>Communities</b> UK");
        assertThat(page.select("h1 b, title b")).isEmpty();
    }

    @Test
    void aMomentOfThePastHasItsOwnVersion() {
        var page = page("/entries/" + UK + "?asOf=" + first, 200);
        assertThat(one(page, "h1").text()).isEqualTo("Compassionate Communities UK");
        assertThat(page.select(".layers li")).hasSize(1);
        var before = page("/entries/" + UK + "?asOf=2020-01-01", 404);
        assertThat(one(before, "h1").text()).isEqualTo("Nothing is written here");
        assertThat(before.select("main a").eachAttr("href")).first().isEqualTo("/entries/" + UK);
        assertThat(page("/entries/none", 404).select("main a").eachAttr("href")).containsExactly("/", "/search");
    }

    @Test
    void aWithdrawnEntryLeavesATombstone() {
        var page = page("/entries/" + PEACE, 410);
        assertThat(one(page, "blockquote").text()).isEqualTo("Its <authors> asked for it.");
        assertThat(page.select("main a")).as("a history that is gone with the entry").isEmpty();
        page("/entries/" + PEACE + "/history", 410);
    }

    @Test
    void theHistoryTellsWhoDidWhat() {
        var page = page("/entries/" + UK + "/history", 200);
        var steps = page.select(".story > li");
        assertThat(one(page, ".story > li .who").text()).isEqualTo("morgan as editor published version 2");
        assertThat(steps.select(".who").eachText())
                .containsExactly("morgan as editor published version 2", "morgan as editor published version 1");
        assertThat(page.select(".story ins").text()).contains("<b>");
        assertThat(page.select(".compare select").eachAttr("name")).containsExactly("from", "to");
    }

    /** Steps within one minute are told apart, and what is compared unless something else is chosen is what the last one changed. */
    @Test
    void theHistoryLeadsToEachOfItsMomentsAndComparesTheLastTwo() {
        var page = page("/entries/" + UK + "/history", 200);
        assertThat(page.select(".story .meta > a").eachAttr("aria-label")).doesNotHaveDuplicates().first(STRING)
                .matches("\\d+ \\w+ \\d{4} \\d\\d:\\d\\d:\\d\\d: read as of then, when somebody published version 2");
        assertThat(page.select(".compare select[name=from] option[selected]").eachAttr("value"))
                .containsExactly(Objects.requireNonNull(page.select(".story > li").last()).id().substring(1));
        assertThat(page.select(".compare select[name=to] option[selected]")).isEmpty();
    }

    @Test
    void anyTwoStatesCanBeCompared() {
        var page = page("/entries/" + UK + "/history?from=" + first + "&to=", 200);
        assertThat(page.select(".diff h3").eachText()).contains("Title", "Version");
        assertThat(page.select(".diff ins").eachText()).isNotEmpty();
        assertThat(page("/entries/" + UK + "/history?from=" + first + "&to=" + first, 200).select(".diff ins, .diff del"))
                .isEmpty();
    }

    @Test
    void anyStateCanBeRead() {
        var page = page("/entries/" + UK + "/history?at=" + first, 200);
        assertThat(one(page, "main article h2").text()).isEqualTo("Compassionate Communities UK");
        assertThat(one(page, ".past").text()).contains("version 1 published");
    }

    @Test
    void peopleGetAPageAndProgramsAProblem() {
        assertThat(one(page("/sections/none", 404), "main p:not(.eyebrow)").text()).contains("none");
        assertThat(one(page("/search?page=0", 400), "main li").text()).contains("page");
        var problem = service.client().get().uri("/sections/none").accept(MediaType.APPLICATION_JSON);
        problem.exchange().expectStatus().isNotFound().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aPageIsHtmlAndCalledNothingElse() {
        for (var type : List.of("text/event-stream", "application/javascript", "text/css", "application/json")) {
            var asked = service.client().get().uri("/entries/" + SCOTLAND).accept(MediaType.valueOf(type)).exchange();
            asked.expectStatus().isEqualTo(406).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void aCopyThatIsStillGoodIsNotSentAgain() {
        var tag = Objects.requireNonNull(browser.get("/entries/" + SCOTLAND).getResponseHeaders().getETag());
        service.client()
                .get()
                .uri("/entries/" + SCOTLAND)
                .accept(MediaType.TEXT_HTML)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .cacheControl(CacheControl.noCache());
    }

    private static Document page(String address, int status) {
        return browser.page(address, status);
    }

    private static Element one(Element page, String query) {
        return Browser.one(page, query);
    }
}
