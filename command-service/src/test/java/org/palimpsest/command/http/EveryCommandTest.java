package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palimpsest.command.Samples;
import org.palimpsest.command.http.Matrix.Outcome;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Wording;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Every command is sent to everything at every stage by every kind of caller, and what comes back is held against tables that
 * say once more, in other words than the code, who is let in. An address that no table names makes this fail.
 *
 * <p>The callers: {@code n} is signed in and nothing else, {@code c} a contributor, {@code o} the entry's owner, {@code a} a
 * reviewer of its last round, {@code f} of its first round alone, {@code r} another reviewer, {@code e} an editor, {@code b} the
 * owner who is an editor too, {@code d} an administrator, {@code s} the very person. Who has no good token always hears 401.
 */
@ExtendWith(OutputCaptureExtension.class)
class EveryCommandTest {
    /**
     * What there is: no such entry; a draft; under review without (open) and with (told) the report that it needs; handed back
     * to be revised; declined (no); accepted (yes), also where owners may publish their own; published (out), also under an embargo (seal); being revised for
     * its second version (again); withdrawn after publication (gone) and before (void).
     */
    private static final Matrix ENTRIES = Matrix.of("""
                                                           none draft  open   told   back   no     yes    own    out    seal   again  gone   void
            knows                                          .    oeb    oebafr oebafr oebafr oebafr oebafr oebafr all    all    all    all    oeb
            PUT  /entries/{id}/draft                       .    OBe    obe    obe    OBe    obe    obE    obE    obe    obe    OBe    obe    obe
            POST /entries/{id}/files                       .    OBe    obe    obe    OBe    obe    obE    obE    obe    obe    OBe    obe    obe
            POST /entries/{id}/uploads                     .    O=B=e  obe    obe    O=B=e  obe    obE=   obE=   obe    obe    O=B=e  obe    obe
            POST /entries/{id}/files/describe              .    O=B=e  obe    obe    O=B=e  obe    obE=   obE=   obe    obe    O=B=e  obe    obe
            POST /entries/{id}/files/remove                .    OBe    obe    obe    OBe    obe    obE    obE    obe    obe    OBe    obe    obe
            POST /entries/{id}/submit                      .    OB     ob     ob     OB     ob     ob     ob     ob     ob     OB     ob     ob
            POST /entries/{id}/invitations                 .    e      E      E      e      e      e      e      e      e      e      e      e
            POST /entries/{id}/withdraw-invitation         .    e      E      E      e      e      e      e      e      e      e      e      e
            POST /entries/{id}/accept-invitation           .    .      RA=    RA=    ra     ra     ra     ra     ra     ra     ra     ra     .
            POST /entries/{id}/decline-invitation          .    .      R      R      r      r      r      r      r      r      r      r      .
            POST /entries/{id}/reviewers                   .    e      E      E      e      e      e      e      e      e      e      e      e
            POST /entries/{id}/reviews                     .    .      A      a      a      a      a      a      a      a      a      a      .
            POST /entries/{id}/request-revisions           .    e      E      E      e      e      e      e      e      e      e      e      e
            POST /entries/{id}/accept                      .    e      e      E      e      e      e      e      e      e      e      e      e
            POST /entries/{id}/decline                     .    e      E      E      e      e      e      e      e      e      e      e      e
            POST /entries/{id}/take-back-decision          .    e      e      e      E      E      E      E      e      e      e      e      e
            POST /entries/{id}/publish                     .    e      e      e      e      e      E      EB     e      e      e      e      e
            POST /entries/{id}/schedule                    .    eb     eb     eb     eb     eb     e!b    e!b!   EB     EB     eb     eb     eb
            POST /entries/{id}/move-embargo                .    e      e      e      e      e      e      eb     e      E      e      e      e
            POST /entries/{id}/lift-embargo                .    e      e      e      e      e      e      eb     e      E      e      e      e
            POST /entries/{id}/start-revision              .    oeb    oeb    oeb    oeb    oeb    oeb    oeb    OEB    OEB    oeb    oeb    oeb
            POST /entries/{id}/withdraw                    .    OEB    OEB    OEB    OEB    OEB    OEB    OEB    EB     EB     EB     eb     oeb
            POST /entries/{id}/reinstate                   .    eb     eb     eb     eb     eb     eb     eb     eb     eb     eb     EB     EB
            POST /entries/{id}/contributor-invitations     .    OBe    OBe    OBe    OBe    OBe    OBe    OBe    OBE    OBE    OBe    obe    obe
            POST /entries/{id}/credit-claims               .    OB     OB     OB     OB     OB     OB     OB     NCOEBD NCOEBD NCOEBD ncoebd ob
            POST /entries/{id}/credit-claim-decisions      .    o!e!b! o!e!b! o!e!b! o!e!b! o!e!b! o!e!b! o!e!b! o!e!b! o!e!b! o!e!b! oeb    oeb
            POST /entries/{id}/credit-answers              .    .      .      .      .      .      .      .      .      .      .      .      .
            POST /entries/{id}/credit-releases             .    o!b!e  o!b!e  o!b!e  o!b!e  o!b!e  o!b!e  o!b!e  o!e!b! o!e!b! o!b!e  oeb    oeb
            POST /entries/{id}/objections-set-aside        .    e!     e!     e!     e!     e!     e!     e!     e!     e!     e!     e      e
            POST /entries/{id}/author-messages             .    OEB    OEB    OEB    OEB    OEB    OEB    OEB    OEB    OEB    OEB    OEB    OEB
            POST /entries/{id}/reviewer-messages           .    e      EA     EA     ea     ea     ea     ea     ea     ea     ea     ea     e
            POST /entries/{id}/editor-messages             .    E      E      E      E      E      E      E      E      E      E      E      E
            POST /entries/{id}/handling-editor             .    e      E=     E=     E=     e      E=     E=     e      e      e      e      e
            POST /entries/{id}/handover                    .      OBED   OBED   OBED   OBED   OBED   OBED   OBED   OBED   OBED   OBED   obed   obed
            POST /entries/{id}/take-back-handover          .      O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= O=B=E=D= obed   obed
            POST /entries/{id}/answer-handover             .      .      .      .      .      .      .      .      .      .      .      .      .
            POST /entries/{id}/suppressions                .    EB     EB     EB     EB     EB     EB     EB     EBD    EBD    EBD    EBD    EB
            POST /entries/{id}/suppressions/{number}/lift  .    EB     EB     EB     EB     EB     EB     EB     EBD    EBD    EBD    EBD    EB
            """);

