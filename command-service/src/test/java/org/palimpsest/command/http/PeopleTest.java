package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.Samples;
import org.palimpsest.command.dispatch.IdempotencyKey;
import org.palimpsest.engines.Engines;
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
import org.palimpsest.events.PersonEvent.SavedSearchChanged;
import org.palimpsest.events.PersonEvent.SavedSearchRemoved;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;

/** Accounts, from HTTP to what lies in the database. */
class PeopleTest {
    private final App app = App.shared();
    private final String id = "p-" + UUID.randomUUID();
    private final Caller caller = new Caller(id, Set.of());
    private final Client client = app.as(caller);
    private final String path = "/api/commands/people/" + id;

    @Test
    void somebodyRegistersChangesAndIsForgotten() {
        var registered = register("Featherstonehaugh", "wilhelmina").isDone(201);
        assertThat(registered.header("Location")).isEqualTo("/api/people/me");
        assertThat(registered.id()).isEqualTo(id);
        var changed = client.put(path, details("Cholmondeley", "marjoribanks"), "If-Match", "\"0\"").isDone(200);
        assertThat(changed.sequence()).isEqualTo(2);
        assertThat(events()).containsExactly(PersonRegistered.class, PersonRenamed.class, EmailChanged.class);

        app.as(Samples.RHYS).post(path + "/erase").isProblem(403, "not-permitted");
        client.post(path + "/erase").isDone(200);

        assertThat(events()).endsWith(PersonErased.class);
        awaitNothingReadable();
        await().atMost(Duration.ofSeconds(10)).until(() -> register("Featherstonehaugh", "wilhelmina").status() == 401);
        assertThat(new Chain(app.bean(MongoDatabase.class)).verify().sound()).isTrue();
    }

    @Test
    void nothingPersonalEverLiesInTheClear() {
        register("Featherstonehaugh", "wilhelmina").isDone(201);
        client.put(path, details("Cholmondeley", "marjoribanks"), "If-Match", "\"0\"").isDone(200);
        assertThat(payloads().filter(PersonRegistered.class::isInstance).map(e -> ((PersonRegistered) e).name().text()))
                .containsExactly("Featherstonehaugh");

        assertThat(raw()).contains(id).doesNotContainIgnoringCase("featherstone", "cholmondeley", "wilhelmina@", "marjoribanks@");
    }

    @Test
    void anAddressBelongsToOnePersonAndIsFreeWhenTheyAreGone() {
        register("Olwen", "shared").isDone(201);
        var other = new Caller("p-" + UUID.randomUUID(), Set.of());
        var taken = app.as(other).post("/api/commands/people", details("Rhys", "SHARED")).isProblem(409, "taken");
        assertThat(taken.paths()).containsExactly("email");
        assertThat(taken.text()).doesNotContainIgnoringCase("shared");

        app.as(Samples.ADA).post(path + "/erase").isDone(200);
        app.as(other).post("/api/commands/people", details("Rhys", "SHARED")).isDone(201);
    }

    @Test
    void aRepeatedRequestIsAnsweredTheSameAndItsRecordTellsNoGuesser() {
        var body = "{\"name\":\"Olwen\",\"email\":\"" + id + "@example.org\"}";
        var first = client.post("/api/commands/people", body, "Idempotency-Key", "k").isDone(201);
        var second = client.post("/api/commands/people", body, "Idempotency-Key", "k").isDone(201);
        assertThat(second.position()).isEqualTo(first.position());
        client.post("/api/commands/people", body.replace("Olwen", "Rhys"), "Idempotency-Key", "k")
                .isProblem(422, "idempotency-key-reused");

        var request = ("POST\n/api/commands/people\n\n" + body).getBytes(StandardCharsets.UTF_8);
        var open = IdempotencyKey.of(caller, "k", request);
        assertThat(raw()).contains(open.name()).doesNotContain(open.fingerprint());
    }

    @Test
    void administratorsGrantAndRevokeRoles() {
        register("Olwen", "olwen").isDone(201);
        var administrator = app.as(Samples.ADA);
        administrator.post(path + "/roles", Map.of("role", "REVIEWER")).isDone(200);
        client.post(path + "/roles", Map.of("role", "EDITOR")).isProblem(403, "not-permitted");
        administrator.send("DELETE", path + "/roles/REVIEWER", "").isDone(200);
        administrator.send("DELETE", path + "/roles/KING", "").isProblem(400, "malformed");
        administrator.post(path + "/roles", Map.of("role", "OWNER")).isProblem(422, "invalid");
        assertThat(events()).containsExactly(PersonRegistered.class, RoleGranted.class, RoleRevoked.class);
    }

