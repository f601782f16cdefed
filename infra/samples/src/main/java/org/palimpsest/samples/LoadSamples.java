package org.palimpsest.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers the accounts, and tells the seven entries to the platform, one command at a time: drafted, submitted, reviewed
 * as often as their section's policy demands, accepted, published. Every command carries an Idempotency-Key of its own, so a
 * second run changes nothing and an interrupted one goes on where it stopped.
 */
public final class LoadSamples {
    private static final String REVIEWER = "REVIEWER";

    private final CommandApi commands;
    private final List<DemoAccount> accounts;

    public LoadSamples(URI commands, List<DemoAccount> accounts) {
        this.commands = new CommandApi(commands);
        this.accounts = accounts;
    }

    /** Answers the position of the last event, so that a reader can wait for it. */
    public long load() throws IOException, InterruptedException {
        var samples = samples();
        long position = register();
        for (var section : samples.get("sections")) {
            var key = "sample-section-" + section.get("slug").asString();
            position = send("demo-administrator", key, "sections", Sample.section(section));
        }
        for (var entry : samples.get("entries")) {
            position = tell(entry, sectionOf(entry, samples));
        }
        return position;
    }

    private long register() throws IOException, InterruptedException {
        long position = -1;
        for (var account : accounts) {
            position = send(account.person(), "sample-register-" + account.person(), "people", account.details());
        }
        for (var account : accounts) {
            if (account.roles().contains(REVIEWER)) {
                var path = "people/" + account.person() + "/roles";
                position = send("demo-administrator", "sample-role-" + account.person(), path, Map.of("role", REVIEWER));
            }
        }
        return position;
    }

    private long tell(JsonNode entry, JsonNode section) throws IOException, InterruptedException {
        var key = "sample-" + entry.get("slug").asString() + "-";
        var draft = commands.post(account("demo-contributor"), key + "draft", "entries", Sample.entry(entry, section));
        var path = "entries/" + draft.get("id").asString();
        send("demo-contributor", key + "submit", path + "/submit", Map.of());
        int reviews = section.get("policy").get("reviewsRequired").asInt();
        for (int i = 1; i <= reviews; i++) {
            var reviewer = "demo-reviewer-" + i;
            send("demo-editor", key + "assign-" + i, path + "/reviewers", Map.of("reviewer", reviewer));
            send(reviewer, key + "review-" + i, path + "/reviews", review());
        }
        send("demo-editor", key + "accept", path + "/accept", Map.of());
        return send("demo-editor", key + "publish", path + "/publish", Map.of());
    }

    private static Map<String, Object> review() {
        return Map.of(
                "recommendation", "ACCEPT",
                "toAuthor", "Clear, and of use to others. Thank you for sharing it.",
                "toEditor", "A sample review, written for the demonstration.");
    }

    private long send(String person, String key, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return commands.post(account(person), key, path, body).get("position").asLong();
    }

    private DemoAccount account(String person) {
        return accounts.stream().filter(a -> a.person().equals(person)).findAny().orElseThrow();
    }

    private static JsonNode sectionOf(JsonNode entry, JsonNode samples) {
        return SampleBody.stream(samples.get("sections"))
                .filter(section -> section.get("slug").equals(entry.get("section")))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode samples() {
        try (var in = LoadSamples.class.getResourceAsStream("knowledge-base.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Loads the samples and says up to which position.
     *
     * @param args the command API's address, ending with {@code /}, and the file with the accounts
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var accounts = DemoAccounts.read(Path.of(args[1]));
        System.out.println(new LoadSamples(URI.create(args[0]), accounts).load());
    }
}
