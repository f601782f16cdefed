package org.palimpsest.command.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.palimpsest.command.Samples;

/** Issues of a journal at each of their stages, and what is sent with commands to them. Thread-safe. */
final class IssueLives {
    /** The id of an entry that is in no issue. */
    static final String NONE = UUID.randomUUID().toString();

    private final App app;
    private final String section = "s-" + UUID.randomUUID();
    private final Map<String, Entries> entries = new ConcurrentHashMap<>();

    /** Accepted ones: that which an issue has, and one more. */
    private record Entries(String in, String other) {}

    IssueLives(App app) {
        this.app = app;
        app.as(Samples.ADA).post("/api/commands/sections", Map.of(
                "slug", section, "title", "Abstracts", "kind", "JOURNAL", "journal", "IJIC", "policy", Samples.policy(0))).isDone(201);
    }

    /** The answer to the last command of the way to {@code stage}. */
    Reply issue(String stage) {
        var editor = app.as(Samples.EDDA);
        var issue = editor.post("/api/commands/issues", planned()).isDone(201).id();
        var both = new Entries(accepted(), accepted());
        entries.put(issue, both);
        var path = "/api/commands/issues/" + issue;
        var filled = editor.post(path + "/entries", Map.of("entry", both.in)).isDone(200);
        return stage.equals("planned") ? filled : editor.post(path + "/publish", "").isDone(200);
    }

    private String accepted() {
        var draft = app.as(Samples.OLWEN).post("/api/commands/entries", Map.of("section", section, "content", Samples.COMPLETE));
        var path = House.entry(draft.isDone(201));
        app.as(Samples.OLWEN).post(path + "/submit", "{}").isDone(200);
        return app.as(Samples.EDDA).post(path + "/accept", "{}").isDone(200).id();
    }

    private Map<String, Object> planned() {
        return Map.of("section", section, "volume", "1", "number", number(), "year", 2026);
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 18);
    }

    /** What goes with a command to this issue. */
    Object body(String command, String issue) {
        var both = entries.getOrDefault(issue, new Entries(NONE, NONE));
        return switch (command.substring(command.lastIndexOf('/') + 1)) {
            case "issues" -> planned();
            case "{issue}" -> Map.of("volume", "2", "number", number(), "year", 2027);
            case "entries" -> Map.of("entry", both.other);
            case "order" -> Map.of("entries", List.of(both.in));
            default -> "";
        };
    }
}
