package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** Somebody applies, an editor answers, in browsers without JavaScript. */
class BecomeAReviewerTest {
    private static House house;
    private static SignedUp edda;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        for (var slug : List.of("notes", "essays")) {
            var section = "{\"slug\":\"" + slug + "\",\"title\":\"Some " + slug + "\",\"kind\":\"JOURNAL\",\"policy\":"
                    + "{\"reviewsRequired\":0,\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"CLOSED\",\"licence\":\"CC0-1.0\"}}";
            house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), section);
        }
        edda = SignedUp.as(house, "Edda", "EDITOR");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(edda.browser().get("/applications")).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static SignedUp signedUp(String name) {
        return SignedUp.at(house, name, SignedUp.address());
    }

    private static Document page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body());
    }

    private static int apply(SignedUp applicant) {
        return applicant.browser().post("/become-a-reviewer", "sections", "notes", "sections", "essays",
                "expertise", "Timebanking <i>", "statement", "I have reviewed\nfor <b>years</b>.");
    }

    /** What editors see of this applicant, once the applicant can see what they did last. */
    private static List<Element> waiting(SignedUp applicant) {
        page(applicant.browser(), "/become-a-reviewer");
        return page(edda.browser(), "/applications").select("article").stream()
                .filter(one -> one.text().contains(applicant.email()))
                .toList();
    }

    @Test
    void who_applies_waits_is_accepted_and_is_a_reviewer_at_once() {
        assertThat(page(new Visitor(house.queries().address()), "/sections/notes").select(".head nav").text())
                .contains("Become a Reviewer");
        var rhys = signedUp("Rhys");
        assertThat(page(rhys.browser(), "/become-a-reviewer").select("[name=sections]").eachAttr("value"))
                .containsExactly("essays", "notes");
        assertThat(apply(rhys)).isEqualTo(303);
        var own = page(rhys.browser(), "/become-a-reviewer");
        assertThat(own.select("main").text()).contains("It waits for an editor", "Some notes, Some essays", "for <b>years</b>.");
        assertThat(own.select("[name=expertise], dd b, dd i")).isEmpty();

        var shown = waiting(rhys).getFirst();
        assertThat(shown.text()).contains("Rhys", "Timebanking <i>", "Some notes");
        assertThat(edda.browser().post("/applications/" + rhys.person() + "/accept", "key", shown.select("[name=key]").val()))
                .isEqualTo(303);
        assertThat(waiting(rhys)).isEmpty();
        assertThat(page(rhys.browser(), "/become-a-reviewer").select("main").text()).contains("You are a reviewer");
        assertThat(page(rhys.browser(), "/account").text()).contains("Contributor, Reviewer");
        assertThat(apply(rhys)).isEqualTo(422);
        assertThat(rhys.browser().body()).contains("You are a reviewer there already.");
    }

    @Test
    void who_is_declined_reads_why_and_may_apply_again() {
        var rhys = signedUp("Rhys");
        apply(rhys);
        var decline = "/applications/" + rhys.person() + "/decline";
        assertThat(edda.browser().post(decline, "reason", " ")).isEqualTo(422);
        var refused = Jsoup.parse(edda.browser().body());
        assertThat(refused.select("article").getFirst().text()).contains(rhys.email());
        assertThat(refused.select("details[open] .why").text()).isEqualTo("This is missing. Right would be: 1 to 1000 characters.");
        assertThat(edda.browser().post(decline, "reason", "Another <b>field</b> is asked for.")).isEqualTo(303);
        assertThat(edda.browser().post("/applications/" + rhys.person() + "/accept")).isEqualTo(422);
        assertThat(edda.browser().body()).contains("There is no application that waits.");
        var told = page(rhys.browser(), "/become-a-reviewer");
        assertThat(told.select("main").text()).contains("It was declined", "Another <b>field</b> is asked for.");
        assertThat(told.select("[name=expertise]").val()).isEqualTo("Timebanking <i>");
        assertThat(told.select("[name=sections][checked]")).hasSize(2);
        assertThat(apply(rhys)).isEqualTo(303);
        assertThat(waiting(rhys)).hasSize(1);
    }

    @Test
    void an_application_that_lacks_something_comes_back_full_and_one_that_waits_can_be_withdrawn() {
        var rhys = signedUp("Rhys");
        assertThat(rhys.browser().post("/become-a-reviewer", "expertise", "Timebanking")).isEqualTo(422);
        var refused = Jsoup.parse(rhys.browser().body());
        assertThat(refused.select(".why").eachAttr("id")).containsExactly("sections-why", "statement-why");
        assertThat(refused.select("#expertise").val()).isEqualTo("Timebanking");
        apply(rhys);
        assertThat(rhys.browser().post("/become-a-reviewer", "sections", "notes", "expertise", "E", "statement", "S")).isEqualTo(422);
        assertThat(rhys.browser().body()).contains("withdraw it first");
        assertThat(rhys.browser().post("/become-a-reviewer/withdraw")).isEqualTo(303);
        assertThat(page(rhys.browser(), "/become-a-reviewer").select("main").text()).contains("You have withdrawn it");
        assertThat(waiting(rhys)).isEmpty();
    }

    @Test
    void nobody_else_decides_and_no_editor_about_themselves() {
        apply(edda);
        var own = waiting(edda).getFirst();
        assertThat(own.select("button")).isEmpty();
        assertThat(edda.browser().post("/applications/" + edda.person() + "/accept")).isEqualTo(422);
        assertThat(edda.browser().body()).contains("This is for another editor of all sections that it names or an administrator.");
        var rhys = signedUp("Rhys");
        assertThat(rhys.browser().get("/applications")).isEqualTo(403);
        assertThat(rhys.browser().post("/applications/" + edda.person() + "/accept")).isEqualTo(403);
        var accept = "/applications/" + edda.person() + "/accept";
        assertThat(edda.browser().send(accept, "", "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(edda.browser().send("/become-a-reviewer", "expertise=x", "Origin", "https://evil.example")).isEqualTo(403);
        var stranger = new Visitor(house.queries().address());
        assertThat(stranger.get("/become-a-reviewer")).isEqualTo(303);
        assertThat(stranger.location()).isEqualTo("/sign-in?next=/become-a-reviewer");
    }
}
