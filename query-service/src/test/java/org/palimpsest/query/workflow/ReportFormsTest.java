package org.palimpsest.query.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewQuestion.Kind;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.history.History;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

/** Questions of a round in the forms of reports, reports in letters, and what authors say to them. */
class ReportFormsTest {
    private static final ReviewQuestion NEW = new ReviewQuestion(Kind.CHOICE, "Is it <new>?", true, false, List.of("Yes", "Not quite"), 0);
    private static final ReviewQuestion CLEAR =
            new ReviewQuestion(Kind.SCALE, "How clear is it?", false, false, List.of("Not at all", "Very"), 5);
    private static final ReviewQuestion HUSH = new ReviewQuestion(Kind.TEXT, "hush-question", false, true, List.of(), 0);
    private static final List<ReviewQuestion> QUESTIONS = List.of(NEW, CLEAR, HUSH);

    private static Running service;
    private static People people;

    @BeforeAll
    static void start() {
        service = new Running();
        people = new People(service);
        service.append("peredur", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** An entry whose reviewers are asked questions; FIRST has the report that is due, SECOND another. */
    private static UUID asked(Anonymity anonymity) {
        var id = UUID.randomUUID();
        service.append(new Scenario(id, "towns", "t-" + id, anonymity).until(ArticleRevised.class, 1));
        var policy = new Policy(2, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append(OWNER, Role.OWNER, new EntrySubmitted(id, 1, policy, QUESTIONS, List.of()));
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 1, FIRST), new ReviewerAssigned(id, 1, SECOND));
        caughtUp();
        return id;
    }

    private static UUID reported(Anonymity anonymity) {
        var id = asked(anonymity);
        service.append(SECOND, Role.REVIEWER, new ReviewSubmitted(
                id,
                1,
                SECOND,
                Recommendation.MAJOR_REVISION,
                "words-of-second",
                "hush-of-second",
                List.of(new ReviewAnswer(NEW, "Not quite"), new ReviewAnswer(CLEAR, "4"), new ReviewAnswer(HUSH, "hush-answer"))));
        service.append(FIRST, Role.REVIEWER, new ReviewSubmitted(
                id, 1, FIRST, Recommendation.ACCEPT, "", null, List.of(new ReviewAnswer(NEW, "Yes"))));
        caughtUp();
        return id;
    }

    private static void caughtUp() {
        service.caughtUp(Desk.MODEL, History.MODEL);
    }

    private static Element form(Document page, String step) {
        return Objects.requireNonNull(page.selectFirst("form[action$='/" + step + "']"), page.text());
    }

    /** Sends the form as it stands on the page, with these names and values in turn; answers the status. */
    private static int send(String person, UUID id, String step, String... filled) {
        return send(person, id, step, form(people.page(person, id), step), filled);
    }

    private static int send(String person, UUID id, String step, Element form, String... filled) {
        var fields = BodyInserters.fromFormData("", "");
        form.select("[type=hidden]").forEach(field -> fields.with(field.attr("name"), field.val()));
        for (int i = 0; i < filled.length; i += 2) {
            fields.with(filled[i], filled[i + 1]);
        }
        return service.client(person, People.role(person))
                .post()
                .uri("/drafts/" + id + "/" + step)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("Sec-Fetch-Site", "same-origin")
                .body(fields)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static String letter(Document page, String step) {
        return Objects.requireNonNull(form(page, step).selectFirst("[name=message]")).wholeText();
    }

    @Test
    void the_form_of_a_report_has_the_questions_of_its_round_each_in_its_kind() {
        var id = asked(Anonymity.DOUBLE_ANONYMIZED);
        var form = form(people.page(FIRST, id), "reviews");
        assertThat(form.select("fieldset > legend").eachText())
                .containsExactly("Recommendation", "Is it <new>?", "How clear is it? (may be left empty)");
        assertThat(form.select("[name=answer-1][type=radio][required]").eachAttr("value")).containsExactly("Yes", "Not quite");
        assertThat(form.select("[name=answer-2]").eachAttr("value")).containsExactly("1", "2", "3", "4", "5", "");
        assertThat(form.select("label:has([name=answer-2])").eachText()).contains("1 – Not at all", "5 – Very");
        assertThat(form.select("label[for=reviews-answer-3]").text()).contains("hush-question", "to the editor only");
        assertThat(form.select("[name=toAuthor]").hasAttr("required")).isFalse();
        assertThat(people.get(FIRST, "/api/drafts/" + id)).contains("\"questions\"", "hush-question");
        assertThat(people.get(OWNER, "/api/drafts/" + id)).contains("\"questions\"").doesNotContain("hush-question");
    }

    @Test
    void answers_are_kept_as_they_are_typed_and_what_another_window_kept_stands_under_its_question() {
        var id = asked(Anonymity.DOUBLE_ANONYMIZED);
        var old = form(people.page(FIRST, id), "reviews");
        assertThat(send(FIRST, id, "reviews", "answer-1", "Not quite", "answer-3", "Half an <i>answer", "to", "keep")).isEqualTo(303);
        var kept = form(people.page(FIRST, id), "reviews");
        assertThat(kept.select("[name=answer-1][checked]").val()).isEqualTo("Not quite");
        assertThat(Objects.requireNonNull(kept.selectFirst("[name=answer-3]")).wholeText()).isEqualTo("Half an <i>answer");
        for (var other : List.of(OWNER, EDITOR, SECOND)) {
            assertThat(people.get(other, "/drafts/" + id)).doesNotContain("Half an");
        }
        assertThat(send(FIRST, id, "reviews", old, "answer-3", "Another", "to", "keep")).isEqualTo(409);
        assertThat(form(people.page(FIRST, id), "reviews").select("[name=answer-3]").val()).isEqualTo("Half an <i>answer");
    }

    @Test
    void a_later_round_with_other_questions_does_not_show_answers_under_the_wrong_ones() {
        var id = asked(Anonymity.SINGLE_ANONYMIZED);
        assertThat(send(FIRST, id, "reviews", "answer-3", "To the first round", "to", "keep")).isEqualTo(303);
        service.append(EDITOR, Role.EDITOR, new RevisionsRequested(id, 1, "Again."));
        var policy = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append(OWNER, Role.OWNER, new EntrySubmitted(id, 2, policy, List.of(HUSH, CLEAR, HUSH), List.of()));
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 2, FIRST));
        caughtUp();
        assertThat(form(people.page(FIRST, id), "reviews").text()).doesNotContain("To the first round");
    }