    /** Only the person who began an upload goes on with it: here {@code o}, who is {@code b} too. The piece that is sent is the last. */
    private static final Matrix UPLOADS = Matrix.of("""
                                   none begun
            knows                  .    ob
            GET    /uploads/{upload} .  O=B=
            PATCH  /uploads/{upload} .  OB
            DELETE /uploads/{upload} .  O=B=
            """);

    private static final Matrix SECTIONS = Matrix.of("""
                                         none    open  closed
            POST /sections               D       d     d
            PUT  /sections/{slug}/policy d?      D     D
            PUT  /sections/{slug}/review-form d? D     D
            POST /sections/{slug}/close  d?      D     D=
            POST /entries                o!c!b!  OCB   ocb
            """);

    /** Nobody has a good token of somebody who is erased, that person included. An application to review waits for an answer. */
    private static final Matrix PEOPLE = Matrix.of("""
                                                           none   registered  applied  erased
            PUT    /people/{id}                            s?     S           S        .
            PUT    /people/{id}/profile                    s?     S           S        .
            POST   /people/{id}/erase                      s?d?   SD          SD       D=
            POST   /people/{id}/roles                      d?     D           D        d
            DELETE /people/{id}/roles/{role}               d?     D           D=       d
            POST   /people/{id}/revoke-tokens              S=D=   S=D=        S=D=     D=
            POST   /people/{id}/notes                      .      .           .        .
            POST   /people/{id}/providers                  .      .           .        .
            POST   /people/{id}/providers/disconnect       .      .           .        .
            POST   /people/{id}/searches                   s?     S           S        .
            PUT    /people/{id}/searches/{search}          s?     s?          s?       .
            DELETE /people/{id}/searches/{search}          s?     S=          S=       .
            POST   /people/{id}/reviewer-application          s?     s        S=       .
            POST   /people/{id}/reviewer-application/withdraw s?     s        S        .
            POST   /people/{id}/reviewer-application/accept   e?b?d? ebd      EBD      ebd
            POST   /people/{id}/reviewer-application/decline  e?b?d? ebd      EBD      ebd
            """);

