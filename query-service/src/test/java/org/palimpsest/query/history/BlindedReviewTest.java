package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Link;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;

/**
 * An entry that named its author in title, text, address and links until it was blinded, and names them again between two
 * rounds of a double-anonymized review. Its reviewers ask for everything, of every moment, in every spelling.
 */
class BlindedReviewTest {
    private static final UUID ID = UUID.randomUUID();
    private static final String SLUG = "by-wilhelmina";
    private static final Policy DOUBLE = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");

    /** All that must not be had, in letters of any case. */
    private static final List<String> NAMES =
            List.of("Wilhelmina", "Featherstonehaugh", OWNER, "unfinished", "toauthor-second");

    private static Running service;
    private static final List<Instant> MOMENTS = new ArrayList<>();
    private static long first;
    private static long last;

    @BeforeAll
    static void tell() {
        service = new Running();
        first = own(new DraftStarted(ID, "towns", OWNER));
        own(new SlugAssigned(ID, SLUG));
        own(new TitleRevised(ID, "Wilhelmina on towns"));
        own(new BodyRevised(ID, 1, Scenario.body("I, Wilhelmina Featherstonehaugh, say so.")));
        own(new ContributorsRevised(ID, List.of(new Contributor("Wilhelmina", "Featherstonehaugh", List.of(), null, List.of(), true))));
        own(new LinksRevised(ID, List.of(link())));
        own(new TitleRevised(ID, "On towns"));
        own(new BodyRevised(ID, 1, new Node("doc", Map.of(), List.of(blinded()), List.of(), null)));
        own(new EntrySubmitted(ID, 1, DOUBLE));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, FIRST));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, SECOND));
        by(SECOND, Role.REVIEWER, new ReviewSubmitted(ID, 1, SECOND, Recommendation.ACCEPT, "toauthor-second", null));
        by(FIRST, Role.REVIEWER, new ReviewSubmitted(ID, 1, FIRST, Recommendation.REJECT, "toauthor-first", null));
        by(EDITOR, Role.EDITOR, new RevisionsRequested(ID, 1, "message-revise"));
        own(new TitleRevised(ID, "Unfinished, by Wilhelmina"));
        own(new TitleRevised(ID, "On all towns"));
        own(new EntrySubmitted(ID, 2, DOUBLE));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 2, FIRST));
        last = own(new TitleRevised(ID, "Unfinished again"));
        service.caughtUp(History.MODEL, Desk.MODEL);
    }

    private static Link link() {
        return new Link(
                Link.Kind.WEBSITE, "A site", "https://wilhelmina.example/towns", null, List.of(), null, null);
    }

    private static Node blinded() {
        var picture = new Node(
                "image", Map.of("src", "https://featherstonehaugh.example/a.png", "alt", "A town"), List.of(), List.of(), null);
        var text = new Node("text", Map.of(), List.of(), List.of(), "The authors say so. ");
        return new Node("paragraph", Map.of(), List.of(text, picture), List.of(), null);
    }

    private static long own(EntryEvent event) {
        return by(OWNER, Role.OWNER, event);
    }

    private static long by(String person, Role role, EntryEvent event) {
        long position = service.append(person, role, event);
        MOMENTS.add(Instant.now());
        return position;
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String ask(String person, String address) {
        var answer = service.client(person, Role.REVIEWER)
                .get()
                .uri(address)
                .header("Accept", address.startsWith("/api") ? "application/json" : "text/html")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().value()).as(address).isIn(200, 404);
        var body = answer.getResponseBody();
        // What they wrote into the address themselves is no news to them.
        return body == null ? "" : body.replace(SLUG, "");
    }

    private static Stream<String> addresses(String entry) {
        var moments = Stream.concat(
                        LongStream.rangeClosed(first, last).mapToObj(Long::toString),
                        Stream.concat(MOMENTS.stream().map(Instant::toString), Stream.of("2100-01-01", "")))
                .toList();
        var states = moments.stream().flatMap(at -> Stream.of(
                "/api/entries/" + entry + "/states?at=" + at,
                "/entries/" + entry + "/history?at=" + at,
                "/api/entries/" + entry + "/differences?to=" + at,
                "/api/entries/" + entry + "/differences?from=" + at,
                "/entries/" + entry + "/history?to=&from=" + at));
        return Stream.concat(
                states,
                Stream.of(
                        "/api/entries/" + entry + "/history",
                        "/api/entries/" + entry + "/history?before=999999&limit=200",
                        "/entries/" + entry + "/history",
                        "/api/drafts/" + ID,
                        "/api/desk",
                        "/desk"));
    }

    @Test
    void what_named_the_author_before_and_between_the_submissions_is_not_to_be_had_on_any_way() {
        for (var entry : List.of(ID.toString(), SLUG)) {
            addresses(entry).forEach(address -> {
                var answer = ask(FIRST, address);
                NAMES.forEach(name -> assertThat(answer).as(address).doesNotContainIgnoringCase(name));
            });
        }
        assertThat(ask(FIRST, "/api/entries/" + ID + "/states")).contains("On all towns", "A site", "A town");
    }

    @Test
    void states_are_those_of_the_submissions() {
        assertThat(ask(FIRST, "/api/entries/" + ID + "/states?at=" + (last - 3)))
                .contains("On towns")
                .contains("REVISIONS_REQUESTED");
        assertThat(ask(FIRST, "/api/entries/" + ID + "/states?at=" + (first + 7))).contains("unknown");
        assertThat(ask(FIRST, "/api/entries/" + ID + "/differences?from=" + (first + 8)))
                .contains("\"old\":\"On towns\"", "\"now\":\"On all towns\"");
    }

    @Test
    void a_reviewer_of_the_first_round_keeps_what_was_submitted_for_it() {
        assertThat(ask(SECOND, "/api/entries/" + ID + "/states")).contains("\"On towns\"").doesNotContain("On all towns");
        assertThat(ask(SECOND, "/api/drafts/" + ID))
                .contains("\"On towns\"", "\"round\":1", "REVISIONS_REQUESTED", "\"sequence\":13")
                .doesNotContain("On all towns");
        assertThat(ask(SECOND, "/api/desk")).contains("\"On towns\"").doesNotContain("On all towns");
        assertThat(ask(FIRST, "/api/drafts/" + ID)).contains("On all towns", "\"round\":2");
    }

    @Test
    void no_page_loads_anything_from_elsewhere() {
        for (var person : List.of(OWNER, FIRST)) {
            var page = service.client(person).get().uri("/entries/" + ID + "/history?at=" + last).exchange();
            var body = page.expectHeader()
                    .value("Content-Security-Policy", csp -> assertThat(csp).contains("img-src 'self';"))
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(body).contains("A town").doesNotContain("<img");
        }
    }
}
