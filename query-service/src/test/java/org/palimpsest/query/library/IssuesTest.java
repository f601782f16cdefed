package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.EntryRemovedFromIssue;
import org.palimpsest.events.IssueEvent.IssueDetailsChanged;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.IssueEvent.IssueReordered;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;

/** Issues of journals: what readers get of those that are published, and editors of those that are not. */
class IssuesTest {
    private static final UUID OUT = UUID.randomUUID();
    private static final UUID PLANNED = UUID.randomUUID();
    private static final UUID[] ENTRIES = {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
    private static final UUID WAITING = UUID.randomUUID();

    private static Running service;
    private static long before;

    @BeforeAll
    static void start() {
        service = new Running();
        var policy = new Policy(0, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append("ada", Role.ADMINISTRATOR, new SectionCreated("abstracts", "Abstracts", SectionKind.JOURNAL, "IJIC", policy));
        edit(new IssuePlanned(OUT, "abstracts", "21", "9", 2021, null));
        edit(new EntryAddedToIssue(OUT, ENTRIES[0]), new EntryAddedToIssue(OUT, ENTRIES[1]), new EntryAddedToIssue(OUT, WAITING));
        edit(new EntryAddedToIssue(OUT, ENTRIES[2]), new EntryRemovedFromIssue(OUT, WAITING));
        edit(new IssueReordered(OUT, List.of(ENTRIES[1], ENTRIES[0], ENTRIES[2])));
        before = edit(new IssueDetailsChanged(OUT, "22", "S2", 2022, "Integrated <Care>"));
        for (int i = 0; i < ENTRIES.length; i++) {
            service.append("olwen", Role.CONTRIBUTOR, new DraftStarted(ENTRIES[i], "abstracts", "olwen"));
        }
        edit(
                new IssuePublished(
                        OUT, "abstracts", "22", "S2", 2022, "Integrated <Care>", List.of(ENTRIES[1], ENTRIES[0], ENTRIES[2])),
                new SlugAssigned(ENTRIES[1], "second"),
                published(1, "second"),
                new SlugAssigned(ENTRIES[0], "first"),
                published(0, "first"),
                new SlugAssigned(ENTRIES[2], "third"),
                published(2, "third"));
        edit(new EntryWithdrawn(ENTRIES[2], "Asked for.", WithdrawnVersions.HIDDEN));
        service.append(
                "olwen", Role.CONTRIBUTOR, new DraftStarted(WAITING, "abstracts", "olwen"), new TitleRevised(WAITING, "Waiting"));
        service.append("olwen", Role.OWNER, new EntrySubmitted(WAITING, 1, policy));
        edit(new EntryAccepted(WAITING, 1, null));
        edit(new IssuePlanned(PLANNED, "abstracts", "23", "1", 2023, null), new EntryAddedToIssue(PLANNED, ENTRIES[2]));
        service.caughtUp();
    }

    private static EntryPublished published(int which, String slug) {
        var id = ENTRIES[which];
        var content = Content.EMPTY
                .with(new TitleRevised(id, "The " + slug))
                .with(new ArticleRevised(id, new Article("Abstracts", "IJIC", "22", "S2", null, null, null)));
        return new EntryPublished(id, "abstracts", slug, 1, "CC-BY-4.0", content);
    }

    private static long edit(Object... events) {
        return service.append("edda", Role.EDITOR, events);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Document page(String address, Role... roles) {
        var client = roles.length == 0 ? service.client() : service.client("edda", roles);
        var answer = client.get().uri(address).exchange().expectStatus().isOk().expectBody(String.class).returnResult();
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    @Test
    void anIssueHasItsEntriesInItsOrderAndSaysThatOneIsGone() {
        var page = page("/sections/abstracts/issues/22/s2");
        assertThat(page.select("h1").text()).isEqualTo("Volume 22, issue S2 (2022)");
        assertThat(page.select(".period").text()).isEqualTo("Integrated <Care>");
        assertThat(page.select(".hit h2").eachText()).containsExactly("The second", "The first");
        assertThat(page.select(".past").text()).isEqualTo("1 entry of this issue cannot be read any more.");
        service.client().get().uri("/api/sections/abstracts/issues/22/S2").exchange().expectBody()
                .jsonPath("$.issue.title").isEqualTo("Integrated <Care>")
                .jsonPath("$.entries[0].slug").isEqualTo("second")
                .jsonPath("$.entries[1].slug").isEqualTo("first")
                .jsonPath("$.gone").isEqualTo(1);
    }

    @Test
    void theSectionLeadsToItsIssuesAndAnEntryToIts() {
        assertThat(page("/sections/abstracts").select(".issues li a").eachAttr("href"))
                .containsExactly("/sections/abstracts/issues/22/S2");
        assertThat(page("/sections/abstracts?asOf=" + before).select(".issues")).as("before it was published").isEmpty();
        assertThat(page("/sections/abstracts/issues").select("main li a").eachText())
                .containsExactly("Volume 22, issue S2 (2022)");
        var entry = page("/entries/first");
        assertThat(entry.select(".facts a[href=/sections/abstracts/issues/22/S2]").text()).isEqualTo("Volume 22, issue S2 (2022)");
        assertThat(entry.select("section[aria-labelledby=cite] p").text()).contains("IJIC [Internet].").contains(";22(S2).");
    }

    @Test
    void whatIsPlannedIsForEditorsAlone() {
        service.client().get().uri("/sections/abstracts/issues/23/1").exchange().expectStatus().isNotFound();
        service.client().get().uri("/api/sections/abstracts/issues").exchange().expectBody().jsonPath("$.length()").isEqualTo(1);
        assertThat(page("/issues", Role.EDITOR).select("main li a").eachAttr("href")).containsExactly("/issues/" + PLANNED);
        var page = page("/issues/" + PLANNED, Role.EDITOR);
        assertThat(page.select("main .hit .why").text()).contains("not accepted");
        assertThat(page.select("select[name=entry] option").eachText()).containsExactly("Waiting");
        assertThat(page("/issues/" + OUT, Role.EDITOR).select("main form")).as("it stays as it is").isEmpty();
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/issues/" + PLANNED).exchange().expectStatus().isForbidden();
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/api/issues").exchange().expectStatus().isForbidden();
    }

    @Test
    void aRebuildComesToTheSame() {
        var first = page("/sections/abstracts/issues/22/S2").select("main").html();
        service.rebuilt(Library.MODEL);
        assertThat(page("/sections/abstracts/issues/22/S2").select("main").html()).isEqualTo(first);
    }
}
