package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.Link;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.generation.Rebuilds;

/**
 * A text under an embargo, with planted words, is in no answer to a reader until it ends, and in none about a time before. What is
 * walked here for one text, {@link LeakTest} walks for names: an embargo hides none, so its stories need none.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbargoLeakTest {
    /** Each of them has this in it. */
    private static final String PLANTED = "zanzibar";

    private static final UUID ENTRY = UUID.randomUUID();
    private static final UUID ISSUE = UUID.randomUUID();
    private static final String SLUG = "kept-back";
    private static final String SHA = "7".repeat(64);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NAMED = Pattern.compile("([a-z]+)?/\\{(\\w+)}");
    private static final Embargo EMBARGO = new Embargo(1, Instant.parse("2099-03-01T00:00:00Z"), "edda");
    private static final List<Long> PAST = new ArrayList<>();

    private static Running service;
    private static Content first = Content.EMPTY;
    private static Content second = Content.EMPTY;

    /** Somebody who asks; nobody at all without roles and name. */
    private record Reader(String person, Set<Role> roles) {
        private Reader(String person, Role... roles) {
            this(person, Set.of(roles));
        }
    }

    private static final List<Reader> READERS =
            List.of(new Reader(""), new Reader("nina"), new Reader("cora", Role.CONTRIBUTOR), new Reader("dora", Role.ADMINISTRATOR));
    private static final List<Reader> PARTAKERS =
            List.of(new Reader("olwen", Role.CONTRIBUTOR), new Reader("edda", Role.EDITOR), new Reader("rita", Role.REVIEWER));

    @BeforeAll
    static void publish() {
        service = new Running();
        var policy = new Policy(
                1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0", WithdrawnVersions.MARKED,
                PublicHistory.FROM_SUBMISSION, false, false);
        append("dora", Role.ADMINISTRATOR, new SectionCreated("essays", "Essays", SectionKind.JOURNAL, "Hours", policy));
        service.file(ENTRY, SHA, PLANTED + "bytes");
        var author = new Contributor("Ada", "Example", List.of(), null, List.of(), true);
        var fields = List.<Revised>of(
                new TitleRevised(ENTRY, "Kept back"),
                new KeywordsRevised(ENTRY, List.of("patience")),
                new ContributorsRevised(ENTRY, List.of(author)),
                new BodyRevised(ENTRY, 1, Scenario.body("The " + PLANTED + "text is long.")),
                new LinksRevised(ENTRY, List.of(new Link(
                        Link.Kind.REPORT, PLANTED + "link", "https://example.org/" + PLANTED, null, List.of(), null, null))),
                new FilesRevised(ENTRY, List.of(new AttachedFile(PLANTED + ".txt", SHA, "text/plain", 13, null, null, null))));
        append("olwen", Role.CONTRIBUTOR, new DraftStarted(ENTRY, "essays", "olwen"));
        for (var field : fields) {
            first = first.with(field);
            append("olwen", Role.OWNER, field);
        }
        append("olwen", Role.OWNER, new EntrySubmitted(ENTRY, 1, policy));
        append("edda", Role.EDITOR, new ReviewerAssigned(ENTRY, 1, "rita"));
        append("rita", Role.REVIEWER, new ReviewSubmitted(ENTRY, 1, "rita", Recommendation.ACCEPT, "Good.", null));
        append("edda", Role.EDITOR, new EntryAccepted(ENTRY, 1, null));
        append("edda", Role.EDITOR, new IssuePlanned(ISSUE, "essays", "3", "1", 2026, "Hours"), new EntryAddedToIssue(ISSUE, ENTRY));
        append(
                "edda",
                Role.EDITOR,
                new IssuePublished(ISSUE, "essays", "3", "1", 2026, "Hours", List.of(ENTRY)),
                new SlugAssigned(ENTRY, SLUG),
                new EntryPublished(ENTRY, "essays", SLUG, 1, "CC-BY-4.0", first, VersionKind.FIRST_PUBLICATION, null, EMBARGO));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void append(String person, Role role, Object... events) {
        PAST.add(service.append(person, role, events));
    }

    private static String ask(Reader reader, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        if (!reader.person.isEmpty()) {
            request.header("Authorization", "Bearer " + Running.token(reader.person, Instant.now().plusSeconds(1800), reader.roles.toArray(Role[]::new)));
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isLessThan(500);
        return (answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body()).toLowerCase(Locale.ROOT);
    }

    private static String filled(String mapped, String entry) {
        return NAMED.matcher(mapped).replaceAll(found -> {
            var of = found.group(1) == null ? "" : found.group(1);
            var value = switch (found.group(2)) {
                case "id", "issue" -> of.equals("issues") ? ISSUE.toString() : ENTRY.toString();
                case "slug" -> of.equals("sections") ? "essays" : SLUG;
                case "slugOrId" -> entry;
                case "sha256" -> SHA;
                case "volume" -> "3";
                default -> "1";
            };
            return of + "/" + value;
        });
    }

    /** Every address that is read, of the entry by both its names, and of each of {@code moments}. */
    private static List<String> addresses(List<Long> moments) {
        return Mapped.in(service).keySet().stream()
                .filter(mapped -> mapped.startsWith("GET ") || mapped.startsWith("any "))
                .map(mapped -> mapped.substring(4))
                .flatMap(mapped -> Stream.of(ENTRY.toString(), SLUG).flatMap(entry -> {
                    var plain = filled(mapped, entry);
                    var besides = Walk.PARAMETERS.getOrDefault(mapped, List.of()).stream().flatMap(one -> moments.stream()
                            .map(at -> plain + "?" + one.replace("{at}", Long.toString(at))
                                    .replace("{last}", Long.toString(at + 1))
                                    .replace("{passage}", PLANTED + "text")));
                    return Stream.concat(Stream.of(plain), besides);
                }))
                .map(path -> path.replace("/versions/1", "/versions/" + (path.hashCode() % 2 == 0 ? 1 : 2)))
                .distinct()
                .toList();
    }

    /** What is asked with the word has it in the question. */
    private static String without(String answer) {
        var word = PLANTED + "text";
        return answer.replace("q=" + word, "")
                .replace("\"q\":\"" + word + "\"", "")
                .replace("value=\"" + word + "\"", "")
                .replace("“" + word + "”", "");
    }

    private static void nobodyReadsIt(List<Long> moments) throws Exception {
        var all = new ArrayList<>(addresses(moments));
        all.add("/entries/" + SLUG + "/versions/1");
        all.add("/api/entries/" + SLUG + "/versions/1");
        assertThat(all).hasSizeGreaterThan(60);
        for (var reader : READERS) {
            // A stranger is asked about all moments, others as it is.
            for (var path : reader.person.isEmpty() ? all : addresses(List.of())) {
                assertThat(without(ask(reader, path))).as("%s at %s", reader.person, path).doesNotContain(PLANTED);
            }
        }
        assertThat(ask(READERS.getFirst(), "/entries/" + SLUG + "/files/" + SHA)).startsWith("404");
        assertThat(ask(READERS.getFirst(), "/entries/" + SLUG + "/files/" + SHA + "/thumbnail")).startsWith("404");
        assertThat(ask(READERS.getFirst(), "/api/search?q=" + PLANTED + "text")).doesNotContain(SLUG);
    }

    private static void whoTakesPartReadsIt() throws Exception {
        for (var one : PARTAKERS) {
            assertThat(ask(one, "/api/drafts/" + ENTRY)).as(one.person).contains(PLANTED + "text");
            assertThat(ask(one, "/drafts/" + ENTRY)).as(one.person).contains(PLANTED + "text");
            assertThat(ask(one, "/entries/" + ENTRY + "/files/" + SHA)).as(one.person).startsWith("200").contains(PLANTED + "bytes");
        }
    }

    private static List<Long> lately() {
        return PAST.subList(PAST.size() - 1, PAST.size());
    }

    @Test
    void a_readersGetThatItIsThereAndUntilWhenNotTheText() throws Exception {
        nobodyReadsIt(lately());
        whoTakesPartReadsIt();
        var page = ask(READERS.getFirst(), "/entries/" + SLUG);
        assertThat(page)
                .contains("kept back", "ada example", "patience", "the text is under embargo until 1 march 2099.", "c_f1cf")
                .contains("<meta name=\"dcterms.available\" content=\"2099-03-01t00:00:00z\">");
        assertThat(ask(READERS.getFirst(), "/sections/essays")).contains("the text is under embargo until 1 march 2099.");
        assertThat(ask(READERS.getFirst(), "/sections/essays/issues/3/1")).contains("text under embargo");
        assertThat(ask(READERS.getFirst(), "/api/entries/" + SLUG))
                .contains("\"right\":\"embargoed access\"", "access_right/c_f1cf", "\"until\":\"2099-03-01t00:00:00z\"");
        assertThat(ask(READERS.getFirst(), "/api/search?q=patience")).contains(SLUG, "\"embargo\":{\"until\":\"2099-03-01t00:00:00z\"}");
        assertThat(ask(READERS.getFirst(), "/search?q=patience")).contains("the text is under embargo until 1 march 2099.");
        // So does what led there, which is public in this section, and its last state.
        for (var at : List.of(PAST.getLast(), PAST.get(PAST.size() - 5))) {
            assertThat(ask(READERS.getFirst(), "/entries/" + SLUG + "/history?at=" + at))
                    .as("at %s", at).contains("the text is under embargo until 1 march 2099.");
        }
        assertThat(ask(READERS.getFirst(), "/api/entries/" + SLUG + "/states"))
                .contains("\"embargo\":{\"until\":\"2099-03-01t00:00:00z\"}");
        assertThat(ask(PARTAKERS.getFirst(), "/entries/" + SLUG + "/history?at=" + PAST.getLast()))
                .contains(PLANTED + "text").doesNotContain("under embargo until");
    }

    @Test
    void b_whatFollowsStaysUnderItAndItCanBeMovedAndWithdrawn() throws Exception {
        append("edda", Role.EDITOR, new EmbargoMoved(ENTRY, new Embargo(2, Instant.parse("2098-03-01T09:30:00Z"), "edda"), "Asked for."));
        append("olwen", Role.OWNER, new RevisionStarted(ENTRY, 1));
        var body = new BodyRevised(ENTRY, 1, Scenario.body("The " + PLANTED + "text is longer."));
        second = first.with(body);
        append("olwen", Role.OWNER, body);
        var careful = new Policy(
                0, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0", WithdrawnVersions.MARKED,
                PublicHistory.FROM_SUBMISSION, false, false);
        append("olwen", Role.OWNER, new EntrySubmitted(ENTRY, 2, careful));
        append("edda", Role.EDITOR, new EntryAccepted(ENTRY, 2, null));
        append("edda", Role.EDITOR, new EntryPublished(
                ENTRY, "essays", SLUG, 2, "CC-BY-4.0", second, VersionKind.ERRATUM, "A word was wrong.", EMBARGO));
        append("edda", Role.EDITOR, new EntryWithdrawn(ENTRY, "It has to be checked.", WithdrawnVersions.MARKED));
        service.caughtUp();
        nobodyReadsIt(lately());
        append("edda", Role.EDITOR, new EntryReinstated(ENTRY, "It was checked."));
        service.caughtUp();
        assertThat(ask(READERS.getFirst(), "/entries/" + SLUG)).contains("the text is under embargo until 1 march 2098, 09:30 utc.");
        assertThat(ask(READERS.getFirst(), "/entries/" + SLUG + "/history")).contains("moved the end of the embargo", "asked for.");
        append("edda", Role.EDITOR, new ScheduledStepRefused(ENTRY, 2, ScheduledStep.LIFT_EMBARGO, "Not an editor any more."));
        service.caughtUp();
        nobodyReadsIt(lately());
        for (var path : List.of("/entries/" + SLUG, "/search?q=patience")) {
            assertThat(ask(READERS.getFirst(), path)).as(path).contains("its end is not known yet").doesNotContain("not an editor");
        }
        assertThat(ask(READERS.getFirst(), "/api/search?q=patience"))
                .contains("\"embargo\":{").doesNotContain("\"embargo\":{\"until\":\"");
        assertThat(ask(new Reader("edda", Role.EDITOR), "/drafts/" + ENTRY)).contains("could not be done", "not an editor any more");
    }

    @Test
    void c_whenItIsLiftedTheTextIsReadFromThenOnAndStaysUnreadBefore() throws Exception {
        var before = List.copyOf(PAST);
        append(
                "edda",
                Role.EDITOR,
                new EmbargoLifted(ENTRY, 1, first, "They agreed."),
                new EmbargoLifted(ENTRY, 2, second, "They agreed."));
        service.caughtUp();
        isOpen(before);
        service.rebuilt(Library.MODEL);
        for (var model : List.of("search", "history", "desk")) {
            service.rebuilt(service.bean(Rebuilds.class).find(model).orElseThrow());
        }
        isOpen(before);
    }

    private static void isOpen(List<Long> before) throws Exception {
        var reader = READERS.getFirst();
        for (var path : List.of(
                "/entries/" + SLUG,
                "/entries/" + SLUG + "/versions/1",
                "/api/entries/" + SLUG,
                "/api/entries/" + SLUG + "/versions/2",
                "/sections/essays",
                "/api/search?q=" + PLANTED + "text",
                "/api/entries/" + SLUG + "/states",
                "/entries/" + SLUG + "/history")) {
            assertThat(without(ask(reader, path))).as(path).contains(PLANTED);
        }
        assertThat(ask(reader, "/entries/" + SLUG)).doesNotContain("under embargo until").contains("embargo on the text ended", "they agreed.");
        assertThat(ask(reader, "/api/entries/" + SLUG)).contains("\"right\":\"open access\"", "c_abf2");
        assertThat(ask(reader, "/api/search?q=patience")).contains(SLUG).doesNotContain("\"embargo\":{");
        assertThat(ask(reader, "/entries/" + SLUG + "/history?at=" + PAST.getLast())).doesNotContain("under embargo");
        assertThat(ask(reader, "/entries/" + SLUG + "/files/" + SHA)).startsWith("200").contains(PLANTED + "bytes");
        for (var at : before.subList(before.size() - 9, before.size())) {
            for (var path : List.of(
                    "/",
                    "/entries/" + SLUG,
                    "/api/entries/" + SLUG,
                    "/entries/" + SLUG + "/related",
                    "/sections/essays",
                    "/api/sections/essays",
                    "/sections/essays/issues/3/1")) {
                assertThat(ask(reader, path + "?asOf=" + at)).as("%s as of %s", path, at).doesNotContain(PLANTED);
            }
            assertThat(without(ask(reader, "/api/search?q=" + PLANTED + "text&asOf=" + at))).as("%s", at).doesNotContain(SLUG);
        }
        var last = "?asOf=" + before.getLast();
        assertThat(ask(reader, "/entries/" + SLUG + last)).contains("its end is not known yet");
        // What happened to its text later does not move the version: it is among the latest, and counts as a change, as of then.
        assertThat(ask(reader, "/" + last)).contains("/entries/" + SLUG + "?asof=");
        assertThat(ask(reader, "/sections/essays" + last)).contains("last change");
    }
}
