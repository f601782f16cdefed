package org.palimpsest.query.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.SavedSearchChanged;
import org.palimpsest.events.PersonEvent.SavedSearchRemoved;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Wishes;

class SavedSearchPagesTest {
    private static final UUID HUBS = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID ALL = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final UUID GONE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8059");
    private static final String QUESTION = "q=hub&keyword=networks";

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        register("olwen");
        service.append(
                "olwen",
                Role.OWNER,
                saved("olwen", HUBS, "Hubs", QUESTION, true),
                saved("olwen", GONE, "Not any more", "q=gone", true),
                saved("olwen", ALL, "<b>All</b>", "", false));
        service.append(
                "olwen",
                Role.OWNER,
                new SavedSearchChanged("olwen", HUBS, new Personal("olwen", PersonEvent.LABEL, "Hubs & networks"), true),
                new SavedSearchRemoved("olwen", GONE));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void register(String person) {
        service.append(person, Role.OWNER, new PersonRegistered(
                person,
                new Personal(person, PersonEvent.NAME, "Called " + person),
                new Personal(person, PersonEvent.EMAIL, person + "@example.org"),
                "email:" + person));
    }

    private static SearchSaved saved(String person, UUID id, String name, String question, boolean mailed) {
        return new SearchSaved(
                person,
                id,
                new Personal(person, PersonEvent.LABEL, name),
                new Personal(person, PersonEvent.QUESTION, question),
                mailed);
    }