    /** Everybody may comment on what readers have; on anything else nobody may, not even those who know of it. */
    private static final Matrix TALK = Matrix.of("""
                                        none draft  told       out       again     gone
            knows                       .    oeb    oebaf      all       all       all
            POST /entries/{id}/comments .    o?e?b? o?e?b?a?f? NCOAFREBD NCOAFREBD n?c?o?a?f?r?e?b?d?
            """);

    /** Comments under published entries; {@code n} has reported one. Here {@code s} wrote it. */
    private static final Matrix COMMENTS = Matrix.of("""
                                         none  waiting shown      reported            rejected erased
            knows                        .     sebd    all        all                 sebd     sebd
            POST /comments/{id}/approve  .     EB      E=B=       EB                  EB       eb
            POST /comments/{id}/reject   .     EBD     EBD        EBD                 E=B=D=   ebd
            POST /comments/{id}/report   .     sebd    NCOAFREBDS N=COAFREBDS         sebd     sebd
            POST /comments/{id}/block    .     EBD     EBD        EBD                 EBD      EBD
            POST /comments/{id}/unblock  .     E=B=D=  E=B=D=     E=B=D=              E=B=D=   E=B=D=
            POST /comments/{id}/erase    .     SD      SD         SD                  SD       S=D=
            """);

    /** People register themselves, so there is nobody else to ask about. */
    private static final Matrix REGISTRATION = Matrix.of("""
                          none  registered
            POST /people  S     s
            """);

    /** For editors. An editor who owns one of its entries cannot publish the issue. */
    private static final Matrix ISSUES = Matrix.of("""
                                                   none   planned  published
            POST   /issues                         EB     EB       EB
            PUT    /issues/{issue}                 e?b?   EB       eb
            POST   /issues/{issue}/entries         e?b?   EB       eb
            DELETE /issues/{issue}/entries/{entry} e?b?   E=B=     eb
            PUT    /issues/{issue}/order           e?b?   E=B=     eb
            POST   /issues/{issue}/publish         e?b?   Eb       eb
            """);

    /** For the whole site. */
    private static final Matrix SYNONYMS = Matrix.of("""
                                           none     there
            POST /synonyms                 EBD      EBD
            PUT  /synonyms/{group}         e?b?d?   EBD
            POST /synonyms/{group}/remove  e?b?d?   EBD
            """);

    private static final Caller FORMER = Samples.RUTH;
    private static final Caller UNASSIGNED = new Caller("rolf", Set.of(Role.REVIEWER));
    private static final Set<Role> EVERY_ROLE = Set.of(Role.CONTRIBUTOR, Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR);
    private static final Map<String, Object> APPLICATION =
            Map.of("sections", List.of("notes"), "expertise", "Timebanking", "statement", "I would like to.");
    private static final int AT_ONCE = 4;
    private static final String HOUR = "Another hour.";
    private static final String EDITORS = "ebd";
    private static final Map<Character, String> REVIEWERS = Map.of('a', "rhys", 'f', "ruth", 'r', "rolf");
    private static final List<String> AUTHORS = List.of("olwen", "Bethan", "Smith", "Cynefin", "01nrxwf90", "0000-0002-1825-0097");

    private final TestReporter reporter;
    private final App app = App.shared();
    private final House house = new House(app);
    private final Map<Character, Client> callers = new LinkedHashMap<>(Map.of(
            'n', app.as(Samples.NOBODY),
            'c', app.as(new Caller("cora", Set.of(Role.CONTRIBUTOR))),
            'o', app.as(Samples.OLWEN),
            'a', app.as(Samples.RHYS),
            'f', app.as(FORMER),
            'r', app.as(UNASSIGNED),
            'e', app.as(Samples.EDDA),
            'b', app.as(Samples.OLWEN_AS_EDITOR),
            'd', app.as(Samples.ADA)));

