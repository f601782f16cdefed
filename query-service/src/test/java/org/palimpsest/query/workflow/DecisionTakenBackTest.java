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
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.history.History;

/** A decision that was a mistake, on the pages of those who work on the entry. */
class DecisionTakenBackTest {
    private static final String INVITED = "ines-invited";
    private static final String REASON = "It was meant for <i>another</i> entry.";

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

    /** In its second round, in which one of two reports is in and somebody is invited; and what else an editor has done. */
    private static UUID underReview(EntryEvent... more) {
        var id = more.length == 0 ? UUID.randomUUID() : more[0].entryId();
        service.append(new Scenario(id, "towns", "t-" + id, Anonymity.DOUBLE_ANONYMIZED).until(ReviewSubmitted.class, 2));
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(id, 2, INVITED, "2099-12-24", null));
        List.of(more).forEach(event -> service.append(EDITOR, Role.EDITOR, event));
        service.caughtUp(Desk.MODEL, History.MODEL);
        return id;
    }

    private static UUID takenBack() {
        var id = UUID.randomUUID();
        return underReview(new EntryDeclined(id, 2, "letter-of-mistake"), new DecisionTakenBack(id, 2, REASON));
    }

    private static Element form(Document page) {
        return Objects.requireNonNull(page.selectFirst("form[action$='/take-back-decision']"), page.text());
    }

    @Test
    void an_editor_finds_the_form_as_long_as_nothing_has_followed_and_then_the_reason() {
        var id = UUID.randomUUID();
        underReview(new RevisionsRequested(id, 2, "Shorten it."));
        var form = form(people.page(EDITOR, id));
        assertThat(form.select("textarea[name=reason][required]")).hasSize(1);
        assertThat(form.text()).contains("The round goes on as it was", "The authors are told.");
        for (var other : List.of(OWNER, FIRST, SECOND)) {
            assertThat(people.page(other, id).select("form[action$='/take-back-decision']")).isEmpty();
        }
        service.append(OWNER, Role.OWNER, new TitleRevised(id, "Shorter"));
        service.caughtUp(Desk.MODEL, History.MODEL);
        var later = people.page(EDITOR, id);
        assertThat(later.select("form[action$='/take-back-decision']")).isEmpty();
        assertThat(later.select(".not-now").text()).contains("Take the decision back", "Its authors have begun to revise the entry");
        assertThat(people.get(EDITOR, "/api/drafts/" + id)).doesNotContain("take-back-decision");
    }

    @Test
    void the_round_stands_there_as_it_was_with_the_decision_struck_out() {
        var id = takenBack();
        var editors = people.page(EDITOR, id);
        assertThat(editors.select(".eyebrow").text()).contains("under review, round 2");
        assertThat(editors.select(".round s").eachText()).containsExactly("Declined");
        assertThat(editors.select(".round").getFirst().text())
                .contains("letter-of-mistake", "Why it was taken back: " + REASON, "toauthor-second", "awaited since");
        assertThat(editors.select(".decided:contains(Declined)")).isEmpty();
        assertThat(editors.select("form[action$='/decline'], form[action$='/withdraw-invitation']")).hasSize(2);
        var owners = people.page(OWNER, id);
        assertThat(owners.select(".round s").eachText()).containsExactly("Declined");
        assertThat(owners.select("#main").text()).contains(REASON);
        assertThat(owners.outerHtml()).doesNotContain(FIRST, SECOND, INVITED, "<i>another");
    }

    @Test
    void reviewers_go_on_and_read_why_once_their_own_review_is_in() {
        var id = takenBack();
        var waiting = people.page(FIRST, id);
        assertThat(waiting.select("form[action$='/reviews']")).hasSize(1);
        assertThat(waiting.select(".round s").eachText()).containsExactly("Declined");
        assertThat(waiting.outerHtml()).doesNotContain("letter-of-mistake", "It was meant for");
        assertThat(people.get(FIRST, "/api/entries/" + id + "/history")).doesNotContain("letter-of-mistake", "It was meant for");
        assertThat(people.page(SECOND, id).select("#main").text()).contains("letter-of-mistake", REASON);
        service.append(FIRST, Role.REVIEWER, new ReviewSubmitted(id, 2, FIRST, Recommendation.ACCEPT, "Good.", null));
        service.caughtUp(Desk.MODEL, History.MODEL);
        assertThat(people.page(FIRST, id).select("#main").text()).contains("letter-of-mistake", REASON);
        assertThat(people.get(INVITED, "/invitations/" + id)).contains("Compassionate towns");
    }

    @Test
    void the_history_tells_it_in_plain_words() {
        var id = takenBack();
        var page = Jsoup.parse(people.get(OWNER, "/entries/" + id + "/history")).select("#main").text();
        assertThat(page).contains("took the decision back: the round goes on", "Reason: " + REASON);
        assertThat(people.get(OWNER, "/api/entries/" + id + "/history")).contains("\"entry.decision-taken-back\"");
    }
}
