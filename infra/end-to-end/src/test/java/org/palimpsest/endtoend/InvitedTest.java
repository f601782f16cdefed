package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** Somebody is invited to review, gets a mail, and answers it by one click, or on their desk. */
class InvitedTest {
    private static final String OWNER = "demo-contributor";

    private static House house;
    private static SignedUp edda;

    private SignedUp rhys;
    private String entry = "";

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        done(house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), """
                {"slug": "notes", "title": "Notes", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 1, "reviewDays": 14,
                 "anonymity": "DOUBLE_ANONYMIZED", "comments": "CLOSED", "licence": "CC0-1.0"}}
                """));
        edda = SignedUp.as(house, "Edda", "EDITOR");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(edda.browser().get("/applications")).isEqualTo(200));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void submit() {
        rhys = SignedUp.as(house, "Rhys", "REVIEWER");
        var author = new Author(house);
        var body = "{\"section\": \"notes\", \"content\": %s}".formatted(Author.content("Kitchens and care", "Soup."));
        entry = done(author.post(OWNER, "/api/commands/entries", body)).get("id").asString();
        var submitted = done(author.post(OWNER, "/api/commands/entries/" + entry + "/submit", "{}"));
        edda.browser().cookie("Palimpsest-Position", submitted.get("position").asString());
    }

    private static Document page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(browser.body());
    }

    private void invites() {
        var form = Objects.requireNonNull(page(edda.browser(), "/drafts/" + entry).selectFirst("form[action$=/invitations]"));
        assertThat(edda.browser().post(
                        "/drafts/" + entry + "/invitations",
                        "key", form.select("[name=key]").val(),
                        "sequence", form.select("[name=sequence]").val(),
                        "to", "send",
                        "reviewer", rhys.person()))
                .as(edda.browser().body())
                .isEqualTo(303);
        rhys.browser().cookie("Palimpsest-Position", edda.browser().cookie("Palimpsest-Position"));
    }

    /** The text of the mail to {@code rhys} whose subject begins so, once it is there. */
    private String mail(String subject) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> found(subject), Optional::isPresent).orElseThrow();
    }

    private Optional<String> found(String subject) {
        return page(new Visitor(house.queries().address()), "/outbox").select("article").stream()
                .filter(one -> one.text().contains(rhys.email()) && one.select("h2").text().startsWith(subject))
                .map(one -> one.select("pre").text())
                .findFirst();
    }

    private static String link(String mail, String answer) {
        var found = Pattern.compile("https?://[^/]+(/invitation/" + answer + "\\?link=\\S+)").matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }

    @Test
    void who_accepts_by_the_link_reads_and_reviews_it() {
        invites();
        assertThat(rhys.browser().get("/drafts/" + entry)).isEqualTo(404);
        var mail = mail("Invitation to review: Kitchens and care");
        assertThat(mail).contains("Notes").doesNotContain("Soup", OWNER, "Edda");

        var anywhere = new Visitor(house.queries().address());
        var shown = page(anywhere, link(mail, "accept"));
        assertThat(shown.select("main form button")).hasSize(1);
        assertThat(shown.text()).contains("Kitchens and care").doesNotContain("Soup.");
        assertThat(anywhere.get(link(mail, "accept").replace("/accept", "/decline"))).isEqualTo(404);
        assertThat(anywhere.post(link(mail, "accept"))).isEqualTo(200);
        assertThat(anywhere.body()).contains("Thank you");
        assertThat(anywhere.post(link(mail, "accept"))).isEqualTo(200);
        assertThat(anywhere.post(link(mail, "decline"))).isEqualTo(404);
        assertThat(anywhere.get("/drafts/" + entry)).isEqualTo(303);

        rhys.browser().cookie("Palimpsest-Position", anywhere.cookie("Palimpsest-Position"));
        var work = page(rhys.browser(), "/drafts/" + entry);
        assertThat(work.text()).contains("Soup.", "Review due");
        assertThat(work.select("form[action$=/reviews]")).hasSize(1);
    }

    @Test
    void who_declines_on_the_desk_tells_the_editors_why_and_nobody_else() {
        invites();
        assertThat(page(rhys.browser(), "/desk").select("a[href=/invitations/" + entry + "]").text()).isEqualTo("Kitchens and care");
        var own = page(rhys.browser(), "/invitations/" + entry);
        assertThat(own.select("main form")).hasSize(2);
        assertThat(rhys.browser().post("/invitations/" + entry + "/decline", "reason", "I know <b>who</b> wrote it.")).isEqualTo(303);
        assertThat(rhys.browser().get("/invitations/" + entry)).isEqualTo(404);

        edda.browser().cookie("Palimpsest-Position", rhys.browser().cookie("Palimpsest-Position"));
        assertThat(page(edda.browser(), "/drafts/" + entry).text()).contains("Rhys · declined", "I know <b>who</b> wrote it.");
        var owner = new Visitor(house.queries().address());
        assertThat(owner.post("/sign-in", "token", house.token(OWNER))).isEqualTo(303);
        for (var address : new String[] {"/drafts/" + entry, "/entries/" + entry + "/history"}) {
            owner.cookie("Palimpsest-Position", rhys.browser().cookie("Palimpsest-Position"));
            assertThat(page(owner, address).text()).doesNotContain("Rhys", rhys.person(), "invited", "declined", "I know");
        }
    }

    @Test
    void a_withdrawn_invitation_opens_nothing_and_who_was_invited_hears_of_it() {
        invites();
        var mail = mail("Invitation to review");
        var form = Objects.requireNonNull(
                page(edda.browser(), "/drafts/" + entry).selectFirst("form[action$=/withdraw-invitation]"));
        assertThat(edda.browser().post(
                        "/drafts/" + entry + "/withdraw-invitation",
                        "key", form.select("[name=key]").val(),
                        "sequence", form.select("[name=sequence]").val(),
                        "to", "send",
                        "reviewer", form.select("[name=reviewer]").val()))
                .isEqualTo(303);
        var anywhere = new Visitor(house.queries().address());
        anywhere.cookie("Palimpsest-Position", edda.browser().cookie("Palimpsest-Position"));
        assertThat(anywhere.get(link(mail, "accept"))).isEqualTo(404);
        assertThat(anywhere.post(link(mail, "accept"))).isEqualTo(404);
        assertThat(mail("Not needed any more")).contains("Kitchens and care");
        invites();
        assertThat(anywhere.post(link(mail, "accept"))).isEqualTo(404);
    }
}
