package org.palimpsest.query.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.anonymity.Giveaways;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.Running;

/** What the last step of a draft tells its owner of what may give them away. */
class CheckPageTest {
    private static final String OWNER = "olwen";

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        for (var anonymity : Anonymity.values()) {
            service.append("ada", Role.ADMINISTRATOR, new SectionCreated(
                    anonymity.name().toLowerCase(Locale.ROOT).replace('_', '-'), "Essays", SectionKind.JOURNAL, "Hours",
                    new Policy(1, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0")));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID draft(Anonymity anonymity, Node... blocks) {
        var id = UUID.randomUUID();
        var content = saying(blocks);
        service.append(OWNER, Role.CONTRIBUTOR, new DraftStarted(
                id, anonymity.name().toLowerCase(Locale.ROOT).replace('_', '-'), OWNER));
        service.append(OWNER, Role.OWNER,
                new TitleRevised(id, "Hours"), new LanguageRevised(id, "en"), new ArticleRevised(id, article()),
                new ContributorsRevised(id, content.contributors()), new BodyRevised(id, 2, content.body()));
        service.caughtUp();
        return id;
    }

    private static Content saying(Node... blocks) {
        var author = new Contributor("Jörg", "Müller", List.of(), null, List.of(), true);
        var body = new Node("doc", Map.of(), List.of(blocks), List.of(), null);
        var id = UUID.randomUUID();
        return Content.EMPTY.with(new ContributorsRevised(id, List.of(author))).with(new BodyRevised(id, Schema.VERSION, body));
    }

    private static Node block(String type, Node... inline) {
        return new Node(type, type.equals("heading") ? Map.of("level", 2) : Map.of(), List.of(inline), List.of(), null);
    }

    private static Node text(String text, Mark... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks), text);
    }

    private static Article article() {
        return new Article("Essay", null, null, null, null, null, null);
    }

    private static Node[] telling() {
        var link = new Mark("link", Map.of("href", "https://orcid.org/0000-0002-1825-0097"));
        return new Node[] {
            block("heading", text("How we <counted>")),
            block(
                    "paragraph", text("In our earlier work (Müller 2019) we "), text("counted", link)),
        };
    }

    private static Document page(UUID id) {
        var page = service.client(OWNER, Role.CONTRIBUTOR).get().uri("/drafts/" + id + "/edit/check").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
        return Jsoup.parse(Objects.requireNonNull(page));
    }

    @Test
    void each_place_is_shown_with_where_it_is_and_can_be_left_without_script() {
        var id = draft(Anonymity.DOUBLE_ANONYMIZED, telling());
        var page = page(id);
        var found = page.select(".giveaways > li");
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().select("b").text()).isEqualTo("Own work that is cited as such");
        assertThat(found.getFirst().select("a").text()).isEqualTo("under “How we <counted>”, paragraph 1");
        assertThat(found.getFirst().select("a").attr("href")).isEqualTo("/drafts/" + id + "/edit/text#content.body");
        assertThat(found.getFirst().select(".said").text()).isEqualTo("In our earlier work (Müller 2019) we counted");
        assertThat(found.getFirst().select("mark").text()).isEqualTo("Müller");
        assertThat(found.getLast().select("code").text()).isEqualTo("https://orcid.org/0000-0002-1825-0097");
        // The browser asks for each of them before it sends the form, and the form has them.
        assertThat(page.select("input[name=keeps][required]").eachAttr("form")).isEqualTo(List.of("submit", "submit"));
        var marks = Giveaways.in(saying(telling())).stream().map(Giveaway::mark).toList();
        assertThat(page.select("input[name=keeps]").eachAttr("value")).containsExactlyElementsOf(marks);
        assertThat(page.select("form#submit[action$=/submit]")).hasSize(1);
    }

    @Test
    void where_reviewers_may_know_the_authors_or_nothing_tells_nothing_is_said() {
        for (var anonymity : List.of(Anonymity.SINGLE_ANONYMIZED, Anonymity.ALL_IDENTITIES_VISIBLE)) {
            assertThat(page(draft(anonymity, telling())).select(".giveaways")).isEmpty();
        }
        var silent = draft(Anonymity.DOUBLE_ANONYMIZED, block("paragraph", text("An hour is an hour.")));
        assertThat(page(silent).select(".giveaways")).isEmpty();
        assertThat(page(silent).select("form#submit")).hasSize(1);
    }
}