    EveryCommandTest(TestReporter reporter) {
        this.reporter = reporter;
    }

    /** Something that commands are sent to: the id or slug by which addresses name it, and how many events it has, less one. */
    private record Subject(String id, long sequence, @Nullable Client self) {
        static Subject of(Reply last) {
            return new Subject(last.id(), last.sequence(), null);
        }
    }

    /** A table, where what it is about comes from, and what is sent. */
    private record Check(Matrix table, Function<String, Subject> making, Function<String, Function<Subject, Object>> bodies) {}

    @Test
    void everyAddressIsInATable() {
        var addresses = Objects.requireNonNull(app.bean(DispatcherHandler.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(all -> ((RequestMappingHandlerMapping) all).getHandlerMethods().keySet().stream())
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().isEmpty()
                                ? Stream.of("any " + path)
                                : mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .filter(address -> !address.startsWith("GET /v3/api-docs"))
                .toList();
        var tables = commands().map(command -> command.replace(" /", " /api/commands/"));
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(tables.toList());
    }

    /** All, as {@code POST /entries/{id}/submit}. */
    static Stream<String> commands() {
        return Stream.of(ENTRIES, UPLOADS, SECTIONS, ISSUES, SYNONYMS, PEOPLE, REGISTRATION, TALK, COMMENTS).flatMap(table -> table.commands().stream());
    }

    @Test
    void commandsToEntriesAreForThoseInTheTable(CapturedOutput log) throws Exception {
        List.of(Samples.RHYS, FORMER, UNASSIGNED).forEach(house::reviewer);
        List.of(Samples.EDDA, Samples.OLWEN).forEach(person -> house.granted(person, Role.EDITOR));
        var lives = new Lives(app, house.section(1), sectionOfOwningEditors());
        for (var table : List.of(ENTRIES, TALK)) {
            hold(new Check(table, stage -> stage.equals("none") ? new Subject(UUID.randomUUID().toString(), 0, null)
                    : Subject.of(lives.entry(stage)), command -> _ -> Lives.body(command)));
        }
        assertThat(log.toString()).doesNotContain(AUTHORS).doesNotContain(REVIEWERS.values()).doesNotContain("example.org");
    }

    @Test
    void sectionsAreForAdministratorsAndNewEntriesForContributors() throws Exception {
        hold(new Check(SECTIONS, this::section, command -> section -> switch (command) {
            case "POST /sections" -> newSection(section.id());
            case "PUT /sections/{slug}/policy" -> Samples.policy(3);
            case "PUT /sections/{slug}/review-form" -> Map.of("questions", List.of(Map.of("kind", "TEXT", "text", "Is it so?")));
            case "POST /entries" -> Map.of("section", section.id());
            default -> Map.of("reason", "The work is done.");
        }));
    }

    @Test
    void uploadsAreForThoseWhoBeganThem() throws Exception {
        var owner = app.as(Samples.OLWEN);
        hold(new Check(UPLOADS, stage -> {
            if (stage.equals("none")) {
                return new Subject(UUID.randomUUID().toString(), 0, null);
            }
            var draft = house.draft(Samples.COMPLETE);
            var begun = owner.post(House.entry(draft) + "/uploads", Map.of("name", "hour.txt", "length", HOUR.length()));
            var path = begun.header("Location");
            return new Subject(path.substring(path.lastIndexOf('/') + 1), draft.sequence(), null);
        }, _ -> _ -> ""));
    }

    @Test
    void issuesAreForEditors() throws Exception {
        var issues = new IssueLives(app);
        hold(new Check(
                ISSUES,
                stage -> stage.equals("none") ? new Subject(UUID.randomUUID().toString(), 0, null) : Subject.of(issues.issue(stage)),
                command -> issue -> issues.body(command, issue.id())));
    }

    @Test
    void synonymsAreForEditorsAndAdministrators() throws Exception {
        Supplier<Object> words = () -> Map.of("words", List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString()));
        hold(new Check(
                SYNONYMS,
                stage -> stage.equals("none")
                        ? new Subject(UUID.randomUUID().toString(), 0, null)
                        : Subject.of(app.as(Samples.EDDA).post("/api/commands/synonyms", words.get()).isDone(201)),
                command -> _ -> command.endsWith("remove") ? "{}" : words.get()));
    }

    @Test
    void accountsAreForTheirPersonsAndAdministrators() throws Exception {
        Function<String, Function<Subject, Object>> bodies = command -> person -> switch (command) {
            case "POST /people" -> details("Somebody");
            case "PUT /people/{id}" -> details("Somebody else");
            case "PUT /people/{id}/profile" -> Map.of("name", "Somebody", "expertise", "Rivers", "shown", true);
            case "POST /people/{id}/notes" -> Map.of("what", "PASSWORD_CHANGED", "forgotten", false);
            case "POST /people/{id}/providers" -> Map.of("issuer", "https://id.example.org", "subject", "of-a-rival");
            case "POST /people/{id}/providers/disconnect" -> Map.of("identityKey", "identity:any");
            case "POST /people/{id}/searches" -> Map.of("name", "Hubs", "question", "q=hub", "mailed", true);
            case "PUT /people/{id}/searches/{search}" -> Map.of("name", "Hubs", "mailed", false);
            case "POST /people/{id}/roles" -> Map.of("role", "EDITOR");
            case "POST /people/{id}/reviewer-application" -> APPLICATION;
            case "POST /people/{id}/reviewer-application/decline" -> Map.of("reason", "Another field is asked for.");
            default -> "";
        };
        hold(new Check(PEOPLE, this::person, bodies));
        callers.clear();
        hold(new Check(REGISTRATION, this::person, bodies));
    }

    @Test
    void commentsAreForEverybodyAndTheirModerationForEditors() throws Exception {
        List.of(Samples.RHYS, FORMER).forEach(house::reviewer);
        var moderated = new Lives(app, house.section(1), "").entry("out").id();
        var open = new Lives(app, openSection(), "").entry("out").id();
        hold(new Check(
                COMMENTS,
                stage -> comment(stage, stage.equals("waiting") ? moderated : open),
                command -> _ -> command.endsWith("report") ? Map.of("reason", "It insults somebody.") : "{}"));
    }

    private Subject comment(String stage, String entry) {
        if (stage.equals("none")) {
            return new Subject(UUID.randomUUID().toString(), 0, app.as(new Caller("p-" + UUID.randomUUID(), Set.of())));
        }
        var person = new Caller("p-" + UUID.randomUUID(), Set.of());
        var self = app.as(person);
        self.post("/api/commands/people", details("Somebody")).isDone(201);
        var posted = self.post("/api/commands/entries/" + entry + "/comments", Map.of("text", "Well said.")).isDone(201);
        var path = "/api/commands/comments/" + posted.id();
        var last = switch (stage) {
            case "reported" -> app.as(Samples.NOBODY).post(path + "/report", Map.of("reason", "It is rude.")).isDone(200);
            case "rejected" -> app.as(Samples.EDDA).post(path + "/reject", "{}").isDone(200);
            case "erased" -> self.post(path + "/erase", "{}").isDone(200);
            default -> posted;
        };
        return new Subject(posted.id(), last.sequence(), self);
    }

    private String openSection() {
        var slug = "s-" + UUID.randomUUID();
        var policy = Map.of("reviewsRequired", 1, "anonymity", "DOUBLE_ANONYMIZED", "comments", "OPEN", "licence", "CC-BY-4.0");
        app.as(Samples.ADA).post("/api/commands/sections", Map.of(
                "slug", slug, "title", "Notes", "kind", "KNOWLEDGE_BASE", "policy", policy)).isDone(201);
        return slug;
    }

    /** Everybody sends everything; a caller who is let in sends it to something made for that one request, which they may change. */
    private void hold(Check check) throws Exception {
        var wrong = new ArrayList<String>();
        var allowed = new ArrayList<Callable<List<String>>>();
        var without = withoutGoodToken();
        int refused = 0;
        for (var column : check.table.columns()) {
            var shared = check.making.apply(column);
            var all = all(shared);
            check.table.check(column, all.keySet());
            long head = app.head();
            for (var command : check.table.commands()) {
                var body = check.bodies.apply(command);
                for (var client : without.entrySet()) {
                    var reply = send(client.getValue(), command, shared, body.apply(shared));
                    wrong.addAll(complaints(command + ", " + column + ", " + client.getKey(), () -> isRefused(reply, 401)));
                    refused++;
                }
                for (var caller : all.entrySet()) {
                    var outcome = check.table.outcome(command, column, caller.getKey());
                    var cell = command + ", " + column + ", " + caller.getKey();
                    if (outcome.isLetIn()) {
                        allowed.add(() -> letIn(check, command, column, caller.getKey(), outcome, cell));
                    } else {
                        var reply = send(caller.getValue(), command, shared, body.apply(shared));
                        wrong.addAll(complaints(cell, () -> {
                            isRefused(reply, outcome.status());
                            tellsOfNobody(reply, caller.getKey());
                        }));
                        refused++;
                    }
                }
                assertThat(app.head()).as("events in the log after %s, %s", command, column).isEqualTo(head);
            }
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var answer : threads.invokeAll(allowed)) {
                wrong.addAll(answer.get());
            }
        }
        assertThat(wrong).as("%d refused, %d let in", refused, allowed.size()).isEmpty();
        reporter.publishEntry(Map.of("refused", Integer.toString(refused), "let in", Integer.toString(allowed.size())));
    }

