package org.palimpsest.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody of the invented team. Their name says on every page that they are part of a demonstration.
 *
 * @param key by which the rest of the story calls them
 * @param email an address to which no mail can be sent (RFC 2606)
 * @param roles names of {@code org.palimpsest.events.Role}, as an administrator grants them
 * @param application with which they ask to become a reviewer; null for who does not
 * @param accepted whether that was accepted; else it waits
 * @param does what there is to see with their eyes
 */
public record TeamMember(
        String key,
        String name,
        String email,
        List<String> roles,
        @Nullable Map<String, Object> application,
        boolean accepted,
        String does) {

    static TeamMember of(JsonNode person) {
        var name = person.get("name").asString();
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        var applies = person.get("applies");
        return new TeamMember(
                plain.split(" ", 2)[0],
                name + " (demo)",
                plain.replace(' ', '.') + "@example.org",
                SampleBody.stream(person.path("roles")).map(JsonNode::asString).toList(),
                applies == null
                        ? null
                        : Map.of(
                                "sections", SampleBody.stream(applies.get("sections")).map(JsonNode::asString).toList(),
                                "expertise", applies.get("expertise").asString(),
                                "statement", applies.get("statement").asString()),
                person.path("accepted").asBoolean(false),
                person.get("does").asString());
    }

    /** What a token of theirs must say: also what comes with an account, and with an application that is accepted. */
    String[] allRoles() {
        var all = new ArrayList<>(roles);
        all.add("CONTRIBUTOR");
        if (accepted) {
            all.add("REVIEWER");
        }
        return all.toArray(String[]::new);
    }

    /**
     * Says who can sign in, with which password, and what they do.
     *
     * @param args the file with the installation's secret
     */
    public static void main(String[] args) throws IOException {
        System.out.printf("each with the password %s%n", DemoAccounts.of(Path.of(args[0])).password());
        for (var member : LoadTeam.members()) {
            System.out.printf("    %-27s %s%n", member.email, member.does);
        }
    }
}
