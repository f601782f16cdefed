package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.library.Organisation.Member;
import org.palimpsest.query.pages.OrganisationAddress;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** Each test has an organisation of its own, which people spell in their ways. */
class OrganisationsTest {
    private static final String ROR = "https://ror.org/01nrxwf90";

    private static Running service;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String usual = "Université de Frome " + mark;
    private final String other = "UNIVERSITE  de  frome " + mark;
    private final UUID kitchens = UUID.randomUUID();
    private final UUID hubs = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void publish() {
        var london = new Affiliation("Elsewhere " + mark, "GB", null);
        publish(kitchens, "kitchens", 1, person("Ada", at(usual, "FR")), person("Ben", london));
        publish(hubs, "hubs", 1, person("Ada", at(usual, null)), person("Cat", at(other, "FR"), london));
        service.caughtUp();
    }

    private static Affiliation at(String name, @Nullable String country) {
        return new Affiliation(name, country, null);
    }

    private static Contributor person(String family, Affiliation... affiliations) {
        return new Contributor("Alex", family, List.of(affiliations), null, List.of(), false);
    }

    private long publish(UUID id, String slug, int version, Contributor... people) {
        var content = Content.EMPTY.with(new TitleRevised(id, slug)).with(new ContributorsRevised(id, List.of(people)));
        return service.append("edda", Role.EDITOR, new EntryPublished(id, "towns", slug + mark, version, "CC-BY-4.0", content));
    }

    private static WebTestClient.ResponseSpec ask(String address, Object... values) {
        return service.client().get().uri(address, values).exchange();
    }

    private static Organisation organisation(String name) {
        return Objects.requireNonNull(ask("/api/organisations/{name}", name).expectStatus().isOk().expectBody(Organisation.class)
                .returnResult().getResponseBody());
    }

    private static List<String> slugs(Organisation organisation) {
        return organisation.entries().stream().map(IssueContents.Item::slug).toList();
    }

    private static Document page(String address, String language) {
        var answer = service.client().get().uri(URI.create("http://localhost:" + service.port() + address))
                .accept(MediaType.TEXT_HTML).header("Accept-Language", language).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult();
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private void happens(Object event) {
        service.append("edda", Role.EDITOR, event);
        service.caughtUp();
    }

    @Test
    void all_spellings_are_one_organisation_with_its_people_and_entries() {
        var found = organisation(usual);
        assertThat(organisation(other)).isEqualTo(found);
        assertThat(found.name()).isEqualTo(usual);
        assertThat(found.country()).isEqualTo("FR");
        assertThat(found.ror()).isNull();
        assertThat(slugs(found)).containsExactly("hubs" + mark, "kitchens" + mark);
        assertThat(found.people()).extracting(Member::name, Member::entries)
                .containsExactly(tuple("Alex Ada", 2), tuple("Alex Cat", 1));
        service.rebuilt(Library.MODEL);
        assertThat(organisation(usual)).isEqualTo(found);
    }

    @Test
    void it_can_be_read_as_of_then() {
        long before = publish(UUID.randomUUID(), "without", 1, person("Fay"));
        publish(hubs, "hubs", 2, person("Ada"));
        publish(kitchens, "kitchens", 2, person("Eve", at(usual, "FR")));
        service.caughtUp();
        var found = organisation(usual);
        assertThat(slugs(found)).containsExactly("kitchens" + mark);
        assertThat(found.people()).extracting(Member::name).containsExactly("Alex Eve");
        var then = service.client().get().uri("/api/organisations/{name}?asOf={at}", usual, before).exchange().expectStatus().isOk()
                .expectBody(Organisation.class).returnResult().getResponseBody();
        assertThat(slugs(Objects.requireNonNull(then))).containsExactly("hubs" + mark, "kitchens" + mark);
        assertThat(then.people()).extracting(Member::name, Member::entries)
                .containsExactly(tuple("Alex Ada", 2), tuple("Alex Cat", 1));
        ask("/api/organisations/{name}?asOf=0", usual).expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").isEqualTo("Nobody who was credited for a published entry then belonged to “" + usual + "”.");
        var page = page(OrganisationAddress.of(usual) + "?asOf=" + before, "en");
        assertThat(page.select(".hit a")).allSatisfy(link -> assertThat(link.attr("href")).endsWith("?asOf=" + before));
    }

    @Test
    void its_ror_id_leads_there_too() {
        var id = UUID.randomUUID();
        publish(id, "registered", 1, person("Dee", new Affiliation("Registered " + mark, "GB", ROR)));
        service.caughtUp();
        assertThat(organisation("Registered " + mark).ror()).isEqualTo(ROR);
        assertThat(slugs(organisation("01NRXWF90"))).contains("registered" + mark);
        happens(new EntryWithdrawn(id, "A test.", WithdrawnVersions.HIDDEN));
    }

    @Test
    void what_readers_do_not_have_is_in_none() {
        happens(new EntryWithdrawn(kitchens, "Wrong figures.", WithdrawnVersions.HIDDEN));
        assertThat(slugs(organisation(usual))).containsExactly("hubs" + mark);
        happens(new EntryReinstated(kitchens, "They were right."));
        happens(new EntrySuppressed(kitchens, 1, new Suppression(Kind.CONTRIBUTOR, "Alex Ada", null, null), "Asked for."));
        assertThat(slugs(organisation(usual))).containsExactly("hubs" + mark);
        happens(new SuppressionLifted(kitchens, 1, "Asked for."));
        assertThat(slugs(organisation(usual))).containsExactly("hubs" + mark, "kitchens" + mark);
        publish(hubs, "hubs", 2, person("Ada"));
        publish(kitchens, "kitchens", 2, person("Ada"));
        service.caughtUp();
        ask("/api/organisations/{name}", usual).expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").isEqualTo("Nobody who is credited for a published entry belongs to “" + usual
                        + "”. Search for a part of its name.");
        service.client().get().uri("/api/organisations/{name}", usual).header("Accept-Language", "de").exchange()
                .expectStatus().isNotFound().expectBody(String.class)
                .value(problem -> assertThat(String.valueOf(problem)).contains("Suchen Sie nach einem Teil des Namens."));
    }

