package org.palimpsest.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has an invented editorial team do a few months' work, one request at a time, as people would: they sign up, are given roles, write,
 * review, decide, put an issue together and comment. Every command carries an Idempotency-Key of its own, so that a loading that
 * was cut off goes on where it stopped. The member who is last on the list signs up when all else is done: where that member has an
 * account, nothing is loaded again.
 */
public final class LoadTeam {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration MORNING = Duration.ofHours(9);

    private final CommandApi commands;
    private final SignUp door;
    private final DemoAccounts demo;
    private final DemoAccount administrator;
    private final JsonNode story = story();
    private final Map<String, DemoAccount> accounts = new HashMap<>();
    private final Map<String, String> entries = new HashMap<>();
    private long position = -1;

    /** {@code site} without a path; {@code demo} with the secret of that site, which shows its mail at {@code /outbox}. */
    public LoadTeam(URI site, DemoAccounts demo) {
        this.commands = new CommandApi(site.resolve("/api/commands/"));
        this.demo = demo;
        this.administrator = demo.issue("demo-administrator", "ADMINISTRATOR");
        this.door = new SignUp(site, administrator);
    }

    /** Everybody of the team, in the order in which they sign up. */
    public static List<TeamMember> members() {
        return SampleBody.stream(story().get("people")).map(TeamMember::of).toList();
    }

    /** Answers the position of the last event, so that a reader can wait for it; -1 if all of it was there. */
    public long load() throws IOException, InterruptedException {
        var last = members().getLast();
        if (door.find(last.email(), position).isPresent()) {
            return -1;
        }
        for (var section : story.get("sections")) {
            send(administrator, "section-" + section.get("slug").asString(), "sections", Sample.section(section));
        }
        for (var member : members()) {
            if (!member.equals(last)) {
                accounts.put(member.key(), demo.issue(signedUp(member), member.allRoles()));
                admit(member);
            }
        }
        for (var entry : story.get("entries")) {
            tell(entry);
        }
        for (var issue : story.get("issues")) {
            putTogether(issue);
        }
        for (var entry : story.get("entries")) {
            comment(entry.path("comments"), entry.get("slug").asString(), null);
        }
        signedUp(last);
        return position;
    }

    private String signedUp(TeamMember member) throws IOException, InterruptedException {
        var known = door.find(member.email(), position);
        if (known.isPresent()) {
            return known.get();
        }
        position = door.signUp(member, demo.password());
        return door.find(member.email(), position).orElseThrow();
    }

    private void admit(TeamMember member) throws IOException, InterruptedException {
        var path = "people/" + by(member.key()).person();
        for (var role : member.roles()) {
            send(administrator, "role-" + member.key() + "-" + role, path + "/roles", Map.of("role", role));
        }
        if (member.application() != null) {
            send(by(member.key()), "apply-" + member.key(), path + "/reviewer-application", member.application());
            if (member.accepted()) {
                send(by("edda"), "accept-" + member.key(), path + "/reviewer-application/accept", Map.of());
            }
        }
    }

    private void tell(JsonNode entry) throws IOException, InterruptedException {
        var section = section(entry);
        var slug = entry.get("slug").asString();
        if (entry.has("reviewDays")) {
            var policy = new HashMap<>(Sample.policy(section));
            policy.put("reviewDays", entry.get("reviewDays").asInt());
            var path = "sections/" + entry.get("section").asString() + "/policy";
            done(commands.put(administrator, "team-policy-" + slug, path, null, policy));
        }
        var steps = entry.get("steps");
        var owner = entry.has("owner") ? entry.get("owner") : steps.get(0).get("by");
        var answer = send(by(owner.asString()), slug + "-draft", "entries", Sample.entry(entry, section));
        var id = answer.get("id").asString();
        entries.put(slug, id);
        long version = answer.get("sequence").asLong();
        for (int i = 0; i < steps.size(); i++) {
            version = take(steps.get(i), slug + "-" + i, entry, UUID.fromString(id), version);
        }
    }