    @ParameterizedTest
    @EnumSource(Anonymity.class)
    void answers_stand_under_their_questions_for_whom_they_are(Anonymity anonymity) {
        var id = reported(anonymity);
        var editors = people.page(EDITOR, id).select("#main").text();
        assertThat(editors).contains("Is it <new>? Not quite", "How clear is it? 4 of 5 (1: Not at all, 5: Very)", "hush-answer");
        var authors = people.page(OWNER, id).select("#main").text();
        assertThat(authors).contains("Is it <new>? Not quite", "words-of-second").doesNotContain("hush");
        for (var address : List.of("/api/entries/%s/history", "/entries/%s/history")) {
            assertThat(people.get(EDITOR, address.formatted(id))).contains("Not quite", "hush-answer", "hush-of-second");
            assertThat(people.get(OWNER, address.formatted(id))).contains("Not quite", "words-of-second").doesNotContain("hush");
            assertThat(people.get(SECOND, address.formatted(id))).contains("Not quite", "hush-answer");
            assertThat(people.get(FIRST, address.formatted(id))).doesNotContain("hush-answer", "words-of-second");
        }
    }

    @ParameterizedTest
    @EnumSource(Anonymity.class)
    void a_letter_is_filled_with_what_the_reports_say_to_the_authors_and_names_nobody(Anonymity anonymity) {
        var id = reported(anonymity);
        assertThat(send(EDITOR, id, "request-revisions", "message", "", "to", "reports")).isEqualTo(303);
        var page = people.page(EDITOR, id);
        assertThat(letter(page, "request-revisions")).isEqualTo("""
                Reviewer 1
                Recommendation: accept

                Is it <new>?
                Yes

                Reviewer 2
                Recommendation: major revision

                Is it <new>?
                Not quite

                How clear is it?
                4 of 5 (1: Not at all, 5: Very)

                words-of-second""");
        assertThat(form(page, "request-revisions").text()).contains("Reviewers of this round who may not read");
        assertThat(form(page, "request-revisions").select("[name=quotesReports]").val()).isEqualTo("true");
        assertThat(form(page, "decline").select("[name=quotesReports]").val()).isEmpty();
    }