    private List<String> letIn(Check check, String command, String column, char caller, Outcome outcome, String cell) {
        var fresh = check.making.apply(column);
        var client = Objects.requireNonNull(all(fresh).get(caller));
        var reply = send(client, command, fresh, check.bodies.apply(command).apply(fresh));
        return complaints(cell, () -> {
            assertThat(reply.status()).as(reply.text()).isIn(200, 201, 204);
            tellsOfNobody(reply, caller);
            if (outcome == Outcome.DONE) {
                boolean begins = reply.status() == 201;
                assertThat(reply.sequence()).as("events").isGreaterThan(begins ? -1 : fresh.sequence());
            } else if (reply.status() != 204 && reply.header("Upload-Offset").isEmpty()) {
                assertThat(reply.sequence()).as("events").isEqualTo(fresh.sequence());
            }
        });
    }

    private Map<Character, Client> all(Subject subject) {
        var all = new LinkedHashMap<>(callers);
        if (subject.self() != null) {
            all.put('s', subject.self());
        }
        return all;
    }

    /** 404 tells nothing but that there is none; no refusal tells how far the log has come. */
    private static void isRefused(Reply reply, int status) {
        var name = switch (status) {
            case 401 -> "unauthenticated";
            case 403 -> "not-permitted";
            case 404 -> "unknown";
            case 422 -> "invalid";
            default -> reply.json().path("type").asString().endsWith("/taken") ? "taken" : "wrong-state";
        };
        reply.isProblem(status, name);
        assertThat(reply.header("Palimpsest-Position")).isEmpty();
        assertThat(reply.header("ETag")).isEmpty();
        var detail = reply.json().path("detail").asString();
        assertThat(Wording.in(Locale.GERMAN, detail)).isNotEqualTo(detail);
        if (status == 404) {
            assertThat(detail)
                    .matches("There is no (entry|issue|group of synonyms|saved search|section|person|comment|upload) “?[a-z0-9-]+”?\\.");
        }
    }

