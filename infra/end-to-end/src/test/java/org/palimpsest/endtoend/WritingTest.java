package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry is begun, written and handed in on pages, without JavaScript; and nothing that somebody typed is lost. */
class WritingTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String SECTION = "written-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void section() {
        var section = "{\"slug\":\"" + SECTION + "\",\"title\":\"Written here\",\"kind\":\"KNOWLEDGE_BASE\",\"policy\":{\"reviewsRequired\":0,"
                + "\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"CLOSED\",\"licence\":\"CC-BY-4.0\"}}";
        assertThat(HOUSE.web().send("POST", "/api/commands/sections", HOUSE.token("demo-administrator"), section).statusCode())
                .isEqualTo(201);
    }

    private static Visitor as(String person) {
        var visitor = new Visitor(HOUSE.queries().address());
        assertThat(visitor.post("/sign-in", "token", HOUSE.token(person))).isEqualTo(303);
        return visitor;
    }

    /** Begins a draft and answers where it is. */
    private static String begun(Visitor visitor, String title) {
        assertThat(visitor.get("/drafts/new?section=" + SECTION)).isEqualTo(200);
        assertThat(visitor.post("/drafts/new", filled(visitor, "content.title", title))).isEqualTo(303);
        assertThat(visitor.location()).matches("/drafts/[0-9a-f-]{36}/edit/text");
        return visitor.location().replace("/edit/text", "");
    }

    /** The draft as the API tells it. */
    private static JsonNode draft(String address) {
        return HOUSE.web().json("/api" + address, "Authorization", "Bearer " + HOUSE.token("demo-contributor"));
    }

    private static Document page(Visitor visitor) {
        return Jsoup.parse(visitor.body());
    }

    /** What a browser sends of the last form of the page that was got, with these fields filled in. */
    private static String[] filled(Visitor visitor, String... values) {
        var form = Objects.requireNonNull(page(visitor).select("main form").last());
        var names = Arrays.asList(values);
        var sent = new ArrayList<String>();
        for (var field : form.select("input[name], textarea[name]:not([disabled]), select[name]")) {
            var name = field.attr("name");
            boolean chosen = !field.attr("type").matches("radio|checkbox") || field.hasAttr("checked");
            if (chosen && !isNamed(names, name)) {
                sent.addAll(List.of(name, field.is("textarea") ? field.wholeText().replaceFirst("^\n", "") : value(field)));
            }
        }
        sent.addAll(names);
        return sent.toArray(String[]::new);
    }

    private static String value(Element field) {
        if (field.is("select")) {
            return field.select("option[selected]").attr("value");
        }
        return field.attr("type").equals("checkbox") && !field.hasAttr("value") ? "on" : field.val();
    }

    private static boolean isNamed(List<String> values, String name) {
        for (int i = 0; i < values.size(); i += 2) {
            if (values.get(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void an_entry_is_written_step_by_step_and_submitted() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "Timebanking in Wales");
        assertThat(ada.get(draft + "/edit/check")).isEqualTo(200);
        assertThat(page(ada).select(".todo li")).hasSize(5);
        assertThat(page(ada).select("form[action$=/submit]")).isEmpty();

        ada.get(draft + "/edit/text");
        var text = filled(ada, "content.language", "en", "content.body", "## Why\r\n\r\nAn *hour* is an hour.\r\n", "to", "next");
        assertThat(ada.post(draft + "/edit/text", text)).isEqualTo(303);
        assertThat(ada.location()).isEqualTo(draft + "/edit/people?saved");

        ada.get(ada.location());
        var people = filled(
                ada,
                "content.contributors.0.given", "Ada",
                "content.contributors.0.family", "Example",
                "content.contributors.0.orcid", "0000-0002-1825-0097",
                "content.contributors.0.affiliations.0.name", "Test Trust",
                "content.contributors.0.affiliations.0.country", "GB",
                "content.contributors.0.roles", "investigation",
                "content.contributors.0.roles", "methodology",
                "content.contributors.corresponding", "content.contributors.0",
                "to", "save");
        assertThat(ada.post(draft + "/edit/people", people)).isEqualTo(303);
        ada.get(ada.location());
        assertThat(ada.post(draft + "/edit/people", filled(ada, "content.contributors.1.family", "A Group", "to", "next"))).isEqualTo(303);
        assertThat(ada.get(draft + "/edit/people")).isEqualTo(200);
        assertThat(page(ada).select("input[name$=.roles][checked]").eachAttr("value")).containsExactly("investigation", "methodology");
        assertThat(ada.post(draft + "/edit/people", filled(ada, "to", "up.1"))).isEqualTo(303);

        ada.get(draft + "/edit/details");
        var details = filled(
                ada,
                "content.period.text", "2014 – ongoing",
                "content.period.ongoing", "on",
                "content.keywords", "timebanking\r\nhours, and hours",
                "content.links.0.kind", "REPORT",
                "content.links.0.title", "A report",
                "content.links.0.url", "https://example.org/report",
                "to", "next");
        assertThat(ada.post(draft + "/edit/details", details)).isEqualTo(303);
        assertThat(ada.get(draft + "/edit/check")).isEqualTo(200);
        assertThat(page(ada).select(".todo")).isEmpty();
        assertThat(page(ada).select(".said").html()).contains("<em>hour</em>");

        var content = draft(draft).path("content");
        assertThat(content.path("contributors").path(0).path("family").asString()).isEqualTo("A Group");
        assertThat(content.path("contributors").path(1).path("corresponding").asBoolean()).isTrue();
        assertThat(content.path("keywords").path(1).asString()).isEqualTo("hours, and hours");
        assertThat(content.path("links").path(0).path("kind").asString()).isEqualTo("REPORT");

        ada.get(draft + "/edit/check");
        assertThat(ada.post(draft + "/submit", filled(ada))).isEqualTo(303);
        assertThat(ada.get(draft)).isEqualTo(200);
        assertThat(ada.body()).contains("under review");
        assertThat(ada.get(draft + "/edit/text")).isEqualTo(303);
    }

    @Test
    void saving_what_was_not_changed_makes_no_event() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "Unchanged");
        ada.get(draft + "/edit/text");
        ada.post(draft + "/edit/text", filled(ada, "content.body", "One *two* three.^[Four]\r\n\r\n- five\r\n- six", "to", "save"));
        long sequence = draft(draft).path("sequence").asLong();
        for (var step : List.of("text", "people", "details")) {
            assertThat(ada.get(draft + "/edit/" + step)).isEqualTo(200);
            assertThat(ada.post(draft + "/edit/" + step, filled(ada, "to", "save"))).isEqualTo(303);
        }
        assertThat(draft(draft).path("sequence").asLong()).isEqualTo(sequence);
    }

    @Test
    void what_is_refused_comes_back_as_it_was_typed_with_what_is_wrong_at_its_field() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "Wrong <b>fields</b>");
        ada.get(draft + "/edit/people");
        var wrong = filled(
                ada,
                "content.contributors.0.given", "<script>alert(1)</script>",
                "content.contributors.0.family", "Example",
                "content.contributors.0.orcid", "0000-0000-0000-0000",
                "content.contributors.0.affiliations.0.name", "Test Trust",
                "content.contributors.0.affiliations.0.ror", "https://ror.org/wrong",
                "to", "next");
        assertThat(ada.post(draft + "/edit/people", wrong)).isEqualTo(422);
        var page = page(ada);
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("[name=content.contributors.0.given]").val()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("[name=content.contributors.0.orcid]").val()).isEqualTo("0000-0000-0000-0000");
        assertThat(page.select("[id=content.contributors.0.orcid-wrong]").text()).contains("not an ORCID iD");
        assertThat(page.select("[id=content.contributors.0.affiliations.0.ror-wrong]").text()).contains("ror.org");
        assertThat(page.select(".todo a").eachAttr("href")).contains("#content.contributors.0.orcid");
        assertThat(ada.post(draft + "/edit/people", filled(ada, "content.contributors.0.orcid", "", "content.contributors.0.affiliations.0.ror",
                "", "to", "next"))).isEqualTo(303);
    }

    @Test
    void what_is_refused_is_said_in_the_language_of_the_page() {
        var ada = as("demo-contributor");
        assertThat(ada.post("/language", "language", "de")).isEqualTo(303);
        assertThat(ada.post("/drafts/new", "section", "no-such-section", "content.title", "T")).isEqualTo(422);
        assertThat(page(ada).select("#section-wrong").text())
                .isEqualTo("Dies fehlt. Richtig wäre: die Kurzadresse eines Bereichs, den es gibt.");
        var nowhere = "/drafts/" + UUID.randomUUID();
        assertThat(ada.get(nowhere)).isEqualTo(404);
        assertThat(page(ada).select("main").text()).contains("Es gibt keinen Entwurf " + nowhere.replace("/drafts/", "") + ".");

        // What a script sends from the page is answered in it, too, by either service.
        // The cookie of a pasted token is for pages alone.
        assertThat(ada.sendJson("/api/commands/entries", "{}", "Sec-Fetch-Site", "same-origin")).isEqualTo(401);
        assertThat(ada.body()).contains("Senden Sie einen Token als „Authorization: Bearer …“.");
        var draft = begun(ada, "In German");
        assertThat(ada.get(draft + "/edit/text")).isEqualTo(200);
        var half = filled(ada, "content.document", "{");
        assertThat(ada.autosave(draft + "/edit/text/autosave", half)).isEqualTo(422);
        assertThat(ada.body()).contains("Dies ist kein Dokument des Editors.");
        assertThat(ada.get(draft)).isEqualTo(200);
        assertThat(page(ada).select(".not-now small").eachText())
                .contains("Der Beitrag ist ein Entwurf. Dies ist möglich, solange er veröffentlicht ist.");
        var sequence = Objects.requireNonNull(page(ada).select("[name=sequence]").first()).val();
        assertThat(ada.post(draft + "/submit", "key", UUID.randomUUID().toString(), "sequence", sequence)).isEqualTo(422);
        assertThat(page(ada).select("[role=alert]").text()).contains("Es ist nichts geschrieben. Richtig wäre: ein Text.");
    }

    @Test
    void a_text_that_is_too_long_for_the_form_comes_back_whole() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "Long");
        ada.get(draft + "/edit/text");
        var longest = "word ".repeat(20_001).strip();
        assertThat(ada.post(draft + "/edit/text", filled(ada, "content.body", longest, "to", "save"))).isEqualTo(422);
        assertThat(page(ada).select("[id=content.body-wrong]").text()).contains("100000");
        assertThat(page(ada).select("textarea[name=content.body]").text()).isEqualTo(longest);
    }

    @Test
    void two_windows_that_change_different_parts_do_not_meet() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "Two windows");
        ada.get(draft + "/edit/text");
        var first = filled(ada, "content.body", "The text of the first window.", "to", "save");
        var second = filled(ada, "content.language", "cy", "to", "save");
        assertThat(ada.post(draft + "/edit/text", first)).isEqualTo(303);
        assertThat(ada.post(draft + "/edit/text", second)).isEqualTo(303);
        var content = draft(draft).path("content");
        assertThat(content.path("language").asString()).isEqualTo("cy");
        assertThat(content.path("body").toString()).contains("The text of the first window.");
    }

    @Test
    void two_windows_that_change_the_same_part_are_shown_to_one_another_and_nothing_is_lost() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "One part");
        ada.get(draft + "/edit/text");
        var first = filled(ada, "content.body", "An hour is an hour.", "to", "save");
        var second = filled(ada, "content.body", "An hour is sixty minutes.", "to", "save");
        assertThat(ada.post(draft + "/edit/text", first)).isEqualTo(303);
        assertThat(ada.post(draft + "/edit/text", second)).isEqualTo(409);
        assertThat(page(ada).select("textarea[name=content.body]").text()).isEqualTo("An hour is sixty minutes.");
        assertThat(page(ada).select(".diff del").text()).contains("sixty minutes");
        assertThat(page(ada).select(".diff ins").text()).contains("an hour");
        assertThat(draft(draft).path("content").path("body").toString()).contains("An hour is an hour.");
        ada.post(draft + "/edit/text", second);
        var merged = filled(ada, "content.body", "An hour is an hour: sixty minutes.", "to", "save");
        assertThat(ada.post(draft + "/edit/text", merged)).isEqualTo(303);
        assertThat(draft(draft).path("content").path("body").toString()).contains("an hour: sixty minutes");
    }

    @Test
    void what_is_typed_is_saved_again_and_again_from_one_window_and_leaves_to_others_what_they_changed() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "By itself");
        ada.get(draft + "/edit/text");
        var window = page(ada);
        var other = filled(ada, "content.language", "cy", "to", "save");
        var autosave = Objects.requireNonNull(window.selectFirst("#draft")).attr("data-autosave");
        assertThat(autosave).isEqualTo(draft + "/edit/text/autosave");
        var typed = filled(ada, "content.body", "An hour");
        assertThat(ada.autosave(autosave, typed)).isEqualTo(200);
        var carried = JsonMapper.shared().readTree(ada.body());
        assertThat(ada.post(draft + "/edit/text", other)).isEqualTo(303);
        for (var text : List.of("An hour is", "An hour is an hour.")) {
            var more = typed.clone();
            more[List.of(more).indexOf("content.body") + 1] = text;
            for (var mark : carried.propertyNames()) {
                more[List.of(more).indexOf(mark) + 1] = carried.path(mark).asString();
            }
            assertThat(ada.autosave(autosave, more)).as(ada.body()).isEqualTo(200);
            carried = JsonMapper.shared().readTree(ada.body());
        }
        var content = draft(draft).path("content");
        assertThat(content.path("language").asString()).isEqualTo("cy");
        assertThat(content.path("body").toString()).contains("An hour is an hour.");
        assertThat(ada.autosave(autosave, typed)).as("a window that was opened before").isEqualTo(412);
        var wrong = typed.clone();
        wrong[List.of(wrong).indexOf("content.language") + 1] = "no language";
        assertThat(ada.autosave(autosave, wrong)).isIn(412, 422);
        assertThat(ada.send(autosave, "content.title=x", "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    }

    @Test
    void a_session_that_ended_costs_nobody_their_text() {
        var ada = as("demo-contributor");
        var draft = begun(ada, "Signed out");
        ada.get(draft + "/edit/people");
        var sent = filled(
                ada,
                "content.contributors.0.family", "Somebody with a family name of more than forty letters",
                "content.contributors.0.roles", "software",
                "content.contributors.0.roles", "validation",
                "to", "save");
        ada.post("/sign-out");
        assertThat(ada.post(draft + "/edit/people", sent)).isEqualTo(401);
        var again = filled(ada);
        assertThat(again).contains("software", "validation");
        ada.post("/sign-in", "token", HOUSE.token("demo-contributor"));
        assertThat(ada.post(draft + "/edit/people", again)).isEqualTo(303);
        assertThat(draft(draft).path("content").path("contributors").path(0).path("roles").size()).isEqualTo(2);
    }

    @Test
    void who_may_not_write_is_told_so_and_strangers_learn_nothing() {
        var owner = as("demo-contributor");
        var draft = begun(owner, "Not yours");
        owner.get(draft + "/edit/text");
        var theirs = filled(owner, "content.title", "Mine now", "to", "save");
        var stranger = new Visitor(HOUSE.queries().address());
        assertThat(stranger.get(draft + "/edit/text")).isEqualTo(303);
        assertThat(stranger.location()).startsWith("/sign-in");
        var reviewer = as("demo-reviewer-1");
        assertThat(reviewer.get(draft + "/edit/text")).isEqualTo(404);
        assertThat(reviewer.post(draft + "/edit/text", theirs)).isEqualTo(404);
        assertThat(reviewer.get("/drafts/new")).isEqualTo(200);
        assertThat(reviewer.post("/drafts/new", "section", SECTION, "content.title", "T")).isEqualTo(403);
        var ada = as("demo-contributor");
        assertThat(ada.post("/drafts/new", "section", "no-such-section", "content.title", "T")).isEqualTo(422);
        assertThat(page(ada).select("[name=content.title]").val()).isEqualTo("T");
        assertThat(ada.post("/drafts/new", "content.title", "T")).isEqualTo(422);
        assertThat(ada.sendJson(draft + "/edit/text", "{}", "Sec-Fetch-Site", "cross-site")).isIn(403, 415);
        assertThat(ada.get(draft + "/edit/nowhere")).isEqualTo(404);
    }
}
