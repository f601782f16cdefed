package org.palimpsest.command.http;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.command.Samples;

/**
 * Brings entries to a stage of their life, by commands. Every one belongs to olwen, was reviewed by ruth in a first round and is
 * rhys's to review in a second one, for which rolf is invited, as soon as it has come so far; and something of it is suppressed. Thread-safe.
 */
record Lives(App app, String section, String sectionOfOwningEditors) {
    private static final List<Step> TO_SUBMISSION = List.of(
            new Step('e', "suppressions", suppression("three valleys")));
    private static final List<Step> TO_REVIEW = List.of(
            new Step('o', "submit", "{}"),
            new Step('e', "reviewers", Map.of("reviewer", "ruth")),
            new Step('f', "reviews", Map.of("recommendation", "MINOR_REVISION", "toAuthor", "Say who took part.")),
            new Step('e', "request-revisions", Map.of("message", "Say who took part.")),
            new Step('o', "submit", "{}"),
            new Step('e', "reviewers", Map.of("reviewer", "rhys")),
            new Step('e', "invitations", Map.of("reviewer", "rolf")));
    private static final Step REPORT = new Step('a', "reviews", review("Clear and moving."));
    private static final Step ACCEPTANCE = new Step('e', "accept", "{}");
    private static final Step PUBLICATION = new Step('e', "publish", "{}");
    private static final Step WITHDRAWAL = new Step('e', "withdraw", Map.of("reason", "A participant asked for it."));

    private static final Map<String, Object> CREDIT = Map.of("contributor", "Bethan Smith");

    private record Step(char by, String command, Object body) {}

    /** The answer to the last command of the way to {@code stage}. */
    Reply entry(String stage) {
        var draft = app.as(Samples.OLWEN).post("/api/commands/entries", Map.of(
                "section", stage.equals("own") ? sectionOfOwningEditors : section,
                "slug", "e-" + UUID.randomUUID(),
                "content", Samples.COMPLETE));
        attach(app.as(Samples.OLWEN), draft.isDone(201), "note.txt").isDone(201);
        var last = all(draft, TO_SUBMISSION);
        return switch (stage) {
            case "draft" -> last;
            case "void" -> all(last, List.of(WITHDRAWAL));
            default -> all(all(last, TO_REVIEW), sinceReview(stage));
        };
    }

    /** A short text with the name that it has. */
    static Reply attach(Client client, Reply draft, String name) {
        var body = HttpRequest.BodyPublishers.ofString("An hour is an hour: " + name);
        return client.send("POST", House.entry(draft) + "/files?name=" + name, body, "Content-Type", "application/octet-stream");
    }

    private static List<Step> sinceReview(String stage) {
        return switch (stage) {
            case "open" -> List.of();
            case "told" -> List.of(REPORT);
            case "back" -> List.of(REPORT, new Step('e', "request-revisions", Map.of("message", "Say when.")));
            case "no" -> List.of(REPORT, new Step('e', "decline", Map.of("message", "It is out of scope.")));
            case "yes", "own" -> List.of(REPORT, ACCEPTANCE);
            case "out" -> List.of(REPORT, ACCEPTANCE, PUBLICATION);
            case "seal" -> List.of(
                    REPORT, ACCEPTANCE, new Step('e', "publish", Map.of("embargoUntil", "2035-01-31T00:00:00Z")));
            case "again" -> List.of(REPORT, ACCEPTANCE, PUBLICATION, new Step('o', "start-revision", "{}"));
            case "gone" -> List.of(REPORT, ACCEPTANCE, PUBLICATION, WITHDRAWAL);
            default -> throw new IllegalArgumentException(stage);
        };
    }

    private Reply all(Reply draft, List<Step> steps) {
        var last = draft;
        for (var step : steps) {
            var by = switch (step.by) {
                case 'o' -> Samples.OLWEN;
                case 'f' -> Samples.RUTH;
                case 'a' -> Samples.RHYS;
                default -> Samples.EDDA;
            };
            last = app.as(by).post(House.entry(draft) + "/" + step.command, step.body).isDone(200);
        }
        return last;
    }

    /** What goes with a command that would change any entry that it may be given to. */
    static Object body(String command) {
        return switch (command.substring(command.lastIndexOf('/') + 1)) {
            case "draft" -> Samples.titled("Stories from three valleys");
            case "reviewers", "withdraw-invitation" -> Map.of("reviewer", "rolf");
            case "invitations" -> Map.of("reviewer", "ruth");
            case "reviews" -> review("Not so clear.");
            case "request-revisions", "decline" -> Map.of("message", "Say who took part.");
            case "withdraw", "reinstate", "lift", "take-back-decision", "lift-embargo" -> Map.of("reason", "They agreed.");
            case "schedule" -> Map.of("withdrawAt", "2035-01-31T09:00:00Z", "withdrawalReason", "It was for a time.");
            case "move-embargo" -> Map.of("until", "2036-01-31T00:00:00Z", "reason", "The publisher asked for a year.");
            case "suppressions" -> suppression("what matters");
            case "author-messages", "editor-messages" -> Map.of("text", "May it be longer?");
            case "reviewer-messages" -> Map.of("text", "May it be longer?", "reviewer", "rhys");
            case "comments" -> comment();
            case "uploads" -> Map.of("name", "hour.txt", "length", 13);
            case "contributor-invitations" -> Map.of("contributor", "Bethan Smith", "email", "bethan@example.org");
            case "credit-claims", "credit-releases" -> CREDIT;
            case "handover" -> Map.of("email", "cora@example.org", "reason", "Olwen has left.");
            case "answer-handover" -> Map.of("accepts", true);
            case "credit-claim-decisions" -> Map.of("contributor", "Bethan Smith", "confirmed", true);
            case "credit-answers" -> Map.of("contributor", "Bethan Smith", "agrees", true);
            case "objections-set-aside" -> Map.of("contributor", "Bethan Smith", "reason", "It is so.");
            case "describe" -> Map.of("name", "note.txt", "alternative", "An hour");
            case "remove" -> Map.of("name", "note.txt");
            default -> "{}";
        };
    }

    static Map<String, Object> comment() {
        return Map.of("name", "Ann", "email", "ann@example.org", "text", "Well said.");
    }

    private static Map<String, Object> review(String toAuthor) {
        return Map.of("recommendation", "ACCEPT", "toAuthor", toAuthor);
    }

    private static Map<String, Object> suppression(String passage) {
        return Map.of("what", Map.of("kind", "PASSAGE", "text", passage), "reason", "They asked for it.");
    }
}