    /** Neither who reviews, save to themselves, nor who wrote it, save to its owner, stands in any answer; editors know both. */
    private static void tellsOfNobody(Reply reply, char caller) {
        if (EDITORS.indexOf(caller) < 0) {
            var told = reply.headers().map() + reply.text();
            assertThat(told).doesNotContain(REVIEWERS.entrySet().stream()
                    .filter(one -> one.getKey() != caller)
                    .map(Map.Entry::getValue)
                    .toArray(String[]::new));
            if (caller != 'o') {
                assertThat(told).doesNotContain(AUTHORS);
            }
        }
    }

    private static List<String> complaints(String cell, Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (AssertionError e) {
            return List.of(cell + ": " + e.getMessage());
        }
    }

    private static Reply send(Client client, String command, Subject to, Object body) {
        int space = command.indexOf(' ');
        var method = command.substring(0, space);
        var path = "/api/commands" + command.substring(space + 1)
                .replace("{id}", to.id())
                .replace("{slug}", to.id())
                .replace("{issue}", to.id())
                .replace("{group}", to.id())
                .replace("{search}", IssueLives.NONE)
                .replace("{upload}", to.id())
                .replace("{entry}", IssueLives.NONE)
                .replace("{number}", "1")
                .replace("{role}", "REVIEWER");
        if (command.equals("POST /entries/{id}/files")) {
            var file = HttpRequest.BodyPublishers.ofString(HOUR);
            return client.send(method, path + "?name=hour.txt", file, "Content-Type", "application/octet-stream");
        }
        if (method.equals("PATCH")) {
            var piece = HttpRequest.BodyPublishers.ofString(HOUR);
            return client.send(method, path, piece, "Content-Type", "application/partial-upload", "Upload-Offset", "0");
        }
        return method.equals("PUT")
                ? client.put(path, body, "If-Match", "\"" + to.sequence() + "\"")
                : client.send(method, path, body);
    }