    @Test
    void whatAnApplicantWritesIsSealedAndAcceptedTheyAreReviewersInTheSameCommit() {
        register("Olwen", "olwen").isDone(201);
        var application = Map.of("sections", List.of("notes"), "expertise", "Featherstonecraft", "statement", "Cholmondeley knows me.");
        var waits = client.post(path + "/reviewer-application", application, "Idempotency-Key", "a").isDone(200);
        assertThat(client.post(path + "/reviewer-application", application, "Idempotency-Key", "a").isDone(200).position())
                .isEqualTo(waits.position());
        var accepted = app.as(Samples.EDDA).post(path + "/reviewer-application/accept").isDone(200);
        assertThat(accepted.position()).isEqualTo(waits.position() + 2);
        assertThat(events()).endsWith(ReviewerApplicationAccepted.class, RoleGranted.class);
        assertThat(raw()).contains(id).doesNotContainIgnoringCase("featherstonecraft", "cholmondeley knows");
        client.post(path + "/reviewer-application", application).isProblem(409, "wrong-state");
        client.post(path + "/erase").isDone(200);
        awaitNothingReadable();
    }

    @Test
    void whatSomebodySaysOfThemselvesIsSealedAndForgotten() {
        register("Olwen", "olwen").isDone(201);
        var profile = Map.of(
                "name", "Olwen",
                "affiliations", List.of(Map.of("name", "Cholmondeley Hall", "country", "GB", "ror", "https://ror.org/05gq02987")),
                "orcid", "0000-0002-1694-233X",
                "expertise", "Featherstonecraft",
                "shown", true);
        client.put(path + "/profile", profile).isProblem(428, "if-match-required");
        client.put(path + "/profile", profile, "If-Match", "\"0\"").isDone(200);
        client.put(path + "/profile", profile, "If-Match", "\"0\"").isProblem(412, "stale");
        var wrong = client.put(path + "/profile", Map.of("name", "O", "orcid", "1234", "shown", false), "If-Match", "\"1\"")
                .isProblem(422, "invalid");
        assertThat(wrong.paths()).containsExactly("orcid");
        assertThat(events()).containsExactly(PersonRegistered.class, ProfileChanged.class);
        assertThat(raw()).contains(id)
                .doesNotContainIgnoringCase("cholmondeley hall", "05gq02987", "0000-0002-1694-233X", "featherstonecraft");
        client.post(path + "/erase").isDone(200);
        awaitNothingReadable();
    }

    @Test
    void wrongInputIsNamedAndNotRepeated() {
        var reply = client.post("/api/commands/people", Map.of("name", "", "email", "olwen <script>")).isProblem(422, "invalid");
        assertThat(reply.paths()).containsExactly("name", "email");
        assertThat(reply.text()).doesNotContain("script");
        client.post("/api/commands/people", "{\"name\":\"O\",\"email\":\"o@example.org\",\"id\":\"x\"}").isProblem(400, "malformed");
        client.put(path, details("O", "o")).isProblem(428, "if-match-required");
        client.put(path, details("O", "o"), "If-Match", "\"0\"").isProblem(404, "unknown");
    }