    @Test
    void what_the_editor_has_written_stays_and_the_reports_stand_below_it_once() {
        var id = reported(Anonymity.DOUBLE_ANONYMIZED);
        assertThat(send(EDITOR, id, "decline", "message", "Dear author,\r\nno.\r\n", "to", "reports")).isEqualTo(303);
        var once = letter(people.page(EDITOR, id), "decline");
        assertThat(once).startsWith("Dear author,").containsOnlyOnce("Reviewer 1");
        assertThat(send(EDITOR, id, "decline", "message", once.replace("\n", "\r\n"), "to", "reports")).isEqualTo(303);
        assertThat(letter(people.page(EDITOR, id), "decline")).containsOnlyOnce("Reviewer 1");
        assertThat(send(EDITOR, id, "decline", "message", " ", "to", "keep")).isEqualTo(303);
        assertThat(form(people.page(EDITOR, id), "decline").select("[name=quotesReports]").val()).isEmpty();
    }

    @Test
    void nobody_but_the_editor_gets_the_reports_as_a_letter() {
        var id = reported(Anonymity.DOUBLE_ANONYMIZED);
        var form = form(people.page(EDITOR, id), "decline");
        for (var other : List.of(OWNER, FIRST, SECOND)) {
            assertThat(send(other, id, "decline", form, "to", "reports")).as(other).isEqualTo(403);
            assertThat(people.page(other, id).select("form[action$=/decline]")).isEmpty();
        }
        var unreported = asked(Anonymity.DOUBLE_ANONYMIZED);
        assertThat(people.page(EDITOR, unreported).select("button[value=reports]")).isEmpty();
        assertThat(send(EDITOR, unreported, "decline", "message", "Mine.", "to", "reports")).isEqualTo(303);
        assertThat(letter(people.page(EDITOR, unreported), "decline")).isEqualTo("Mine.");
    }

    @Test
    void reviewers_read_the_editors_own_words_and_not_a_letter_that_quotes_what_they_may_not_read() {
        var own = reported(Anonymity.DOUBLE_ANONYMIZED);
        service.append(EDITOR, Role.EDITOR, new RevisionsRequested(own, 1, "own-words"));
        var built = reported(Anonymity.DOUBLE_ANONYMIZED);
        service.append(EDITOR, Role.EDITOR, new RevisionsRequested(built, 1, "words-of-second", true));
        caughtUp();
        assertThat(people.get(FIRST, "/drafts/" + own)).contains("own-words");
        assertThat(people.get(FIRST, "/drafts/" + built)).doesNotContain("words-of-second");
        assertThat(people.get(FIRST, "/api/entries/" + built + "/history")).doesNotContain("words-of-second");
        assertThat(people.get(OWNER, "/drafts/" + built)).contains("words-of-second");
    }

    private static UUID toBeRevised() {
        var id = reported(Anonymity.DOUBLE_ANONYMIZED);
        service.append(EDITOR, Role.EDITOR, new RevisionsRequested(id, 1, "Please."));
        caughtUp();
        return id;
    }

    @Test
    void authors_answer_each_report_point_by_point_beside_its_answers() {
        var id = reported(Anonymity.DOUBLE_ANONYMIZED);
        assertThat(people.page(OWNER, id).select("form[action$=/submit]")).isEmpty();
        service.append(EDITOR, Role.EDITOR, new RevisionsRequested(id, 1, "Please."));
        caughtUp();
        var reports = form(people.page(OWNER, id), "submit").select("fieldset");
        assertThat(reports.select("> legend").eachText()).containsExactly("Reviewer 1", "Reviewer 2");
        assertThat(reports.getFirst().select(".point").eachText()).containsExactly(
                "Is it <new>? Yes Your answer to this (may be left empty)", "Your answer to Reviewer 1 as a whole (may be left empty)");
        assertThat(reports.getLast().select(".point").eachText()).containsExactly(
                "Is it <new>? Not quite Your answer to this (may be left empty)",
                "How clear is it? 4 of 5 (1: Not at all, 5: Very) Your answer to this (may be left empty)",
                "words-of-second Your answer to Reviewer 2 as a whole (may be left empty)");
        // Nothing can be said to what is for the editors alone, nor to what was not answered.
        assertThat(reports.select("textarea").eachAttr("name"))
                .containsExactly("response-1.1", "response-1", "response-2.1", "response-2.2", "response-2");
        assertThat(reports.select("textarea").eachAttr("maxlength")).containsExactly("20000", "100000", "20000", "20000", "100000");
        assertThat(people.get(OWNER, "/drafts/" + id + "/edit/check")).contains("/drafts/" + id + "#do-submit");
    }