    /** Whatever their token would open if it were good. */
    private Map<String, Client> withoutGoodToken() {
        var erased = new Caller("p-" + UUID.randomUUID(), EVERY_ROLE);
        app.as(erased).post("/api/commands/people", details("Somebody")).isDone(201);
        app.as(erased).post("/api/commands/people/" + erased.id() + "/erase").isDone(200);
        var revoked = new Caller("p-" + UUID.randomUUID(), EVERY_ROLE);
        app.as(Samples.ADA).post("/api/commands/people/" + revoked.id() + "/revoke-tokens");
        for (var gone : List.of(erased, revoked)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> app.as(gone).post("/api/commands/entries", "{}").status() == 401);
        }
        var past = Date.from(Instant.now().minusSeconds(300));
        var every = new Caller("olwen", EVERY_ROLE);
        return Map.of(
                "without a token", app.withoutToken(),
                "expired", app.withToken(Tokens.with(every, claims -> claims.expirationTime(past))),
                "for another audience", app.withToken(Tokens.with(every, claims -> claims.audience("elsewhere"))),
                "erased", app.as(erased),
                "revoked", app.as(revoked));
    }

    private Subject section(String stage) {
        if (stage.equals("none")) {
            return new Subject("s-" + UUID.randomUUID(), 0, null);
        }
        var slug = house.section(1);
        if (stage.equals("open")) {
            return new Subject(slug, 0, null);
        }
        var close = "/api/commands/sections/" + slug + "/close";
        return Subject.of(app.as(Samples.ADA).post(close, Map.of("reason", "The work is done.")).isDone(200));
    }

    private static Map<String, Object> newSection(String slug) {
        return Map.of("slug", slug, "title", "Research Communities", "kind", "KNOWLEDGE_BASE", "policy", Samples.policy(1));
    }

    private String sectionOfOwningEditors() {
        var slug = "s-" + UUID.randomUUID();
        var policy = Map.of("reviewsRequired", 1, "anonymity", "SINGLE_ANONYMIZED", "comments", "CLOSED", "licence", "CC-BY-4.0",
                "ownerMayPublish", true);
        app.as(Samples.ADA).post("/api/commands/sections", Map.of(
                "slug", slug, "title", "Notes", "kind", "KNOWLEDGE_BASE", "policy", policy)).isDone(201);
        return slug;
    }

    private Subject person(String stage) {
        var person = new Caller("p-" + UUID.randomUUID(), Set.of());
        var self = app.as(person);
        if (stage.equals("none")) {
            return new Subject(person.id(), 0, self);
        }
        if (stage.equals("applied")) {
            self.post("/api/commands/people", details("Somebody")).isDone(201);
            self.post("/api/commands/people/" + person.id() + "/reviewer-application", APPLICATION).isDone(200);
            return new Subject(person.id(), 1, self);
        }
        house.reviewer(person);
        if (stage.equals("registered")) {
            return new Subject(person.id(), 1, self);
        }
        var erased = app.as(Samples.ADA).post("/api/commands/people/" + person.id() + "/erase").isDone(200);
        return Subject.of(erased);
    }

    private static Map<String, String> details(String name) {
        return Map.of("name", name, "email", "somebody@" + UUID.randomUUID().toString().substring(0, 8) + ".example.org");
    }
}
