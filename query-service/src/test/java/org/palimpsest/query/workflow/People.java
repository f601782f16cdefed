package org.palimpsest.query.workflow;

import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.OWNER;

import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;

/** The people of a scenario, each with the role that they have in it: what the service answers them. */
record People(Running service) {
    static Role role(String person) {
        return person.equals(EDITOR) ? Role.EDITOR : person.equals(OWNER) ? Role.CONTRIBUTOR : Role.REVIEWER;
    }

    /** The page or, below {@code /api}, the JSON at this address, which must be there for this person. */
    String get(String person, String address) {
        return Objects.requireNonNull(service.client(person, role(person))
                .get()
                .uri(address)
                .header("Accept", address.startsWith("/api") ? "application/json" : "text/html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** The page of those who work on the entry. */
    Document page(String person, UUID entry) {
        return Jsoup.parse(get(person, "/drafts/" + entry));
    }
}