    @Test
    void what_is_said_to_a_point_is_kept_as_it_is_typed_and_nobody_else_gets_it() {
        var id = toBeRevised();
        var old = form(people.page(OWNER, id), "submit");
        assertThat(old.attr("data-autosave")).isEqualTo("/drafts/" + id + "/submit/autosave");
        assertThat(send(OWNER, id, "submit", "response-2.1", "Half <b>an answer", "response-1", "Thanks", "to", "keep")).isEqualTo(303);
        var kept = form(people.page(OWNER, id), "submit");
        assertThat(kept.select("[name=response-2.1]").val()).isEqualTo("Half <b>an answer");
        assertThat(kept.select("[name=response-1]").val()).isEqualTo("Thanks");
        assertThat(kept.select("[name=response-2.2]").val()).isEmpty();
        for (var other : List.of(EDITOR, FIRST, SECOND)) {
            assertThat(people.get(other, "/drafts/" + id)).doesNotContain("Half ");
        }
        assertThat(send(OWNER, id, "submit", old, "response-2.1", "Another", "to", "keep")).isEqualTo(409);
    }

    @Test
    void what_authors_say_stands_under_its_point_for_whom_the_report_is() {
        var id = toBeRevised();
        var policy = new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append(OWNER, Role.OWNER, new EntrySubmitted(id, 2, policy, List.of(), List.of(
                new ReviewResponse(FIRST, NEW, "new-to-first"),
                new ReviewResponse(FIRST, "said-to-first"),
                new ReviewResponse(SECOND, NEW, "new-to-second"),
                new ReviewResponse(SECOND, CLEAR, "clear-to-second"),
                new ReviewResponse(SECOND, "said-to-second"))));
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 2, SECOND), new ReviewerAssigned(id, 2, "lena-reviewer"));
        caughtUp();
        var first = List.of("new-to-first", "said-to-first");
        var second = List.of("new-to-second", "clear-to-second", "said-to-second");
        for (var address : List.of("/drafts/%s", "/entries/%s/history", "/api/entries/%s/history")) {
            assertThat(people.get(OWNER, address.formatted(id))).contains(first).contains(second).doesNotContain(FIRST, SECOND);
            assertThat(people.get(EDITOR, address.formatted(id))).contains(first).contains(second);
            assertThat(people.get(SECOND, address.formatted(id))).contains(second).doesNotContain("-first", OWNER);
            assertThat(people.get("lena-reviewer", address.formatted(id))).doesNotContain("-to-first", "-to-second");
            assertThat(people.get(FIRST, address.formatted(id))).doesNotContain("-to-first", "-to-second");
        }
        assertThat(people.page(SECOND, id).select(".round .answers").text()).isEqualTo("Is it <new>? Not quite What the authors say to this"
                + " new-to-second How clear is it? 4 of 5 (1: Not at all, 5: Very) What the authors say to this clear-to-second"
                + " hush-question (to the editor only) hush-answer");
        assertThat(people.page(SECOND, id).select(".round > .note > .response").text()).isEqualTo("What the authors say to all of it said-to-second");
        assertThat(Jsoup.parse(people.get(OWNER, "/entries/" + id + "/history")).select("#main").text())
                .contains("To Reviewer 1 on “Is it <new>?”: new-to-first", "To Reviewer 2: said-to-second");
        service.rebuilt(History.MODEL);
        service.rebuilt(Desk.MODEL);
        assertThat(people.get(SECOND, "/drafts/" + id)).contains(second).doesNotContain("-to-first");
    }

    /** What was said to a report as a whole when nothing else could be said. */
    @Test
    void what_authors_said_to_a_report_before_there_were_points_stands_as_it_stood() {
        var id = toBeRevised();
        var policy = new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        service.append(OWNER, Role.OWNER, new EntrySubmitted(
                id, 2, policy, List.of(), List.of(new ReviewResponse(SECOND, "said-to-second"))));
        caughtUp();
        assertThat(people.page(EDITOR, id).select(".round .response").text()).isEqualTo("What the authors say to all of it said-to-second");
    }
}