    /** From one version of the entry to that after this step. */
    private long take(JsonNode step, String key, JsonNode entry, UUID id, long version) throws IOException, InterruptedException {
        var account = by(step.get("by").asString());
        var path = "entries/" + id + "/" + step.get("do").asString();
        JsonNode answer;
        if (step.get("do").asString().equals("draft")) {
            var revised = ((ObjectNode) entry.deepCopy()).setAll((ObjectNode) step.get("with"));
            var content = new HashMap<>(Sample.content(revised, section(entry)));
            content.put("files", commands.files(account, id, position));
            answer = done(commands.put(account, "team-" + key, path, version, content));
        } else if (step.has("file")) {
            answer = done(commands.upload(account, "team-" + key, path + query(step), file(step.get("file").asString())));
        } else if (step.has("inDays")) {
            var at = after(id, step.get("inDays").asInt());
            if (!at.isAfter(Instant.now())) {
                return version; // a loading that was cut off, and went on when this was over
            }
            answer = send(account, key, path, Map.of("publishAt", at.toString()));
        } else {
            answer = send(account, key, path, with(step));
        }
        return answer.get("sequence").asLong();
    }

    private static String query(JsonNode step) {
        return Stream.of(Map.entry("name", step.get("file")), Map.entry("alternative", step.get("alternative")))
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue().asString(), UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static byte[] file(String name) throws IOException {
        try (var in = Objects.requireNonNull(LoadTeam.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** So many days after the entry was made, the same in each loading: a UUID of version 7 begins with its moment. */
    private static Instant after(UUID id, int days) {
        var made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return made.plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).plus(MORNING);
    }

    private void putTogether(JsonNode issue) throws IOException, InterruptedException {
        var account = by(issue.get("by").asString());
        var number = issue.get("number").asString();
        var key = "issue-" + number;
        var details = Map.<String, Object>of(
                "section", issue.get("section").asString(),
                "volume", issue.get("volume").asString(),
                "number", number,
                "year", issue.get("year").asInt(),
                "title", issue.get("title").asString());
        var path = "issues/" + send(account, key, "issues", details).get("id").asString();
        for (var entry : issue.get("entries")) {
            var id = Objects.requireNonNull(entries.get(entry.asString()), entry.asString());
            send(account, key + "-" + entry.asString(), path + "/entries", Map.of("entry", id));
        }
        if (issue.get("published").asBoolean()) {
            send(account, key + "-publish", path + "/publish", Map.of());
        }
    }

    private void comment(JsonNode comments, String key, @Nullable String answered) throws IOException, InterruptedException {
        var entry = Objects.requireNonNull(entries.get(key.split("/", 2)[0]), key);
        for (int i = 0; i < comments.size(); i++) {
            var comment = comments.get(i);
            var name = key + "/" + i;
            var body = new HashMap<String, Object>(Map.of("text", comment.get("text").asString()));
            boolean isGuest = comment.get("by").asString().equals("guest");
            if (isGuest) {
                body.put("name", comment.get("name").asString());
                body.put("email", comment.get("email").asString());
            }
            if (answered != null) {
                body.put("replyTo", answered);
            }
            var account = isGuest ? guest(name) : by(comment.get("by").asString());
            var id = send(account, "comment-" + name, "entries/" + entry + "/comments", body).get("id").asString();
            for (var step : comment.path("then")) {
                var what = step.get("do").asString();
                send(by(step.get("by").asString()), what + "-" + name, "comments/" + id + "/" + what, with(step));
            }
            comment(comment.path("answers"), name, id);
        }
    }

    /** Somebody without an account, for this comment alone. */
    private DemoAccount guest(String comment) {
        return demo.issue("guest-" + UUID.nameUUIDFromBytes(comment.getBytes(UTF_8)));
    }

    /** What a step says beside its address; {@code @ben} stands for Ben's id. */
    private Map<String, Object> with(JsonNode step) {
        if (!step.has("with")) {
            return Map.of();
        }
        var body = new HashMap<>(JSON.convertValue(step.get("with"), new TypeReference<Map<String, Object>>() {}));
        body.replaceAll((_, value) -> value instanceof String text && text.startsWith("@") ? by(text.substring(1)).person() : value);
        return body;
    }

    private JsonNode send(DemoAccount account, String key, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return done(commands.post(account, "team-" + key, path, body));
    }

    private JsonNode done(JsonNode answer) {
        position = Math.max(position, answer.get("position").asLong());
        return answer;
    }

    private DemoAccount by(String key) {
        return Objects.requireNonNull(accounts.get(key), key);
    }

    private JsonNode section(JsonNode entry) {
        return SampleBody.stream(story.get("sections"))
                .filter(section -> section.get("slug").equals(entry.get("section")))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode story() {
        try (var in = LoadTeam.class.getResourceAsStream("team.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Loads the team, unless it is there.
     *
     * @param args the site's address, and the file with its secret
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(new LoadTeam(URI.create(args[0]), DemoAccounts.of(Path.of(args[1]))).load());
    }
}