    @Test
    void whoChangesWhileBeingErasedIsErasedInTheEnd() throws Exception {
        register("Olwen", "olwen").isDone(201);
        var administrator = app.as(Samples.ADA);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Callable<Reply>> changes = Stream.iterate(0, i -> i + 1).limit(12).map(i -> () -> i == 6
                    ? administrator.post(path + "/erase")
                    : client.put(path, details("Olwen " + i, "olwen" + i), "If-Match", "\"" + i / 2 + "\""));
            for (var reply : threads.invokeAll(changes.toList())) {
                assertThat(reply.get().status()).isIn(200, 401, 409, 412);
            }
        }
        assertThat(events()).endsWith(PersonErased.class).containsOnlyOnce(PersonErased.class);
        awaitNothingReadable();
    }

    @Test
    void whoRegistersAgainWhileBeingErasedIsErasedInTheEnd() throws Exception {
        register("Olwen", "olwen").isDone(201);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Callable<Reply>> all = Stream.iterate(0, i -> i + 1).limit(8).map(i -> () -> i % 2 == 0
                    ? client.post(path + "/erase")
                    : register("Olwen", "olwen"));
            for (var reply : threads.invokeAll(all.toList())) {
                assertThat(reply.get().status()).isIn(200, 401, 409);
            }
        }
        assertThat(events()).containsExactly(PersonRegistered.class, PersonErased.class);
        awaitNothingReadable();
    }

    /** This person has no password, and so keeps the last account that lets them in. */
    @Test
    void whereSomebodyComesInFromIsSealedAndForgottenToo() {
        var service = app.as(new Caller(id, Set.of(), Scope.ALL));
        var providers = path + "/providers";
        var body = new HashMap<>(details("Featherstonehaugh", "wilhelmina"));
        body.putAll(Map.of("issuer", "https://id.cholmondeley.example", "subject", "marjoribanks-" + id));
        assertThat(service.post(providers, body).isDone(200).sequence()).isEqualTo(1);
        assertThat(service.post(providers, Map.of("issuer", "https://orcid.org", "subject", "iris-" + id)).isDone(200).sequence())
                .isEqualTo(2);
        assertThat(events()).containsExactly(PersonRegistered.class, ProviderConnected.class, ProviderConnected.class);
        assertThat(raw()).doesNotContain("cholmondeley", "marjoribanks-" + id, "iris-" + id);
        var rival = "p-" + UUID.randomUUID();
        app.as(new Caller(rival, Set.of(), Scope.ALL))
                .post("/api/commands/people/" + rival + "/providers", body)
                .isProblem(409, "taken");

        var keys = payloads().filter(ProviderConnected.class::isInstance).map(e -> ((ProviderConnected) e).identityKey()).toList();
        service.post(providers + "/disconnect", Map.of("identityKey", keys.getFirst())).isDone(200);
        service.post(providers + "/disconnect", Map.of("identityKey", keys.getFirst())).isDone(200);
        service.post(providers + "/disconnect", Map.of("identityKey", keys.getLast())).isProblem(409, "wrong-state");
        service.post(providers + "/disconnect", Map.of()).isProblem(422, "invalid");
        service.post(providers, Map.of("issuer", "https://orcid.org")).isProblem(422, "invalid");

        client.post(path + "/erase").isDone(200);
        awaitNothingReadable();
    }

    @Test
    void withoutAMasterKeyItDoesNotStart() {
        assertThatThrownBy(() -> App.on(Engines.shared().mongodbUri(), App.SECRET, "").close())
                .rootCause()
                .hasMessageContainingAll("PALIMPSEST_MASTER_KEY", "PALIMPSEST_MASTER_KEY_FILE");
    }

    /** The key goes after the answer, in a moment. */
    private void awaitNothingReadable() {
        await().untilAsserted(
                () -> assertThat(payloads().map(PeopleTest::texts).flatMap(List::stream)).isEmpty());
    }

    private static List<String> texts(Object event) {
        return switch ((PersonEvent) event) {
            case PersonRegistered e -> Stream.of(e.name(), e.email()).flatMap(p -> Stream.ofNullable(p.text())).toList();
            case PersonRenamed e -> Stream.ofNullable(e.name().text()).toList();
            case EmailChanged e -> Stream.ofNullable(e.email().text()).toList();
            case ProfileChanged e -> Stream.of(
                            e.profile().affiliations().stream().map(Affiliation::name),
                            Stream.ofNullable(e.profile().orcid()),
                            Stream.ofNullable(e.profile().expertise()))
                    .flatMap(texts -> texts)
                    .toList();
            case ReviewerApplicationSubmitted e ->
                Stream.of(e.expertise(), e.statement()).flatMap(p -> Stream.ofNullable(p.text())).toList();
            case ReviewerApplicationDeclined e -> Stream.ofNullable(e.reason().text()).toList();
            case ProviderConnected e -> Stream.of(e.issuer(), e.subject()).flatMap(p -> Stream.ofNullable(p.text())).toList();
            case ProviderDisconnected e -> Stream.ofNullable(e.issuer().text()).toList();
            case SearchSaved e -> Stream.of(e.label(), e.question()).flatMap(p -> Stream.ofNullable(p.text())).toList();
            case SavedSearchChanged e -> Stream.ofNullable(e.label().text()).toList();
            case SavedSearchRemoved _ -> List.of();
            case PersonErased _, RoleGranted _, RoleRevoked _, ReviewerApplicationAccepted _, ReviewerApplicationWithdrawn _ -> List.of();
        };
    }

    private Reply register(String name, String email) {
        return client.post("/api/commands/people", details(name, email));
    }

    /** With an address of this test's own. */
    private Map<String, String> details(String name, String email) {
        return Map.of("name", name, "email", email + "@" + id.substring(2, 10) + ".example.org");
    }

    private Stream<Object> payloads() {
        return app.bean(MongoEventStorageEngine.class).readEvents("person:" + id).asStream().map(m -> (Object) m.getPayload());
    }

    private List<Class<?>> events() {
        return payloads().<Class<?>>map(Object::getClass).toList();
    }

    /** All that the database has, as it is. */
    private String raw() {
        var all = new StringBuilder();
        var database = app.bean(MongoDatabase.class);
        for (var name : database.listCollectionNames()) {
            for (var document : database.getCollection(name, RawBsonDocument.class).find()) {
                all.append(document.toJson());
            }
        }
        return all.toString();
    }
}
