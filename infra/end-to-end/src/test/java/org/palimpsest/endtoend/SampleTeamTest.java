package org.palimpsest.endtoend;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.samples.LoadTeam;
import org.palimpsest.samples.TeamMember;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;
import tools.jackson.databind.JsonNode;

/** What {@code infra/up} shows of an editorial team at work, with the eyes of each of its people; loaded in two pieces. */
class SampleTeamTest {
    private static final Map<String, TeamMember> TEAM = LoadTeam.members().stream().collect(toMap(TeamMember::key, identity()));

    private static House house;

    @BeforeAll
    static void open() throws Exception {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        loadTheBeginning();
        house.awaitRead(house.loadTeam());
    }

    /** Ctrl-C in the middle: what is being asked at that moment is done or not, and nobody hears the answer. */
    private static void loadTheBeginning() throws Exception {
        try (var loading = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = loading.submit(house::loadTeam);
            await().atMost(Duration.ofMinutes(2)).until(() -> begun.isDone() || !queue().isEmpty());
            loading.shutdownNow();
            assertThat(begun).failsWithin(Duration.ofSeconds(30)).withThrowableThat().withCauseInstanceOf(InterruptedException.class);
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Visitor as(String member) {
        var browser = new Visitor(house.queries().address());
        var email = Objects.requireNonNull(TEAM.get(member), member).email();
        assertThat(browser.post("/sign-in", "email", email, "password", house.teamPassword())).isEqualTo(303);
        return browser;
    }

    private static String page(Visitor browser, String path) {
        assertThat(browser.get(path)).as(path).isEqualTo(200);
        return browser.body();
    }

    private static List<JsonNode> queue() {
        return list(house.web().json("/api/desk", "Authorization", "Bearer " + house.token("demo-editor")).get("queue"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<JsonNode> desk(Visitor browser, String pile) {
        return list(browser.json("/api/desk").get(pile));
    }

    private static JsonNode titled(List<JsonNode> items, String title) {
        return items.stream().filter(item -> item.get("title").asString().startsWith(title)).findAny().orElseThrow();
    }

    @Test
    void loading_again_adds_no_event() throws Exception {
        try (var client = MongoClients.create(house.mongodbUri())) {
            var log = new Chain(client.getDatabase(URI.create(house.mongodbUri()).getPath().substring(1)));
            var before = log.verify();

            assertThat(house.loadTeam()).isEqualTo(-1);

            assertThat(before.sound()).isTrue();
            assertThat(log.verify().headPosition()).isEqualTo(before.headPosition());
        }
    }

    @Test
    void there_are_entries_in_every_state_on_the_desks_of_those_who_wrote_them() {
        var drafts = Stream.of("ada", "huw", "sian", "idris").flatMap(owner -> desk(as(owner), "drafts").stream()).toList();

        assertThat(drafts)
                .extracting(
                        draft -> draft.get("title").asString().split(" ", 3)[1],
                        draft -> draft.get("stage").asString(),
                        draft -> draft.get("round").asInt(),
                        draft -> draft.get("version").asInt(),
                        draft -> draft.get("withdrawn").asBoolean())
                .containsExactlyInAnyOrder(
                        tuple("interviews", "DRAFT", 0, 0, false),
                        tuple("rota", "UNDER_REVIEW", 1, 0, false),
                        tuple("walks", "UNDER_REVIEW", 1, 0, false),
                        tuple("that", "UNDER_REVIEW", 2, 0, false),
                        tuple("that", "UNDER_REVIEW", 2, 0, false),
                        tuple("river", "REVISIONS_REQUESTED", 1, 0, false),
                        tuple("tools", "ACCEPTED", 1, 0, false),
                        tuple("of", "ACCEPTED", 1, 0, false),
                        tuple("opens", "ACCEPTED", 1, 0, false),
                        tuple("given", "ACCEPTED", 1, 0, false),
                        tuple("app", "DECLINED", 1, 0, false),
                        tuple("evenings", "PUBLISHED", 1, 1, false),
                        tuple("ledger", "PUBLISHED", 1, 1, false),
                        tuple("evening", "PUBLISHED", 1, 1, false),
                        tuple("seed", "PUBLISHED", 2, 2, false),
                        tuple("census", "PUBLISHED", 1, 1, true));
        var planned = as("idris").json("/api/drafts/" + titled(drafts, "Lending").get("id").asString());
        assertThat(planned.at("/schedule/publishAt").asString()).endsWith("T09:00:00Z");
        assertThat(page(new Visitor(house.queries().address()), "/entries/a-seed-library-in-a-bus-shelter"))
                .contains("Ten households had been counted twice", "twenty-four in the second")
                .doesNotContain("thirty-four");
        assertThat(house.web().get("/entries/a-census-of-one-street").body())
                .contains("Two households asked")
                .doesNotContain("Forty-one of fifty-eight");
    }

    @Test
    void the_editors_queue_waits_for_reviewers_reviews_a_decision_and_publication() {
        assertThat(queue())
                .extracting(one -> one.get("waiting").asString())
                .containsExactlyInAnyOrder(
                        "REVIEWERS", "REVIEWS", "REVIEWS", "DECISION", "PUBLICATION", "PUBLICATION", "PUBLICATION", "PUBLICATION");
        assertThat(page(as("edda"), "/desk/queue")).contains("Listening walks", "A rota for a shared kitchen");
    }

    @Test
    void in_the_round_under_way_one_report_is_in_one_awaited_one_invitation_open_and_one_declined() {
        var edda = as("edda");
        var walks = edda.json("/api/drafts/" + titled(queue(), "Listening").get("id").asString());

        assertThat(list(walks.get("reviewers"))).hasSize(2).filteredOn(one -> one.path("reviewedAt").isString()).hasSize(1);
        assertThat(list(walks.get("invitations")))
                .extracting(one -> one.path("answer").asString(""))
                .containsExactlyInAnyOrder("DECLINED", "ACCEPTED", "ACCEPTED", "");
        assertThat(walks.at("/policy/reviewDays").asInt()).as("late from the second day on").isEqualTo(1);

        assertThat(desk(as("rhys"), "invitations")).hasSize(1);
        assertThat(desk(as("nia"), "invitations")).isEmpty();
        var cat = as("cat");
        assertThat(desk(cat, "reviews")).filteredOn(one -> one.get("due").asBoolean())
                .singleElement()
                .satisfies(one -> assertThat(one.get("title").asString()).startsWith("Listening"));
        assertThat(page(cat, "/drafts/" + walks.get("id").asString())).contains("Twenty-six residents").doesNotContain("Vellum", "Nowhere");
    }

    private static String work(Visitor browser, String title) {
        return page(browser, "/drafts/" + titled(queue(), title).get("id").asString());
    }

    @Test
    void those_who_work_on_an_entry_talk_and_each_reads_what_is_theirs() {
        var walks = "Listening";
        assertThat(work(as("edda"), walks)).contains("two sheets with the same number", "Rhys knows maps");
        assertThat(work(as("cat"), walks)).contains("two sheets with the same number", "I shall ask about the numbering")
                .doesNotContain("Rhys knows maps");
        assertThat(work(as("ada"), walks)).doesNotContain("same number", "Rhys knows maps");
        assertThat(work(as("sian"), "A rota")).contains("somebody who knows shared kitchens", "nobody from the chapel");
    }

    @Test
    void editors_see_to_entries_one_was_handed_on_and_one_decision_taken_back() {
        var edda = page(as("edda"), "/desk/queue?handling=ME");
        assertThat(edda).contains("Listening walks", "Gardens that adopt", "review due on", "open reviews").doesNotContain("Benches");
        assertThat(page(as("idris"), "/desk/queue?handling=ME")).contains("Benches").doesNotContain("Listening walks");
        assertThat(work(as("huw"), "Gardens")).contains("I meant another article");
    }

    @Test
    void an_approval_counts_in_the_second_round_too() {
        var benches = as("edda").json("/api/drafts/" + titled(queue(), "Benches").get("id").asString());
        assertThat(list(benches.get("reviewers")))
                .filteredOn(one -> one.get("round").asInt() == 2 && one.path("keptFrom").asInt(0) == 1)
                .singleElement()
                .satisfies(one -> assertThat(one.get("recommendation").asString()).isEqualTo("ACCEPT"));
    }

    @Test
    void a_credit_is_invited_one_claimed_one_confirmed_and_one_objected_to() {
        var sian = as("sian");
        var rota = sian.json("/api/drafts/" + titled(desk(sian, "drafts"), "A rota").get("id").asString());
        assertThat(list(rota.get("credits"))).extracting(one -> one.get("stage").asString()).containsExactly("INVITED");
        assertThat(desk(sian, "credits")).extracting(one -> one.get("credit").asString()).containsExactly("CLAIMED");
        assertThat(desk(as("olwen"), "credits")).extracting(one -> one.get("credit").asString()).containsExactly("CONFIRMED");
        assertThat(desk(as("gwen"), "credits")).singleElement().satisfies(one -> {
            assertThat(one.get("credit").asString()).isEqualTo("OBJECTED");
            assertThat(one.get("reason").asString()).startsWith("I gave beans");
        });
    }

    @Test
    void a_picture_says_what_it_shows() {
        assertThat(house.web().get("/entries/a-seed-library-in-a-bus-shelter").body())
                .containsPattern("<img [^>]*alt=\"A bus shelter with shelves: envelopes, jars of seed");
    }

    /** Notices are told as they are anywhere else: a few moments later. */
    @Test
    void there_is_something_new_on_desks() {
        for (var member : List.of("edda", "ben", "ada")) {
            var browser = as(member);
            await(member).atMost(Duration.ofMinutes(1)).until(
                    () -> page(browser, "/unread"), link -> link.contains("unread notice") && link.contains("class=\"count\""));
            assertThat(page(browser, "/desk")).contains("What is new (");
        }
    }

    @Test
    void an_issue_is_published_and_another_being_put_together() {
        var issues = list(as("idris").json("/api/issues"));

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.get("title").asString()).isEqualTo("Keys and lifts (demo)");
            assertThat(issue.get("entries").asInt()).isEqualTo(2);
            assertThat(page(as("edda"), "/issues/" + issue.get("id").asString())).contains("Who opens the hall?", "Minutes of meetings");
        });
        assertThat(house.web().get("/sections/demo-journal/issues/1/1").body())
                .contains("The evening school that keeps no register", "A ledger for what is nobody’s");
    }

    @Test
    void some_comments_are_shown_some_wait_and_one_was_reported() {
        var shown = house.web().json("/api/entries/a-seed-library-in-a-bus-shelter/comments").toString();
        var moderation = page(as("edda"), "/moderation");

        assertThat(shown).contains("too hot for seed", "clay pot", "varieties came back true", "lowest price").doesNotContain("poppy heads");
        assertThat(moderation)
                .contains("This is an advertisement", "poppy heads", "one person who can solder", "123 things")
                .doesNotContain("quote the toaster");
    }

    @Test
    void roles_and_applications_are_as_an_administrator_and_an_editor_left_them() {
        assertThat(page(as("mali"), "/people")).contains(LoadTeam.members().stream().map(TeamMember::name).toList());
        assertThat(LoadTeam.members()).allMatch(one -> one.name().endsWith(" (demo)") && one.email().endsWith("@example.org"));
        assertThat(as("edda").get("/people")).isEqualTo(403);
        assertThat(page(as("edda"), "/applications")).contains("Olwen Codex (demo)", "Oral history").doesNotContain("Allotments");
        var tom = as("tom").json("/api/desk");
        assertThat(tom.properties()).allMatch(pile -> pile.getValue().isEmpty());
    }
}
