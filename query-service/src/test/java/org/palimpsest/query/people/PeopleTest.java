package org.palimpsest.query.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.AccountEvent;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.AccountEvent.ProviderFailed;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.events.AccountEvent.SignInFailed;
import org.palimpsest.events.AccountEvent.SignedIn;
import org.palimpsest.events.AccountEvent.SignedOutEverywhere;
import org.palimpsest.events.AccountEvent.TokenMade;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.QuerySettings;
import org.palimpsest.query.Running;
import org.palimpsest.query.people.AccountEntry.Group;
import org.palimpsest.query.people.AccountEntry.Kind;
import org.palimpsest.query.reading.PersonalCodec;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is known of somebody, and that it is forgotten. */
class PeopleTest {
    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everybody_sees_their_own_account() {
        long position = register("olwen");

        me("olwen", position)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.person")
                .isEqualTo("olwen")
                .jsonPath("$.name")
                .isEqualTo("Featherstonehaugh olwen")
                .jsonPath("$.email")
                .isEqualTo("wilhelmina@olwen.example.org")
                .jsonPath("$.roles[0]")
                .isEqualTo("CONTRIBUTOR");
        me("rhys", position).expectStatus().isNotFound();
        service.client().get().uri("/api/people/me").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void who_is_erased_while_a_read_model_takes_them_in_is_written_as_erased() {
        var keys = service.bean(MongoPersonKeys.class);
        keys.toSeal("zadie");
        keys.erase("zadie");
        var codec = new PersonalCodec(service.bean(EventSerializer.class).getObjectMapper());
        var document = new BsonDocument();
        try (var writer = new BsonDocumentWriter(document)) {
            writer.writeStartDocument();
            writer.writeName("name");
            codec.encode(writer, name("zadie", "Featherstone"), EncoderContext.builder().build());
            writer.writeEndDocument();
        }
        assertThat(document.toJson()).contains("zadie").doesNotContain("Featherstone");
        try (var reader = new BsonDocumentReader(document)) {
            reader.readStartDocument();
            reader.readName("name");
            var read = codec.decode(reader, DecoderContext.builder().build());
            assertThat(read).isEqualTo(new Personal("zadie", name("zadie", "").field(), null));
        }
    }

    @Test
    void what_was_changed_is_shown_as_it_is_now() {
        register("gwen");
        long position = service.append(
                "gwen",
                Role.OWNER,
                new PersonRenamed("gwen", name("gwen", "Gwen")),
                new EmailChanged("gwen", email("gwen", "gwen@example.org"), "email:other"));

        me("gwen", position)
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Gwen")
                .jsonPath("$.email")
                .isEqualTo("gwen@example.org");
    }

    @Test
    void a_person_who_has_a_role_is_found_by_it_until_it_is_revoked_or_they_are_erased() {
        register("ceri");
        register("dai");
        register("eira");
        for (var person : List.of("eira", "dai", "ceri")) {
            service.append("administrator", Role.ADMINISTRATOR, new RoleGranted(person, Role.REVIEWER));
        }
        service.append("administrator", Role.ADMINISTRATOR, new RoleRevoked("dai", Role.REVIEWER));
        service.caughtUp();
        assertThat(service.bean(People.class).having(Role.REVIEWER)).extracting(PersonView::person).containsExactly("ceri", "eira");
        assertThat(service.bean(People.class).names(List.of("ceri", "dai", "Reviewer 1")))
                .containsOnly(Map.entry("ceri", "Featherstonehaugh ceri"), Map.entry("dai", "Featherstonehaugh dai"));

        service.append("ceri", Role.OWNER, new PersonErased("ceri"));
        service.caughtUp();
        assertThat(service.bean(People.class).having(Role.REVIEWER)).extracting(PersonView::person).containsExactly("eira");
        assertThat(service.bean(People.class).names(List.of("ceri"))).isEmpty();
    }

    @Test
    void an_orcid_id_is_verified_where_the_person_comes_in_by_it() {
        register("mona");
        var orcid = "0000-0002-1694-233X";
        service.append("mona", Role.OWNER, new ProfileChanged("mona", new Profile(List.of(), orcid, null, true)));
        connect("mona", "https://elsewhere.example", orcid);
        assertThat(isVerified("mona")).isFalse();
        connect("mona", ProviderConnected.ORCID, "0000-0002-1825-0097");
        assertThat(isVerified("mona")).as("by another iD").isFalse();
        connect("mona", ProviderConnected.ORCID, orcid);
        assertThat(isVerified("mona")).isTrue();
    }

    private static void connect(String person, String issuer, String subject) {
        service.append(person, Role.OWNER, new ProviderConnected(
                person,
                new Personal(person, PersonEvent.ISSUER, issuer),
                new Personal(person, PersonEvent.SUBJECT, subject),
                "identity:" + issuer + subject));
    }

    private static boolean isVerified(String person) {
        service.caughtUp();
        var page = service.client().get().uri("/profiles/" + person).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(page).containsAnyOf("not verified", "verified by ORCID");
        return Objects.requireNonNull(page).contains("verified by ORCID");
    }

    @Test
    void what_somebody_says_of_themselves_is_theirs_to_show_and_is_forgotten() {
        register("mair");
        var place = new Affiliation("Cynefin Centre", "GB", "https://ror.org/01nrxwf90");
        var hidden = new Profile(List.of(place), "0000-0002-1825-0097", "timebanking", false);
        service.append("mair", Role.OWNER, new ProfileChanged("mair", hidden));
        service.caughtUp();
        assertThat(service.bean(People.class).of("mair").profile()).isEqualTo(hidden);
        service.client().get().uri("/api/profiles/mair").exchange().expectStatus().isNotFound();
        service.client().get().uri("/profiles/mair").exchange().expectStatus().isNotFound();

        service.append("mair", Role.OWNER, new ProfileChanged("mair", new Profile(List.of(place), null, "timebanking", true)));
        long position = service.append("mair", Role.OWNER, applied("mair"));
        service.client().get().uri("/api/profiles/mair").header("Palimpsest-Position", Long.toString(position)).exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.name").isEqualTo("Featherstonehaugh mair")
                .jsonPath("$.affiliations[0].ror").isEqualTo("https://ror.org/01nrxwf90")
                .jsonPath("$.expertise").isEqualTo(Objects.requireNonNull(applied("mair").expertise().text()))
                .jsonPath("$.orcid").doesNotExist()
                .jsonPath("$.email").doesNotExist();
        var page = service.client().get().uri("/profiles/mair").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(page).contains("Featherstonehaugh mair", "Cynefin Centre", "United Kingdom").doesNotContain("wilhelmina@");

        service.append("mair", Role.OWNER, new PersonErased("mair"));
        service.bean(MongoPersonKeys.class).erase("mair");
        service.caughtUp();
        service.client().get().uri("/profiles/mair").exchange().expectStatus().isNotFound();
        assertThat(service.bean(People.class).history("mair", Group.DETAILS, null, 9).entries())
                .extracting(AccountEntry::kind)
                .containsExactly(Kind.ERASED, Kind.PROFILE_CHANGED, Kind.PROFILE_CHANGED, Kind.REGISTERED);
    }

    @Test
    void what_happened_to_an_account_comes_in_parts_and_by_kind_and_is_forgotten() {
        register("nia");
        var network = new Personal("nia", AccountEvent.NETWORK, "192.0.2.7");
        var device = new Personal("nia", AccountEvent.DEVICE, "Firefox");
        service.append("administrator", Role.ADMINISTRATOR, new RoleGranted("nia", Role.EDITOR));
        service.append("palimpsest", Role.ADMINISTRATOR, new SignedIn("nia", Means.PASSWORD, network, device, null));
        service.append("palimpsest", Role.ADMINISTRATOR, new SignInFailed("nia", 100, network));
        service.append("nia", Role.OWNER, new SignedOutEverywhere("nia"));
        var token = new Personal("nia", AccountEvent.TOKEN, "nightly import");
        var made = new TokenMade("nia", UUID.randomUUID(), token, List.of(Role.EDITOR), Instant.now());
        service.append("palimpsest", Role.ADMINISTRATOR, made);
        service.caughtUp();
        var people = service.bean(People.class);
        var all = people.history("nia", null, null, 4);
        assertThat(all.entries())
                .extracting(AccountEntry::kind)
                .containsExactly(Kind.TOKEN_MADE, Kind.SIGNED_OUT_EVERYWHERE, Kind.SIGN_IN_FAILED, Kind.SIGNED_IN);
        assertThat(all.entries()).extracting(AccountEntry::actor).containsExactly(null, "nia", null, null);
        assertThat(all.entries().getFirst().detail()).isEqualTo("READ EDIT");
        assertThat(all.entries().getFirst().token()).isEqualTo(token);
        assertThat(people.history("nia", null, all.older(), 3).entries())
                .extracting(AccountEntry::kind)
                .containsExactly(Kind.ROLE_GRANTED, Kind.REGISTERED);
        assertThat(people.history("nia", Group.ROLES, null, 3))
                .satisfies(roles -> assertThat(roles.older()).isNull())
                .satisfies(roles -> assertThat(roles.entries()).extracting(AccountEntry::detail).containsExactly("EDITOR"));

        service.append("nia", Role.OWNER, new PersonErased("nia"));
        service.bean(MongoPersonKeys.class).erase("nia");
        service.caughtUp();
        assertThat(people.history("nia", Group.SIGN_INS, null, 9).entries())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.network()).satisfiesAnyOf(
                        none -> assertThat(none).isNull(), sealed -> assertThat(sealed.text()).isNull()));
        assertThat(people.history("nia", Group.ACCESS, null, 9).entries())
                .singleElement()
                .satisfies(entry -> assertThat(Objects.requireNonNull(entry.token()).text()).isNull());
    }

    @Test
    void by_what_somebody_comes_in_is_kept_and_told_and_forgotten() {
        register("olga");
        var issuer = new Personal("olga", PersonEvent.ISSUER, ProviderConnected.ORCID);
        var orcid = new Personal("olga", PersonEvent.SUBJECT, "0000-0002-1825-0097");
        var other = new Personal("olga", PersonEvent.ISSUER, "https://id.example.org");
        service.append("olga", Role.OWNER, new ProviderConnected("olga", issuer, orcid, "identity:orcid"));
        service.append(
                "olga",
                Role.OWNER,
                new ProviderConnected("olga", other, new Personal("olga", PersonEvent.SUBJECT, "0000-0002-1825-0097"), "identity:other"));
        var provider = new Personal("olga", AccountEvent.PROVIDER, "https://id.example.org");
        var nowhere = new Personal("olga", AccountEvent.NETWORK, "");
        service.append(
                "palimpsest",
                Role.ADMINISTRATOR,
                new SignedIn("olga", Means.PROVIDER, nowhere, new Personal("olga", AccountEvent.DEVICE, ""), provider));
        service.append("palimpsest", Role.ADMINISTRATOR, new ProviderFailed("olga", provider, ProviderFailure.TAKEN, nowhere));
        service.append("olga", Role.OWNER, new ProviderDisconnected("olga", other, "identity:other"));
        service.caughtUp();
        for (int i = 0; i < 2; i++) {
            var people = service.bean(People.class);
            assertThat(people.providers("olga")).singleElement().satisfies(one -> {
                assertThat(one.orcid()).isTrue();
                assertThat(one.subject()).isEqualTo(orcid);
            });
            assertThat(people.history("olga", null, null, 5).entries())
                    .extracting(AccountEntry::kind, AccountEntry::detail, entry -> Objects.requireNonNull(entry.provider()).text())
                    .containsExactly(
                            tuple(Kind.PROVIDER_DISCONNECTED, "", "https://id.example.org"),
                            tuple(Kind.PROVIDER_FAILED, "TAKEN", "https://id.example.org"),
                            tuple(Kind.SIGNED_IN, "PROVIDER", "https://id.example.org"),
                            tuple(Kind.PROVIDER_CONNECTED, "", "https://id.example.org"),
                            tuple(Kind.PROVIDER_CONNECTED, "", "https://orcid.org"));
            service.rebuilt(People.MODEL);
        }
        service.append("olga", Role.OWNER, new PersonErased("olga"));
        service.bean(MongoPersonKeys.class).erase("olga");
        service.caughtUp();
        assertThat(service.bean(People.class).providers("olga")).isEmpty();
        assertThat(service.bean(People.class).history("olga", Group.ACCESS, null, 9).entries())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(Objects.requireNonNull(entry.provider()).text()).isNull());
    }

    @Test
    void people_come_in_parts_the_last_first() {
        for (int i = 1; i <= 5; i++) {
            register("part-" + i);
            service.append("administrator", Role.ADMINISTRATOR, new RoleGranted("part-" + i, Role.EDITOR));
        }
        service.append("part-3", Role.OWNER, new PersonErased("part-3"));
        service.caughtUp();
        var people = service.bean(People.class);
        var first = people.part(Role.EDITOR, null, null, 2);
        assertThat(ids(first)).containsExactly("part-5", "part-4");
        assertThat(first.newer()).isNull();
        var second = people.part(Role.EDITOR, first.older(), null, 2);
        assertThat(ids(second)).containsExactly("part-2", "part-1");
        assertThat(second.older()).isNull();
        var back = people.part(Role.EDITOR, null, second.newer(), 2);
        assertThat(ids(back)).containsExactly("part-5", "part-4");
        assertThat(back.newer()).isNull();
        assertThat(ids(people.part(Role.EDITOR, null, second.newer(), 1))).containsExactly("part-4");
        assertThat(ids(people.part(null, null, null, 50))).startsWith("part-5", "part-4", "part-2").doesNotContain("part-3");
    }

    private static List<String> ids(People.Part part) {
        return part.people().stream().map(PersonView::person).toList();
    }

    @Test
    void who_applies_waits_in_turn_until_it_is_decided_or_they_are_erased() {
        for (var person : List.of("tegan", "seren", "mali")) {
            register(person);
        }
        for (var person : List.of("seren", "mali", "tegan")) {
            service.append(person, Role.OWNER, applied(person));
        }
        service.append("edda", Role.EDITOR, new ReviewerApplicationDeclined(
                "mali", new Personal("mali", PersonEvent.REASON, "Another field is asked for.")));
        service.caughtUp();
        var people = service.bean(People.class);
        var waiting = people.applicants(Reach.EVERYWHERE, -1, 10);
        assertThat(waiting).extracting(one -> one.person().person()).containsExactly("seren", "tegan");
        assertThat(waiting.getFirst().application().statement().text()).isEqualTo("I would like to.");
        assertThat(people.applicants(Reach.EVERYWHERE, waiting.getFirst().application().position(), 10)).hasSize(1);
        var declined = people.applicant("mali").orElseThrow().application();
        assertThat(declined.stage()).isEqualTo(ReviewerApplication.Stage.DECLINED);
        assertThat(declined.reason()).extracting(Personal::text).isEqualTo("Another field is asked for.");

        service.append("seren", Role.OWNER, new PersonErased("seren"));
        service.caughtUp();
        assertThat(people.applicants(Reach.EVERYWHERE, -1, 10)).extracting(one -> one.person().person()).containsExactly("tegan");
        service.append("tegan", Role.OWNER, new ReviewerApplicationWithdrawn("tegan"), applied("tegan"));
        service.append("edda", Role.EDITOR, new ReviewerApplicationAccepted("tegan"), new RoleGranted("tegan", Role.REVIEWER));
        service.caughtUp();
        assertThat(people.applicants(Reach.EVERYWHERE, -1, 10)).isEmpty();
    }

    @Test
    void a_role_of_some_sections_is_one_there_and_nowhere_else() {
        for (var person : List.of("gwen", "iolo")) {
            register(person);
        }
        service.append(
                "administrator",
                Role.ADMINISTRATOR,
                new RoleGranted("gwen", Role.REVIEWER, List.of("notes")),
                new RoleGranted("gwen", Role.REVIEWER, List.of("essays", "notes")));
        service.caughtUp();
        var people = service.bean(People.class);
        var gwen = people.find("gwen").orElseThrow();
        assertThat(gwen.roles()).containsExactly(Role.CONTRIBUTOR, Role.REVIEWER);
        assertThat(gwen.sections()).isEqualTo(Map.of("REVIEWER", List.of("essays", "notes")));
        assertThat(gwen.asCaller().has(Role.REVIEWER, "towns")).isFalse();
        assertThat(gwen.asCaller().has(Role.CONTRIBUTOR, "towns")).isTrue();
        assertThat(people.reviewers("essays")).extracting(PersonView::person).contains("gwen");
        assertThat(people.reviewers("towns")).extracting(PersonView::person).doesNotContain("gwen");

        service.append("iolo", Role.OWNER, applied("iolo"));
        service.caughtUp();
        assertThat(people.applicants(Reach.of(List.of("notes", "towns")), -1, 10))
                .extracting(one -> one.person().person())
                .contains("iolo");
        assertThat(people.applicants(Reach.of(List.of("towns")), -1, 10)).isEmpty();
        service.append("administrator", Role.ADMINISTRATOR, new RoleRevoked("gwen", Role.REVIEWER));
        service.append("iolo", Role.OWNER, new ReviewerApplicationWithdrawn("iolo"));
        service.caughtUp();
        assertThat(people.find("gwen").orElseThrow().sections()).isEmpty();
    }

    private static ReviewerApplicationSubmitted applied(String person) {
        return new ReviewerApplicationSubmitted(
                person,
                List.of("notes"),
                new Personal(person, PersonEvent.EXPERTISE, "Timebanking"),
                new Personal(person, PersonEvent.STATEMENT, "I would like to."));
    }

    @Test
    void nothing_personal_lies_in_the_clear_neither_before_nor_after_an_erasure_nor_after_a_replay() throws Exception {
        register("blodwen");
        service.append("blodwen", Role.OWNER, new PersonRenamed("blodwen", name("blodwen", "Marjoribanks")));
        service.append("blodwen", Role.OWNER, new ReviewerApplicationSubmitted(
                "blodwen",
                List.of("notes"),
                new Personal("blodwen", PersonEvent.EXPERTISE, "Cholmondeley"),
                new Personal("blodwen", PersonEvent.STATEMENT, "Cholmondeley")));
        service.caughtUp();
        assertNothingInTheClear();

        long position = service.append("blodwen", Role.OWNER, new PersonErased("blodwen"));
        me("blodwen", position).expectStatus().isEqualTo(HttpStatus.GONE);
        service.caughtUp();
        assertNothingInTheClear();
        assertThat(sealed("blodwen")).isFalse();

        // As the command service does.
        service.bean(MongoPersonKeys.class).erase("blodwen");
        var before = key("blodwen");
        assertThat(before.keySet()).containsExactly("_id", "erasedAt");
        service.rebuilt(People.MODEL);
        me("blodwen", position).expectStatus().isEqualTo(HttpStatus.GONE);
        assertThat(sealed("blodwen")).isFalse();
        assertThat(key("blodwen")).isEqualTo(before);
        assertNothingInTheClear();
        assertThat(new Chain(service.database()).verify().sound()).isTrue();
    }

    private static long register(String id) {
        var registered = new PersonRegistered(
                id, name(id, "Featherstonehaugh " + id), email(id, "wilhelmina@" + id + ".example.org"), "email:" + id);
        return service.append(id, Role.OWNER, registered);
    }

    private static Personal name(String id, String name) {
        return new Personal(id, PersonEvent.NAME, name);
    }

    private static Personal email(String id, String email) {
        return new Personal(id, PersonEvent.EMAIL, email);
    }

    private static WebTestClient.ResponseSpec me(String person, long position) {
        return service.client(person)
                .get()
                .uri("/api/people/me")
                .header("Palimpsest-Position", Long.toString(position))
                .exchange();
    }

    private static Document key(String person) {
        var keys = service.database().getCollection("person_keys");
        return Objects.requireNonNull(keys.find(new Document("_id", "person:" + person)).first());
    }

    /** Whether the read model still has anything of the person, were it sealed. */
    private static boolean sealed(String person) {
        var people = service.database()
                .getCollection(service.live(People.MODEL).collection("people"), RawBsonDocument.class);
        var document = people.find(new Document("_id", person)).first();
        return document != null && document.toJson().contains("sealed");
    }

    /** Looks at every document of every collection and of every index. */
    private static void assertNothingInTheClear() throws IOException, InterruptedException {
        var all = new StringBuilder();
        for (var name : service.database().listCollectionNames()) {
            for (var document : service.database().getCollection(name, RawBsonDocument.class).find()) {
                all.append(document.toJson());
            }
        }
        assertThat(all).contains("person.registered", "blodwen");
        all.append(index());
        assertThat(all.toString()).doesNotContain("Featherstonehaugh", "wilhelmina", "Marjoribanks", "Cholmondeley");
    }

    private static String index() throws IOException, InterruptedException {
        var prefix = service.bean(QuerySettings.class).indexPrefix();
        var uri = URI.create(Engines.shared().elasticsearchUri() + "/" + prefix + "*/_search?size=10000");
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
