package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.palimpsest.command.Samples;
import org.palimpsest.events.Content;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** What many tests begin with. */
record House(App app) {

    /** Its slug. */
    String section(int reviewsRequired) {
        var slug = "s-" + UUID.randomUUID();
        var body = Map.of(
                "slug", slug,
                "title", "Research Communities",
                "kind", "KNOWLEDGE_BASE",
                "policy", Samples.policy(reviewsRequired));
        app.as(Samples.ADA).post("/api/commands/sections", body).isDone(201);
        return slug;
    }

    /** The answer to a draft's beginning. */
    Reply draft(Content content) {
        return draft(section(0), content);
    }

    Reply draft(String section, Content content) {
        var body = Map.of("section", section, "slug", "e-" + UUID.randomUUID(), "content", content);
        return app.as(Samples.OLWEN).post("/api/commands/entries", body).isDone(201);
    }

    /** Whom editors can ask for a review, whether or not they were here before. */
    void reviewer(Caller person) {
        granted(person, Role.REVIEWER);
    }

    /** Has the log know of a role, whatever their token says. */
    void granted(Caller person, Role role) {
        var registered = app.as(person).post("/api/commands/people", Map.of(
                "name", "Somebody", "email", person.id() + "@" + UUID.randomUUID().toString().substring(0, 8) + ".example.org"));
        assertThat(registered.status()).isIn(201, 409);
        app.as(Samples.ADA).post("/api/commands/people/" + person.id() + "/roles", Map.of("role", role.name())).isDone(200);
    }

    /** The path of an entry's commands. */
    static String entry(Reply draft) {
        return "/api/commands/entries/" + draft.id();
    }
}
