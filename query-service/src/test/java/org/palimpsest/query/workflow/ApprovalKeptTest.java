package org.palimpsest.query.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.history.History;

/** A report of the round before that counts in this one, on the pages of those who work on the entry. */
class ApprovalKeptTest {
    private static final Policy POLICY = new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
    private static final UUID ID = UUID.randomUUID();

    private static Running service;
    private static People people;

    @BeforeAll
    static void tell() {
        service = new Running();
        people = new People(service);
        service.append("peredur", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        service.append(new Scenario(ID, "towns", "towns", POLICY).until(ArticleRevised.class, 1));
        service.append(OWNER, Role.OWNER, new EntrySubmitted(ID, 1, POLICY));
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, FIRST), new ReviewerAssigned(ID, 1, SECOND));
        service.append(FIRST, Role.REVIEWER, report(FIRST, Recommendation.MINOR_REVISION));
        service.append(SECOND, Role.REVIEWER, report(SECOND, Recommendation.ACCEPT));
        service.append(EDITOR, Role.EDITOR, new RevisionsRequested(ID, 1, "Answer the first."));
        service.append(OWNER, Role.OWNER, new EntrySubmitted(ID, 2, POLICY), new ApprovalKept(ID, 2, SECOND, 1, 2));
        service.caughtUp(Desk.MODEL, History.MODEL);
    }

    private static ReviewSubmitted report(String reviewer, Recommendation recommendation) {
        return new ReviewSubmitted(ID, 1, reviewer, recommendation, "words-of-" + reviewer, null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void editors_see_that_it_counts_and_where_the_report_is() {
        var page = people.page(EDITOR, ID);
        var round = page.select(".round").getFirst();
        assertThat(round.text())
                .contains("accept", "The report of round 1 counts in this round, too: what was judged has not changed.")
                .doesNotContain("awaited", "words-of");
        assertThat(round.select("a[href='#round-1']")).hasSize(1);
        assertThat(page.select(".round").getLast().text()).contains("words-of-" + SECOND);
        assertThat(page.select(".facts").text()).contains("Reviews 1 of 2");
        assertThat(page.select(".not-now").text()).contains("This round has 1 of the 2 reviews that it needs.");
        assertThat(page.select("#reviewers-reviewer option").eachAttr("value")).doesNotContain(SECOND);
        assertThat(page.select("button[value=reports]")).as("no report of this round could stand in a letter").isEmpty();
    }

    @Test
    void authors_see_it_without_a_name_and_the_history_tells_it() {
        assertThat(people.page(OWNER, ID).select(".round").getFirst().text())
                .contains("Reviewer 1 · accept", "The report by Reviewer 2 of round 1 counts");
        assertThat(people.page(OWNER, ID).outerHtml()).contains("words-of-").doesNotContain("/" + SECOND);
        var history = Jsoup.parse(people.get(OWNER, "/entries/" + ID + "/history")).select("#main").text();
        assertThat(history).contains("submitted it again and kept the approval by Reviewer 2 of round 1, as what was judged is the same");
        assertThat(history).doesNotContain("is the same Reviewer:");
        assertThat(people.get(OWNER, "/api/entries/" + ID + "/history")).contains("\"entry.approval-kept\"");
        assertThat(Jsoup.parse(people.get(EDITOR, "/entries/" + ID + "/history")).select("#main").text())
                .contains("kept the approval by Reviewer 2 of round 1, as what was judged is the same Reviewer: " + SECOND);
    }

    @Test
    void its_reviewer_is_not_asked_again_and_reads_why() {
        var page = people.page(SECOND, ID);
        assertThat(page.select("form[action$='/reviews']")).isEmpty();
        assertThat(page.select(".not-now").text()).contains("Your review of round 1 counts in this one: the text has not changed since.");
        assertThat(page.select(".facts").text()).doesNotContain("Review due");
        assertThat(page.select(".eyebrow").text()).contains("under review, round 2");
        assertThat(people.get(SECOND, "/api/desk")).contains("\"due\":false").doesNotContain("\"due\":true");
        assertThat(page.select("#main").text()).contains("Your review · accept", "The report of round 1 counts");
        assertThat(people.get(SECOND, "/entries/" + ID + "/history")).contains("kept the approval of round 1").doesNotContain("Reviewer 2");
        assertThat(people.page(FIRST, ID).outerHtml()).doesNotContain("The report of round 1 counts");
    }
}