    private static Document page(String person, String address) {
        var answer = service.client(person, Role.CONTRIBUTOR).get().uri(address).exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "no-store").expectBody(String.class).returnResult();
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static void isAsTold() {
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/api/people/me/searches").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.length()").isEqualTo(2)
                .jsonPath("$[0].id").isEqualTo(HUBS.toString())
                .jsonPath("$[0].name").isEqualTo("Hubs & networks")
                .jsonPath("$[0].question").isEqualTo(QUESTION)
                .jsonPath("$[0].mailed").isEqualTo(true)
                .jsonPath("$[0].page").isEqualTo("/search?" + QUESTION)
                .jsonPath("$[0].feed").isEqualTo("/search/feed.atom?" + QUESTION)
                .jsonPath("$[1].page").isEqualTo("/search")
                .jsonPath("$[1].mailed").isEqualTo(false);
    }

    @Test
    void theyAreAsTheyWereChangedLastAlsoWhenTheyAreMadeAnew() {
        isAsTold();
        var mailed = service.bean(SavedSearches.class).mailed();
        service.rebuilt(service.bean(SavedSearchesProjection.class).model());
        isAsTold();
        assertThat(service.bean(SavedSearches.class).mailed()).isEqualTo(mailed);
    }

    @Test
    void ofWhatCameWhileOneWasNotMailedNobodyIsToldLater() {
        register("mali");
        var id = UUID.randomUUID();
        long first = service.append("mali", Role.OWNER, saved("mali", id, "Hubs", QUESTION, true));
        assertThat(since("mali")).containsExactly(first);
        var label = new Personal("mali", PersonEvent.LABEL, "Hubs");
        service.append("mali", Role.OWNER, new SavedSearchChanged("mali", id, new Personal("mali", PersonEvent.LABEL, "Centres"), true));
        assertThat(since("mali")).as("another name").containsExactly(first);
        service.append("mali", Role.OWNER, new SavedSearchChanged("mali", id, label, false));
        assertThat(since("mali")).isEmpty();
        long again = service.append("mali", Role.OWNER, new SavedSearchChanged("mali", id, label, true));
        assertThat(since("mali")).containsExactly(again);
    }

    private static List<Long> since(String person) {
        service.caughtUp();
        return service.bean(SavedSearches.class).mailed().stream()
                .filter(one -> one.person().equals(person))
                .map(SavedSearches.Mailed::since)
                .toList();
    }

    @Test
    void theListLeadsToEachItsFeedAndItsForm() {
        var page = page("olwen", "/account/searches");
        assertThat(page.select("main article h2").eachText()).containsExactly("Hubs & networks", "<b>All</b>");
        assertThat(page.select("main article").getFirst().select("a").eachAttr("href"))
                .containsExactly("/search?" + QUESTION, "/search/feed.atom?" + QUESTION, "/account/searches/" + HUBS);
        assertThat(page.select("main article .meta span").eachText()).containsExactly("told by mail, once a day", "not by mail");
        assertThat(page.select("main [role=note]")).isEmpty();
        service.bean(Wishes.class).set("olwen", Map.of(NoticeKind.FOUND, Delivery.OFF));
        assertThat(page("olwen", "/account/searches").select("main [role=note] a").attr("href")).isEqualTo("/account/notifications");
        service.bean(Wishes.class).forget("olwen");
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/search/feed.atom?q=hub&keyword=networks").exchange().expectStatus().isOk();
    }

    @Test
    void aFormHasTheNameAndWhetherItIsMailedAndIsForNobodyElse() {
        var form = page("olwen", "/account/searches/" + HUBS);
        assertThat(form.select("[name=name]").val()).isEqualTo("Hubs & networks");
        assertThat(form.select("[name=mailed]").hasAttr("checked")).isTrue();
        assertThat(form.select("#question").attr("href")).isEqualTo("/search?" + QUESTION);
        assertThat(page("olwen", "/account/searches/" + ALL).select("[name=mailed]").hasAttr("checked")).isFalse();
        register("rhys");
        service.caughtUp();
        var rhys = service.client("rhys", Role.CONTRIBUTOR, Role.ADMINISTRATOR);
        rhys.get().uri("/account/searches/" + HUBS).exchange().expectStatus().isNotFound();
        rhys.get().uri("/api/people/me/searches").exchange().expectStatus().isOk().expectBody().jsonPath("$.length()").isEqualTo(0);
        var history = rhys.get().uri("/people/olwen/history").exchange().expectStatus().isOk().expectBody(String.class).returnResult();
        assertThat(Jsoup.parse(Objects.requireNonNull(history.getResponseBody())).select("main").text())
                .doesNotContainIgnoringCase("search");
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/account/searches/" + GONE).exchange().expectStatus().isNotFound();
    }

    private static String leadsTo(String results) {
        var page = Jsoup.parse(Objects.requireNonNull(service.client().get().uri(results).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody()));
        return page.select("main a[href^=/account/searches/new]").attr("href");
    }

    @Test
    void aPageOfResultsLeadsToTheFormThatProposesAName() {
        assertThat(leadsTo("/search?q=café hub&keyword=networks&page=2&asOf=2020-01-01&sort=newest")).isEmpty();
        var address = leadsTo("/search?q=café hub&keyword=networks&page=2&sort=newest");
        assertThat(address).isEqualTo("/account/searches/new?q=caf%C3%A9%20hub&keyword=networks&sort=newest");
        var form = page("olwen", "/account/searches/new?q=café hub&keyword=networks&page=2&asOf=2020-01-01&sort=newest");
        assertThat(form.select("main form").attr("action")).isEqualTo(address);
        assertThat(form.select("[name=name]").val()).isEqualTo("café hub, networks");
        assertThat(page("olwen", "/account/searches/new?asOf=2020-01-01").select("main form").attr("action"))
                .isEqualTo("/account/searches/new");
        var olwen = service.client("olwen", Role.CONTRIBUTOR);
        olwen.get().uri("/account/searches/new?year=soup").exchange().expectStatus().isBadRequest();
        olwen.get().uri("/account/searches/new?q=" + "x".repeat(3001)).exchange().expectStatus().isBadRequest();
        service.client().get().uri("/account/searches/new?q=hub").exchange().expectStatus().isSeeOther()
                .expectHeader().valueEquals("Location", "/sign-in?next=/account/searches/new%3Fq%3Dhub");
    }

    @Test
    void theyGoWithTheirPerson() {
        register("nia");
        service.append("nia", Role.OWNER, saved("nia", UUID.randomUUID(), "Secret", "q=secret", true));
        assertThat(since("nia")).hasSize(1);
        service.append("nia", Role.OWNER, new PersonErased("nia"));
        assertThat(since("nia")).isEmpty();
        assertThat(service.bean(SavedSearches.class).of("nia")).isEmpty();
    }
}
