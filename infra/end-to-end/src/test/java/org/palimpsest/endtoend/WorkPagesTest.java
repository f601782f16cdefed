package org.palimpsest.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.testsupport.Author.done;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;
import org.palimpsest.testsupport.Web;

/** An entry's way from submitted to published, and back, by the forms of its page, in browsers without JavaScript. */
class WorkPagesTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String OWNER = "demo-contributor";
    private static final String EDITOR = "demo-editor";
    private static final String FIRST = "demo-reviewer-1";
    private static final String SECOND = "demo-reviewer-2";
    private static final String HTML = "<b id=\"x\">bold</b> & \"quoted\"";

    private static String section = "";

    private final Author author = new Author(HOUSE);
    private final Map<String, Visitor> people = new HashMap<>();
    private String entry = "";

    @BeforeAll
    static void begin() {
        section = "by-pages-" + UUID.randomUUID();
        done(HOUSE.web().send("POST", "/api/commands/sections", HOUSE.token("demo-administrator"), """
                {"slug": "%s", "title": "By pages", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 2,
                 "anonymity": "DOUBLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC-BY-4.0"}}
                """.formatted(section)));
    }

    @BeforeEach
    void start() {
        for (var person : List.of(OWNER, EDITOR, FIRST, SECOND, "nora-nobody")) {
            var visitor = new Visitor(HOUSE.queries().address());
            assertThat(visitor.post("/sign-in", "token", HOUSE.token(person))).isEqualTo(303);
            people.put(person, visitor);
        }
        var body = "{\"section\": \"%s\", \"content\": %s}".formatted(section, Author.content("Kitchens and care", "Soup."));
        var started = done(author.post(OWNER, "/api/commands/entries", body));
        entry = started.get("id").asString();
        who(OWNER).cookie("Palimpsest-Position", started.get("position").asString());
    }

    private Visitor who(String person) {
        return Objects.requireNonNull(people.get(person), person);
    }

    private String address() {
        return "/drafts/" + entry;
    }

    /** What {@code person} sees of it, once all of what was done can be seen. */
    private Document page(String person) {
        people.values().stream()
                .map(visitor -> visitor.cookie("Palimpsest-Position"))
                .filter(position -> !position.isEmpty())
                .max((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)))
                .ifPresent(position -> who(person).cookie("Palimpsest-Position", position));
        assertThat(who(person).get(address())).as(who(person).body()).isEqualTo(200);
        return Jsoup.parse(who(person).body());
    }

    private static Element form(Document page, String step) {
        return Objects.requireNonNull(page.selectFirst("form[action$='/" + step + "']"), step + " in " + page.text());
    }

    /** The fields that nobody sees, and what is filled in, names and values in turn. */
    private static String[] fields(Element form, String... filled) {
        var fields = form.select("[type=hidden]").stream().collect(toMap(field -> field.attr("name"), Element::val));
        for (int i = 0; i < filled.length; i += 2) {
            assertThat(form.select("[name=" + filled[i] + "]")).as(form.outerHtml()).isNotEmpty();
            fields.put(filled[i], filled[i + 1]);
        }
        return fields.entrySet().stream().flatMap(field -> List.of(field.getKey(), field.getValue()).stream()).toArray(String[]::new);
    }

    /** Sends the form that is on a page; answers the status. */
    private int send(String person, Document page, String step, String... filled) {
        return who(person).post(address() + "/" + step, fields(form(page, step), filled));
    }

    /** Goes to the page, sends the form that is there now, and is led back. */
    private void does(String person, String step, String... filled) {
        assertThat(send(person, page(person), step, filled)).as(step + " by " + person + who(person).body()).isEqualTo(303);
        assertThat(who(person).location()).isEqualTo(address());
    }

    private String history(String person) {
        var token = "Bearer " + HOUSE.token(person);
        return HOUSE.web().get("/api/entries/" + entry + "/history?limit=200", "Authorization", token).body();
    }

    private String eyebrow(String person) {
        return page(person).select(".eyebrow").text();
    }

    private Document again(String person) {
        return Jsoup.parse(who(person).body());
    }

    private void submitted() {
        does(OWNER, "submit");
    }

    private void asked() {
        submitted();
        does(EDITOR, "reviewers", "reviewer", FIRST);
        does(EDITOR, "reviewers", "reviewer", SECOND);
    }

    @Test
    void an_entry_goes_through_two_rounds_to_publication_is_withdrawn_and_comes_back() {
        assertThat(eyebrow(OWNER)).isEqualTo("By pages · draft");
        submitted();
        assertThat(eyebrow(OWNER)).isEqualTo("By pages · under review, round 1");
        assertThat(page(EDITOR).select("#reviewers-reviewer option").eachText())
                .contains("Choose somebody")
                .anyMatch(option -> option.startsWith("Demo reviewer 1, "));
        does(EDITOR, "reviewers", "reviewer", FIRST);
        assertThat(page(EDITOR).select("#reviewers-reviewer option").eachAttr("value")).doesNotContain(FIRST, OWNER).contains(SECOND);
        does(EDITOR, "reviewers", "reviewer", SECOND);
        does(FIRST, "reviews", "recommendation", "MAJOR_REVISION", "toAuthor", "More soup.", "toEditor", "A little thin.");
        does(SECOND, "reviews", "recommendation", "MINOR_REVISION", "toAuthor", "Name the street.");
        assertThat(page(EDITOR).select("#main").text()).contains("Demo reviewer 1 · major revision", "More soup.", "A little thin.");
        does(EDITOR, "request-revisions", "message", "Please see both reports.");

        var revising = page(OWNER);
        assertThat(revising.select("#main").text()).contains("Reviewer 1 · major revision", "More soup.", "Please see both reports.");
        assertThat(revising.select("#main a[href='" + address() + "/edit']")).hasSize(1);
        var sequence = form(revising, "submit").select("[name=sequence]").val();
        var revised = HOUSE.web().send(
                "PUT",
                "/api/commands/entries/" + entry + "/draft",
                HOUSE.token(OWNER),
                Author.content("Kitchens and care", "More soup, in Vicarage Street."),
                "If-Match",
                "\"" + sequence + "\"");
        who(OWNER).cookie("Palimpsest-Position", done(revised).get("position").asString());

        asked();
        assertThat(page(FIRST).select(".said").text()).contains("Vicarage Street");
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "Rich now.");
        does(SECOND, "reviews", "recommendation", "ACCEPT", "toAuthor", "I agree.");
        does(EDITOR, "accept", "message", "Thank you.");
        does(EDITOR, "publish");
        assertThat(eyebrow(OWNER)).isEqualTo("By pages · published, round 2, version 1 published");
        var readers = Objects.requireNonNull(page(OWNER).selectFirst("a[href^=/entries/]:contains(What readers get)")).attr("href");
        assertThat(who("nora-nobody").get(readers)).isEqualTo(200);
        does(EDITOR, "withdraw", "reason", "A name was wrong.");
        assertThat(page(OWNER).select(".withdrawn").text()).contains("A name was wrong.");
        who("nora-nobody").cookie("Palimpsest-Position", who(EDITOR).cookie("Palimpsest-Position"));
        assertThat(who("nora-nobody").get(readers)).isEqualTo(410);
        does(EDITOR, "reinstate", "reason", "It is right now.");
        who("nora-nobody").cookie("Palimpsest-Position", who(EDITOR).cookie("Palimpsest-Position"));
        assertThat(who("nora-nobody").get(readers)).isEqualTo(200);
        does(OWNER, "start-revision");
        assertThat(eyebrow(OWNER)).contains("draft", "version 1 published");
    }

    @Test
    void a_report_answers_the_questions_of_its_round_goes_into_the_letter_and_is_answered_by_the_authors() {
        done(HOUSE.web().send("PUT", "/api/commands/sections/" + section + "/review-form", HOUSE.token("demo-administrator"), """
                {"questions": [
                  {"kind": "CHOICE", "text": "Is it new?", "required": true, "options": ["Yes", "No"]},
                  {"kind": "TEXT", "text": "Whom do you suspect?", "confidential": true}]}
                """));
        asked();
        done(HOUSE.web().send("PUT", "/api/commands/sections/" + section + "/review-form", HOUSE.token("demo-administrator"), """
                {"questions": []}
                """));
        assertThat(send(FIRST, page(FIRST), "reviews", "recommendation", "MAJOR_REVISION", "answer-2", "The mouse.")).isEqualTo(422);
        var refused = again(FIRST);
        assertThat(refused.select("[role=alert]").text()).contains("Is it new?: This is missing.");
        assertThat(form(refused, "reviews").select("[name=answer-2]").val()).isEqualTo("The mouse.");
        assertThat(send(FIRST, refused, "reviews", "recommendation", "MAJOR_REVISION", "answer-1", "No", "answer-2", "The mouse."))
                .isEqualTo(303);
        does(SECOND, "reviews", "recommendation", "ACCEPT", "answer-1", "Yes", "toAuthor", "Good soup.");
        assertThat(send(EDITOR, page(EDITOR), "request-revisions", "message", "Dear authors,", "to", "reports")).isEqualTo(303);
        var letter = form(page(EDITOR), "request-revisions");
        var text = letter.select("[name=message]").val();
        assertThat(text).startsWith("Dear authors,").contains("Reviewer 1", "Is it new?", "Reviewer 2", "Good soup.");
        assertThat(text).doesNotContain("mouse", "Demo reviewer");
        does(EDITOR, "request-revisions", "message", text);
        assertThat(page(FIRST).select("#main").text()).doesNotContain("Good soup.");
        assertThat(page(OWNER).select("#main").text()).contains("Good soup.", "Dear authors,").doesNotContain("mouse");
        var tooLong = "x".repeat(20_001);
        assertThat(send(OWNER, page(OWNER), "submit", "response-1.1", tooLong, "response-2", "Thank you for the soup.")).isEqualTo(422);
        assertThat(again(OWNER).select("[role=alert]").text()).contains("Your answer to Reviewer 1 · Is it new?: This is too long");
        assertThat(again(OWNER).select("[role=alert] a").eachAttr("href")).contains("#submit-response-1.1");
        assertThat(form(again(OWNER), "submit").select("[name=response-1.1]").val()).isEqualTo(tooLong);
        var sent = fields(form(again(OWNER), "submit"), "response-1.1", "It is new to us.", "response-2", "Thank you for the soup.");
        assertThat(who(OWNER).post(address() + "/submit", sent)).isEqualTo(303);
        does(EDITOR, "reviewers", "reviewer", FIRST);
        assertThat(page(FIRST).select("#main").text())
                .contains("Is it new? No What the authors say to this It is new to us.").doesNotContain("Thank you for the soup.");
        assertThat(page(EDITOR).select("#main").text()).contains(
                "What the authors say to this It is new to us.", "What the authors say to all of it Thank you for the soup.");
        var story = history(OWNER);
        assertThat(story).contains("It is new to us.", "\"reviewer\":\"Reviewer 1\"").doesNotContain(FIRST, SECOND, "mouse");
        assertThat(page(FIRST).select("form[action$=/reviews] [name=toAuthor]").hasAttr("required")).isTrue();
    }

    @Test
    void what_may_tell_who_wrote_it_is_removed_or_kept_by_page_and_api_alike() {
        var commands = "/api/commands/entries/" + entry;
        var revised = HOUSE.web().send("PUT", commands + "/draft", HOUSE.token(OWNER),
                Author.content("Kitchens and care", "Our soup (Example 2019) is by Ada Example, and good."), "If-Match",
                "\"" + form(page(OWNER), "submit").select("[name=sequence]").val() + "\"");
        who(OWNER).cookie("Palimpsest-Position", done(revised).get("position").asString());

        var refused = HOUSE.web().send("POST", commands + "/submit", HOUSE.token(OWNER), "{}");
        assertThat(refused.statusCode()).isEqualTo(422);
        var listed = Web.json(refused).get("violations");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).get("message").asString()).contains("OWN_WORK in content.body", "[Example]");
        var marks = listed.valueStream().map(one -> one.get("path").asString().replace("keeps.", "")).toList();
        assertThat(listed.get(0).get("valid").asString()).contains(marks.getFirst());
        var half = HOUSE.web().send("POST", commands + "/submit", HOUSE.token(OWNER), "{\"keeps\": [\"" + marks.getLast() + "\"]}");
        assertThat(Web.json(half).get("violations")).hasSize(1);

        // By the page: the boxes are those marks, and an owner who gets around the browser's check is asked again, with what was checked.
        var boxes = form(page(OWNER), "submit").select("[name=keeps][required]");
        assertThat(boxes.eachAttr("value")).containsExactlyElementsOf(marks);
        assertThat(send(OWNER, page(OWNER), "submit", "keeps", marks.getFirst())).isEqualTo(422);
        assertThat(again(OWNER).select("[role=alert] a").eachAttr("href")).contains("#keeps." + marks.getLast());
        assertThat(form(again(OWNER), "submit").select("[name=keeps][checked]").eachAttr("value")).containsExactly(marks.getFirst());

        var changed = HOUSE.web().send("PUT", commands + "/draft", HOUSE.token(OWNER),
                Author.content("Kitchens and care", "Our soup (Example 2019) is by Ada Example."), "If-Match",
                "\"" + form(page(OWNER), "submit").select("[name=sequence]").val() + "\"");
        who(OWNER).cookie("Palimpsest-Position", done(changed).get("position").asString());
        var all = "{\"keeps\": [\"" + String.join("\", \"", marks) + "\"]}";
        assertThat(HOUSE.web().send("POST", commands + "/submit", HOUSE.token(OWNER), all).statusCode()).isEqualTo(422);

        var now = form(page(OWNER), "submit").select("[name=keeps]").eachAttr("value");
        var body = "{\"keeps\": [\"" + String.join("\", \"", now) + "\"]}";
        var submitted = done(HOUSE.web().send("POST", commands + "/submit", HOUSE.token(OWNER), body));
        who(OWNER).cookie("Palimpsest-Position", submitted.get("position").asString());
        does(EDITOR, "reviewers", "reviewer", FIRST);
        assertThat(page(EDITOR).select(".round .kept mark").eachText()).containsExactly("Example", "Ada Example");
        assertThat(page(FIRST).select(".kept")).isEmpty();
        assertThat(history(EDITOR)).contains("\"kept\"", "OWN_WORK");
        assertThat(history(FIRST)).doesNotContain("\"kept\"", "OWN_WORK");
        does(EDITOR, "request-revisions", "message", "Say more.");
        // The same once more: nothing that was kept for one round is kept for the next.
        assertThat(send(OWNER, page(OWNER), "submit")).isEqualTo(422);
    }

    @Test
    void who_would_have_accepted_it_is_not_asked_again_for_the_same_text() {
        asked();
        does(FIRST, "reviews", "recommendation", "MINOR_REVISION", "toAuthor", "More soup?");
        does(SECOND, "reviews", "recommendation", "ACCEPT", "toAuthor", "Good.");
        does(EDITOR, "request-revisions", "message", "Please answer.");
        does(OWNER, "submit", "response-1", "There is no more.");
        assertThat(page(EDITOR).select(".round").getFirst().text())
                .contains("Demo reviewer 2 · accept", "The report of round 1 counts in this round, too");
        assertThat(page(EDITOR).select(".facts").text()).contains("1 of 2");
        assertThat(page(EDITOR).select("#reviewers-reviewer option").eachAttr("value")).contains(FIRST).doesNotContain(SECOND);
        assertThat(page(SECOND).select(".not-now").text()).contains("Your review of round 1 counts in this one");
        assertThat(page(OWNER).select("#main").text()).contains("Reviewer 1 · accept", "The report by Reviewer 2 of round 1 counts");
        assertThat(page(OWNER).outerHtml()).doesNotContain(SECOND, "Demo reviewer");
        does(EDITOR, "reviewers", "reviewer", FIRST);
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "So be it.");
        does(EDITOR, "accept", "message", "Thank you.");
        assertThat(eyebrow(OWNER)).contains("accepted, round 2");
    }

    @Test
    void who_is_an_editor_by_a_token_alone_hears_at_once_that_a_plan_would_come_to_nothing() {
        asked();
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "Good.");
        does(SECOND, "reviews", "recommendation", "ACCEPT", "toAuthor", "Good.");
        does(EDITOR, "accept");
        assertThat(send(EDITOR, page(EDITOR), "schedule", "publishAt", "2035-01-31T09:00")).isEqualTo(403);
        assertThat(again(EDITOR).select("[role=alert]").text()).contains("yours stands in your token alone", "Ask an administrator");
        assertThat(again(EDITOR).select("[name=publishAt]").val()).isEqualTo("2035-01-31T09:00");
        assertThat(page(EDITOR).select("#main").text()).doesNotContain("It will be published on");
        does(EDITOR, "publish");
    }

    @Test
    void a_decision_by_mistake_is_taken_back_with_a_reason_and_the_round_goes_on_as_it_was() {
        asked();
        does(SECOND, "reviews", "recommendation", "ACCEPT", "toAuthor", "Good.");
        does(EDITOR, "decline", "message", "Not for us.");
        assertThat(eyebrow(OWNER)).contains("declined");
        assertThat(send(EDITOR, page(EDITOR), "take-back-decision", "reason", " ")).isEqualTo(422);
        assertThat(again(EDITOR).select("#take-back-decision-reason-wrong").text()).isNotBlank();
        does(EDITOR, "take-back-decision", "reason", "It was meant for another entry. " + HTML);
        for (var person : List.of(OWNER, EDITOR, FIRST, SECOND)) {
            assertThat(eyebrow(person)).contains("under review, round 1");
            assertThat(page(person).select(".round s").eachText()).containsExactly("Declined");
        }
        assertThat(page(OWNER).select("#main").text()).contains("Not for us.", "It was meant for another entry. " + HTML, "Good.");
        assertThat(page(FIRST).outerHtml()).doesNotContain("Not for us.", "It was meant");
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "Clear.");
        does(EDITOR, "request-revisions", "message", "Once more.");
        var old = page(EDITOR);
        assertThat(old.select("form[action$='/take-back-decision']")).hasSize(1);
        var changed = done(HOUSE.web().send(
                "PUT",
                "/api/commands/entries/" + entry + "/draft",
                HOUSE.token(OWNER),
                Author.content("Kitchens, care and time", "Soup."),
                "If-Match",
                "\"" + sequence(OWNER) + "\""));
        who(OWNER).cookie("Palimpsest-Position", changed.get("position").asString());
        assertThat(send(EDITOR, old, "take-back-decision", "reason", "A mistake, again.")).isIn(409, 412);
        assertThat(form(again(EDITOR), "take-back-decision").select("[name=reason]").val()).isEqualTo("A mistake, again.");
        assertThat(page(EDITOR).select(".not-now").text()).contains("Its authors have begun to revise the entry");
    }

    @Test
    void what_cannot_be_done_now_stands_there_with_the_reason_and_what_is_for_others_does_not() {
        submitted();
        var owner = page(OWNER);
        assertThat(owner.select("form[method=post][action^=/drafts/]").eachAttr("action"))
                .containsExactly(address() + "/withdraw", address() + "/messages");
        assertThat(owner.select(".not-now").text())
                .contains("Edit the text · Submit", "The entry is under review.")
                .doesNotContain("Accept");
        var editor = page(EDITOR);
        assertThat(editor.select(".not-now").text()).contains("Accept", "This round has 0 of the 2 reviews that it needs.", "Publish");
        assertThat(editor.select(".not-now").text()).doesNotContain("Submit");
    }

    @Test
    void a_report_on_a_page_that_has_become_old_stays_in_the_form_and_can_be_sent_again() {
        asked();
        var old = page(FIRST);
        does(SECOND, "reviews", "recommendation", "ACCEPT", "toAuthor", "Good.");
        var report = "An hour's work.\n\nWith two paragraphs.";
        assertThat(send(FIRST, old, "reviews", "recommendation", "REJECT", "toAuthor", report, "toEditor", "Aside.")).isEqualTo(412);
        var now = again(FIRST);
        assertThat(now.title()).isEqualTo("Not done: Kitchens and care · Palimpsest");
        assertThat(now.select("[role=alert]").text()).contains("Something happened to this entry").doesNotContain("Good.");
        var form = form(now, "reviews");
        assertThat(Objects.requireNonNull(form.selectFirst("[name=toAuthor]")).wholeText()).isEqualTo(report);
        assertThat(form.select("[name=toEditor]").val()).isEqualTo("Aside.");
        assertThat(form.select("[name=recommendation][checked]").val()).isEqualTo("REJECT");
        assertThat(Objects.requireNonNull(form.closest("details")).hasAttr("open")).isTrue();
        assertThat(send(FIRST, now, "reviews", "recommendation", "REJECT", "toAuthor", report)).isEqualTo(303);
    }

    @Test
    void a_report_survives_a_session_that_ended() {
        asked();
        var page = page(FIRST);
        var report = fields(form(page, "reviews"), "recommendation", "ACCEPT", "toAuthor", "An hour's work. " + HTML + " And some more.");
        assertThat(who(FIRST).post("/sign-out")).isEqualTo(303);
        assertThat(who(FIRST).post(address() + "/reviews", report)).isEqualTo(401);
        var kept = again(FIRST);
        assertThat(kept.select("#main").text()).contains("You are signed out", "An hour's work. " + HTML);
        assertThat(kept.select("#x")).isEmpty();
        var form = form(kept, "reviews");
        assertThat(who(FIRST).post("/sign-in", "token", HOUSE.token(FIRST))).isEqualTo(303);
        assertThat(who(FIRST).post(form.attr("action"), fields(form))).isEqualTo(303);
        assertThat(page(FIRST).select(".note").text()).contains("Your review · accept", "An hour's work.");
        assertThat(new Visitor(HOUSE.queries().address()).postFrom("cross-site", address() + "/reviews", report)).isEqualTo(403);
    }

    @Test
    void a_report_half_written_waits_for_its_writer_alone_and_goes_when_it_is_sent() {
        asked();
        assertThat(send(FIRST, page(FIRST), "reviews", "toAuthor", "Half a " + HTML, "to", "keep")).isEqualTo(303);
        assertThat(who(FIRST).location()).isEqualTo(address() + "#do-reviews");
        for (var other : List.of(OWNER, EDITOR, SECOND)) {
            assertThat(page(other).outerHtml()).doesNotContain("Half a");
        }
        assertThat(page(EDITOR).select(".note:contains(awaited since)")).hasSize(2);
        var later = page(FIRST);
        assertThat(later.select("#reviews-toAuthor").val()).isEqualTo("Half a " + HTML);
        assertThat(later.select("#do-reviews [role=note]").text()).contains("You typed this until", "have not sent it yet");
        assertThat(later.select("#x")).isEmpty();
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "A whole report.");
        assertThat(page(FIRST).outerHtml()).doesNotContain("Half a").contains("A whole report.");
        assertThat(page(FIRST).select("#do-reviews")).isEmpty();
    }

    @Test
    void a_report_is_saved_as_it_is_typed_and_no_window_writes_over_another() {
        asked();
        var window = page(FIRST);
        var first = fields(form(window, "reviews"), "toAuthor", "An hour's work.", "recommendation", "ACCEPT");
        var second = fields(form(window, "reviews"), "toAuthor", "Another hour's work.");
        var autosave = address() + "/reviews/autosave";
        assertThat(who(FIRST).autosave(autosave, first)).isEqualTo(200);
        assertThat(who(FIRST).body()).matches("\\{\"mark\":\"[0-9a-f-]{36}\"}");
        assertThat(who(FIRST).autosave(autosave, second)).isEqualTo(412);
        assertThat(who(FIRST).send(autosave, "toAuthor=x", "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(send(FIRST, window, "reviews", "toAuthor", "Another hour's work.", "to", "keep")).isEqualTo(409);
        var both = again(FIRST);
        assertThat(both.select("#reviews-toAuthor").val()).isEqualTo("Another hour's work.");
        assertThat(both.select("#do-reviews [role=alert]").text()).contains("An hour's work.", "accept");
        assertThat(page(FIRST).select("#reviews-toAuthor").val()).isEqualTo("An hour's work.");
        assertThat(send(FIRST, both, "reviews", "toAuthor", "Two hours' work.", "to", "keep")).isEqualTo(303);
        assertThat(page(FIRST).select("#reviews-toAuthor").val()).isEqualTo("Two hours' work.");

        assertThat(who("nora-nobody").autosave(autosave, first)).isEqualTo(404);
        assertThat(new Visitor(HOUSE.queries().address()).autosave(autosave, first)).isEqualTo(401);
        assertThat(who(FIRST).autosave(address() + "/no-step/autosave", first)).isEqualTo(404);
        does(EDITOR, "decline", "message", "Not for us.");
        assertThat(page(FIRST).select("#reviews-toAuthor").val()).as("the round is over").isEqualTo("Two hours' work.");
    }

    @Test
    void what_is_missing_is_said_at_its_field() {
        asked();
        assertThat(send(FIRST, page(FIRST), "reviews", "toAuthor", " ", "toEditor", "Only this.")).isEqualTo(422);
        var again = again(FIRST);
        assertThat(again.select(".todo a").eachAttr("href"))
                .containsExactly("#reviews-recommendation", "#reviews-toAuthor", "#do-reviews");
        assertThat(again.select("#reviews-toAuthor").attr("aria-invalid")).isEqualTo("true");
        assertThat(again.select("#reviews-toAuthor").attr("aria-describedby")).contains("reviews-toAuthor-wrong");
        assertThat(again.select("#reviews-toAuthor-wrong").text()).isNotBlank();
        assertThat(again.select("#reviews-toEditor").val()).isEqualTo("Only this.");
        var empty = done(author.post(OWNER, "/api/commands/entries", "{\"section\": \"" + section + "\"}"));
        entry = empty.get("id").asString();
        who(OWNER).cookie("Palimpsest-Position", empty.get("position").asString());
        assertThat(page(OWNER).select("h1").text()).isEqualTo("Untitled");
        assertThat(send(OWNER, page(OWNER), "submit")).isEqualTo(422);
        assertThat(again(OWNER).select(".todo li").eachText()).contains(
                        "Title: This is missing. Right would be: a title.",
                        "Contributors: Nobody is named. Right would be: at least one contributor.");
    }

    @Test
    void who_may_not_is_told_so_and_keeps_what_they_wrote() {
        asked();
        var editors = form(page(EDITOR), "decline");
        assertThat(who(OWNER).post(address() + "/decline", fields(editors, "message", "Declined by its owner."))).isEqualTo(403);
        assertThat(again(OWNER).select("#decline-message").val()).isEqualTo("Declined by its owner.");
        assertThat(again(OWNER).select("[role=alert]").text()).contains("Not done: Decline.", "an editor of its section who is not the owner");
        does(EDITOR, "decline", "message", "Not for us.");
        assertThat(who(FIRST).post(
                        address() + "/reviews", "key", UUID.randomUUID().toString(), "sequence", sequence(EDITOR),
                        "recommendation", "ACCEPT", "toAuthor", "Too late."))
                .isEqualTo(409);
        assertThat(again(FIRST).select("#reviews-toAuthor").val()).isEqualTo("Too late.");
        assertThat(again(FIRST).select("[role=alert]").text()).contains("The entry is declined.");
    }

    private String sequence(String person) {
        return page(person).select("[name=sequence]").getFirst().val();
    }

    @Test
    void no_other_site_can_send_a_form_and_none_is_done_twice() {
        asked();
        var review = fields(form(page(FIRST), "reviews"), "recommendation", "ACCEPT", "toAuthor", "Fine.");
        assertThat(who(FIRST).postFrom("cross-site", address() + "/reviews", review)).isEqualTo(403);
        assertThat(who(FIRST).postFrom("same-site", address() + "/reviews", review)).isEqualTo(403);
        assertThat(page(FIRST).select(".note").text()).contains("awaited since");
        assertThat(who(FIRST).post(address() + "/reviews", review)).isEqualTo(303);
        assertThat(who(FIRST).post(address() + "/reviews", review)).isEqualTo(303);
        var other = review.clone();
        other[List.of(other).indexOf("toAuthor") + 1] = "Other words.";
        assertThat(who(FIRST).post(address() + "/reviews", other)).isEqualTo(422);
        assertThat(again(FIRST).select("[role=alert]").text()).contains("This form has been sent already");
        assertThat(page(EDITOR).select(".note:contains(Fine.)")).hasSize(1);
        assertThat(who(FIRST).post(address() + "/reviews", "key", "no key", "sequence", "1")).isEqualTo(400);
        assertThat(who(EDITOR).post(address() + "/suppressions", review)).isEqualTo(404);
    }

    @Test
    void strangers_find_nothing_and_those_who_work_on_it_are_led_there_from_its_id() {
        submitted();
        for (var stranger : List.of("nora-nobody", FIRST)) {
            assertThat(who(stranger).get(address())).isEqualTo(404);
            var here = again(stranger).text().replace(entry, "…");
            var none = UUID.randomUUID().toString();
            assertThat(who(stranger).get("/drafts/" + none)).isEqualTo(404);
            assertThat(again(stranger).text().replace(none, "…")).isEqualTo(here);
            assertThat(who(stranger).post(address() + "/accept", "key", none, "sequence", "1")).isEqualTo(404);
            assertThat(who(stranger).get("/entries/" + entry)).isEqualTo(404);
        }
        assertThat(who(EDITOR).get("/entries/" + entry)).isEqualTo(303);
        assertThat(who(EDITOR).location()).isEqualTo(address());
        var nobody = new Visitor(HOUSE.queries().address());
        assertThat(nobody.get(address())).isEqualTo(303);
        assertThat(nobody.location()).isEqualTo("/sign-in?next=" + address());
        assertThat(nobody.get("/entries/" + entry)).isEqualTo(404);
        assertThat(who(OWNER).get("/desk")).isEqualTo(200);
        assertThat(again(OWNER).select(".hit a[href='" + address() + "']")).hasSize(1);
    }

    @Test
    void who_must_not_be_known_is_on_no_page() {
        asked();
        var authors = List.of(OWNER, "Demo contributor", "Ada", "Example", "Test Trust");
        var reviewers = List.of(FIRST, SECOND, "Demo reviewer");
        assertThat(page(FIRST).outerHtml()).doesNotContain(authors).doesNotContain(SECOND);
        assertThat(send(FIRST, page(FIRST), "reviews")).isEqualTo(422);
        assertThat(who(FIRST).body()).doesNotContain(authors).doesNotContain(SECOND);
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "Clear.", "toEditor", "An aside.");
        assertThat(page(OWNER).outerHtml()).contains("Reviewer 1", "Clear.").doesNotContain(reviewers).doesNotContain("An aside.");
        assertThat(page(SECOND).outerHtml()).doesNotContain(authors).doesNotContain(FIRST, "Clear.", "An aside.");
        does(EDITOR, "request-revisions", "message", "Once more.");
        assertThat(page(OWNER).outerHtml()).contains("Once more.").doesNotContain(reviewers);
        assertThat(page(FIRST).outerHtml()).contains("Once more.").doesNotContain(authors);
        assertThat(page(SECOND).outerHtml()).doesNotContain(authors).doesNotContain("Once more.");
        assertThat(page(EDITOR).outerHtml()).contains("Demo contributor", "Demo reviewer 1", "Demo reviewer 2", "An aside.");
    }

    @Test
    void html_is_shown_as_it_was_typed() {
        asked();
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", HTML, "toEditor", HTML);
        does(SECOND, "reviews", "recommendation", "ACCEPT", "toAuthor", HTML);
        does(EDITOR, "request-revisions", "message", HTML);
        var page = page(EDITOR);
        assertThat(page.select("#x")).isEmpty();
        assertThat(page.select(".note .changed").eachText()).hasSize(4).containsOnly(HTML);
        does(EDITOR, "withdraw", "reason", HTML);
        assertThat(page(EDITOR).select(".withdrawn blockquote").text()).isEqualTo(HTML);
        assertThat(send(EDITOR, page(EDITOR), "reinstate", "reason", HTML.repeat(50))).isEqualTo(422);
        assertThat(again(EDITOR).select("#x")).isEmpty();
        assertThat(again(EDITOR).select("#reinstate-reason").val()).isEqualTo(HTML.repeat(50));
    }

    @Test
    void a_report_may_be_as_long_as_a_review_can_be() {
        asked();
        does(FIRST, "reviews", "recommendation", "ACCEPT", "toAuthor", "汤".repeat(100_000), "toEditor", "é".repeat(100_000));
        assertThat(page(EDITOR).select(".note .changed").getFirst().text()).hasSize(100_000);
    }
}