    @Test
    void what_is_withdrawn_and_can_be_read_says_so() {
        happens(new EntryWithdrawn(kitchens, "Wrong figures.", WithdrawnVersions.MARKED));
        assertThat(organisation(usual).entries()).extracting(IssueContents.Item::slug, IssueContents.Item::withdrawn)
                .containsExactly(tuple("hubs" + mark, false), tuple("kitchens" + mark, true));
    }

    @Test
    void entries_come_in_pages() {
        ask("/api/organisations/{name}?size=1&page=2", usual).expectStatus().isOk().expectBody()
                .jsonPath("$.pages").isEqualTo(2)
                .jsonPath("$.total").isEqualTo(2)
                .jsonPath("$.entries.length()").isEqualTo(1)
                .jsonPath("$.entries[0].slug").isEqualTo("kitchens" + mark)
                .jsonPath("$.people.length()").isEqualTo(2);
        ask("/api/organisations/{name}?size=1&page=3", usual).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.violations[0].valid").isEqualTo("1 to 2");
        ask("/api/organisations/{name}?page=0", usual).expectStatus().isBadRequest();
    }

    @Test
    void its_page_is_where_affiliations_lead_to() throws Exception {
        var name = "Care / 50% " + mark + "; </script>";
        publish(kitchens, "kitchens", 2, person("Ada", new Affiliation(name, "DE", null)));
        service.caughtUp();
        var places = page("/entries/kitchens" + mark, "en").select("a[href^=/organisations/]");
        assertThat(places).isNotEmpty();
        assertThat(places.eachText()).containsOnly(name);
        var address = places.getFirst().attr("href");
        var page = page(address, "en");
        assertThat(page.select("h1").text()).isEqualTo(name);
        assertThat(page.select("main .meta").text()).contains("Germany", "1 entry");
        assertThat(page.select(".hit h2 a").eachAttr("href")).containsExactly("/entries/kitchens" + mark);
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost:" + service.port() + address);
        var feed = page.select("link[type=application/atom+xml]").attr("href");
        assertThat(page(feed.replaceFirst("\\.atom", ".json"), "en").text()).contains("/entries/kitchens" + mark);
        var json = JsonMapper.shared().readTree(page.select("script[type=application/ld+json]").getFirst().data());
        assertThat(json.path("@type").stringValue()).isEqualTo("Organization");
        assertThat(json.path("name").stringValue()).isEqualTo(name);
        assertThat(json.at("/address/addressCountry").stringValue()).isEqualTo("DE");
        var german = page(address, "de");
        assertThat(german.select("main > div > .eyebrow").text()).isEqualTo("Einrichtung");
        assertThat(german.select("main .meta").text()).contains("Deutschland", "1 Beitrag");
    }

    @Test
    void people_lead_to_their_profiles_as_long_as_they_show_them() {
        var person = "ada-" + mark;
        var called = new Personal(person, PersonEvent.NAME, "Ada");
        var reached = new Personal(person, PersonEvent.EMAIL, person + "@example.org");
        service.append(person, Role.OWNER, new PersonRegistered(person, called, reached, "email:" + person));
        service.append(person, Role.OWNER, new ProfileChanged(person, new Profile(List.of(), null, null, true)));
        service.append(person, Role.OWNER, new DraftStarted(hubs, "towns", person, null));
        service.append(person, Role.OWNER, new ContributorsRevised(hubs, List.of(person("Ada", at(usual, null)))));
        service.append(person, Role.OWNER, new CreditConfirmed(hubs, "Alex Ada", person));
        service.caughtUp();
        var found = organisation(usual);
        assertThat(found.people()).extracting(Member::profile).containsExactly(person, null);
        assertThat(page(found.address(), "en").select(".layers a[href=/profiles/" + person + "]")).hasSize(1);
        happens(new ProfileChanged(person, new Profile(List.of(), null, null, false)));
        assertThat(organisation(usual).people()).extracting(Member::profile).containsOnlyNulls();
        assertThat(page(found.address(), "en").select(".layers a[href^=/profiles/]")).isEmpty();
    }
}
