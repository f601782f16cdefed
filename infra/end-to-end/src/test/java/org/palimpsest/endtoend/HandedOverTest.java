package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** How an entry gets another owner, and letters that are sent over the API; in browsers without JavaScript. */
class HandedOverTest {
    private static final String SEEN = "Palimpsest-Position";

    private static House house;
    private static SignedUp edda;
    private static SignedUp olwen;
    private static String token = "";

    private Visitor owner;
    private SignedUp ada;
    private String entry = "";

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        done(house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), """
                {"slug": "notes", "title": "Notes", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 0,
                 "anonymity": "DOUBLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC0-1.0"}}
                """));
        edda = SignedUp.as(house, "Edda", "EDITOR");
        olwen = SignedUp.at(house, "Olwen Owner", SignedUp.address());
        token = olwen.token("Handing over", "CONTRIBUTOR");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(edda.browser().get("/applications")).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void draft() {
        owner = olwen.browser();
        ada = SignedUp.at(house, "Ada Account", SignedUp.address());
        var body = "{\"section\": \"notes\", \"content\": %s}".formatted(Author.content("Kitchens and care", "Soup."));
        var started = done(post("/api/commands/entries", body));
        entry = started.get("id").asString();
        seen(started.get("position").asString());
    }

    private static HttpResponse<String> post(String path, String body) {
        return house.web().send("POST", path, token, body);
    }

    private void seen(String position) {
        List.of(owner, ada.browser(), edda.browser()).forEach(one -> one.cookie(SEEN, position));
    }

    private static Document page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body());
    }

    private String drafts(String path) {
        return "/drafts/" + entry + path;
    }

    /** Presses a button of the page of the owner; what is read next shows what came of it. */
    private int press(Visitor browser, String step, String... more) {
        var fields = new ArrayList<>(List.of("key", UUID.randomUUID().toString()));
        fields.addAll(List.of(more));
        int status = browser.post(drafts("/owner/" + step), fields.toArray(String[]::new));
        seen(browser.cookie(SEEN));
        return status;
    }

    private static List<String> mails(String email) {
        return page(new Visitor(house.queries().address()), "/outbox").select("article").stream()
                .filter(one -> one.text().contains(email) && !one.select("h2").text().contains("address"))
                .map(one -> one.select("pre").text())
                .toList();
    }

    private static String link(String email, String page) {
        var mail = await().atMost(Duration.ofSeconds(30)).until(() -> mails(email), found -> !found.isEmpty()).getFirst();
        assertThat(mail).contains("Notes").doesNotContain("Kitchens", "Olwen");
        var found = Pattern.compile("https?://[^/]+(" + page + "\\?link=\\S+)").matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }

    @Test
    void it_is_handed_over_by_mail_to_the_person_who_accepts_and_the_former_owner_reads_on() {
        var email = SignedUp.address();
        var form = page(owner, drafts("/owner"));
        assertThat(form.select("[name=email]")).hasSize(1);
        assertThat(press(owner, "offer", "email", "nobody", "reason", "I leave.")).isEqualTo(422);
        var refused = Jsoup.parse(owner.body());
        assertThat(refused.select("[name=email]").val()).isEqualTo("nobody");
        assertThat(refused.select("[name=reason]").text()).isEqualTo("I leave.");
        assertThat(refused.text()).contains("This is no e-mail address.");
        assertThat(press(owner, "offer", "email", email, "reason", "I leave.")).isEqualTo(303);
        assertThat(page(owner, drafts("/owner")).text()).contains("offers it by mail", "I leave.").doesNotContain(email);

        var link = link(email, "/handover-invitation");
        var stranger = new Visitor(house.queries().address());
        assertThat(page(stranger, link).text()).contains("Sign in to answer").doesNotContain("Kitchens", "Olwen");
        assertThat(stranger.get(link + "x")).isEqualTo(404);
        assertThat(stranger.post(link, "answer", "accept")).isEqualTo(401);
        assertThat(owner.get(link)).isEqualTo(404);
        assertThat(page(ada.browser(), link).text()).contains("Kitchens and care", "I leave.", "asks you to own it");
        assertThat(ada.browser().get(drafts(""))).isEqualTo(404);
        assertThat(ada.browser().post(link, "key", UUID.randomUUID().toString(), "answer", "accept")).isEqualTo(303);
        seen(ada.browser().cookie(SEEN));
        assertThat(ada.browser().get(link)).isEqualTo(404);

        assertThat(page(ada.browser(), drafts("/edit/text")).select("[name='content.title']").val()).isEqualTo("Kitchens and care");
        assertThat(page(ada.browser(), "/desk").select("#turn-YOURS ~ article a").eachAttr("href")).contains(drafts(""));
        var work = page(owner, drafts(""));
        assertThat(work.text()).contains("Soup.", "Ada Account", "Owned it before");
        assertThat(work.select("form[action$=/submit], a[href$=/edit]")).isEmpty();
        assertThat(owner.get(drafts("/edit/text"))).isNotEqualTo(200);
        assertThat(page(owner, "/desk").text()).contains("handed over by you");
        assertThat(page(owner, drafts("/owner")).select("form[action^=/drafts]")).isEmpty();
        assertThat(page(owner, "/entries/" + entry + "/history").text()).contains("owns it from now on");
    }

    @Test
    void it_can_be_taken_back_and_declined_and_offered_by_an_editor_with_a_reason() {
        var email = SignedUp.address();
        assertThat(press(owner, "offer", "to", "mail", "email", email)).isEqualTo(303);
        var link = link(email, "/handover-invitation");
        assertThat(press(owner, "take-back")).isEqualTo(303);
        assertThat(page(owner, drafts("/owner?done=taken-back")).text()).contains("The offer is taken back.");
        assertThat(ada.browser().get(link)).isEqualTo(404);

        assertThat(press(edda.browser(), "offer", "email", ada.email())).isEqualTo(422);
        assertThat(Jsoup.parse(edda.browser().body()).select("#reason-why").text()).isNotEmpty();
        assertThat(press(edda.browser(), "offer", "email", ada.email(), "reason", "She has left the trust.")).isEqualTo(303);
        assertThat(page(owner, drafts("/owner")).text()).contains("She has left the trust.", "Take the offer back");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(page(owner, "/desk").text()).contains("offers your entry “Kitchens and care” (Notes) to somebody"));
        var second = link(ada.email(), "/handover-invitation");
        assertThat(page(ada.browser(), second).text()).contains("Edda asks you to own this entry", "She has left the trust.");
        assertThat(ada.browser().post(second, "key", UUID.randomUUID().toString(), "answer", "decline")).isEqualTo(303);
        seen(ada.browser().cookie(SEEN));
        assertThat(ada.browser().get(second)).isEqualTo(404);
        assertThat(page(owner, "/entries/" + entry + "/history").text()).contains("declined to own it", "She has left the trust.");
    }

    @Test
    void a_co_author_is_offered_it_by_name_and_told_on_their_desk() {
        var email = SignedUp.address();
        var invited = "{\"contributor\": \"Ada Example\", \"email\": \"" + email + "\"}";
        seen(done(post("/api/commands/entries/" + entry + "/contributor-invitations", invited)).get("position").asString());
        assertThat(ada.browser().post(link(email, "/credit-invitation"), "answer", "agree")).isEqualTo(303);
        seen(ada.browser().cookie(SEEN));
        var choices = page(owner, drafts("/owner")).select("[name=to]").eachAttr("value");
        assertThat(choices).containsExactly(ada.person(), "mail");
        assertThat(press(owner, "offer")).isEqualTo(422);
        assertThat(press(owner, "offer", "to", ada.person())).isEqualTo(303);
        assertThat(page(ada.browser(), "/desk").text()).contains("You are asked to take over an entry", "Kitchens and care");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(mails(ada.email())).anyMatch(mail ->
                mail.contains("You are asked to own “Kitchens and care”") && mail.contains(drafts("/owner"))));
        assertThat(page(ada.browser(), drafts("/owner")).select("form[action$=/answer]")).hasSize(1);
        assertThat(press(ada.browser(), "answer", "answer", "accept")).isEqualTo(303);
        assertThat(page(ada.browser(), drafts("/edit/text")).select("[name='content.title']").val()).isEqualTo("Kitchens and care");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(page(owner, "/desk").text()).contains("has another owner now"));
    }

    @Test
    void an_invitation_over_the_api_is_one_mail_however_often_it_is_sent_and_a_refused_one_is_none() {
        var email = SignedUp.address();
        var path = "/api/commands/entries/" + entry + "/contributor-invitations";
        var invited = "{\"contributor\": \"Ada Example\", \"email\": \"" + email + "\"}";
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            done(house.web().send("POST", path, token, invited, "Idempotency-Key", key));
        }
        link(email, "/credit-invitation");
        var nobody = SignedUp.address();
        var refused = "{\"contributor\": \"Nobody\", \"email\": \"" + nobody + "\"}";
        assertThat(post(path, refused).statusCode()).isEqualTo(422);
        assertThat(post(path, "{\"contributor\": \"Ada Example\"}").statusCode()).isEqualTo(400);
        assertThat(post(path, "{\"contributor\": \"Ada Example\", \"email\": \"nobody\"}").statusCode()).isEqualTo(400);
        // What was asked for later has gone out, so whatever was to go out before has.
        var last = SignedUp.address();
        done(post(path, "{\"contributor\": \"Ada Example\", \"email\": \"" + last + "\"}"));
        link(last, "/credit-invitation");
        assertThat(mails(email)).hasSize(1);
        assertThat(mails(nobody)).isEmpty();
    }
}
