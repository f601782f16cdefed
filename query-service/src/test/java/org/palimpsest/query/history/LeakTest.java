package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.events.Anonymity.ALL_IDENTITIES_VISIBLE;
import static org.palimpsest.events.Anonymity.DOUBLE_ANONYMIZED;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * After each event of an entry's life, everybody asks for everything over HTTP, and every answer is searched for every
 * secret. What is secret from whom is said here once more, in other words than in the code under test.
 */
class LeakTest {
    private static final Map<String, Set<Role>> VIEWERS = Map.of(
            OWNER, Set.of(Role.CONTRIBUTOR),
            EDITOR, Set.of(Role.EDITOR),
            FIRST, Set.of(Role.REVIEWER),
            SECOND, Set.of(Role.REVIEWER),
            "nora-nobody", Set.of(Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR),
            "", Set.of());

    @ParameterizedTest
    @EnumSource
    void nobody_is_told_what_is_hidden_from_them(Anonymity anonymity) {
        try (var service = new Running()) {
            everybodyAsksForEverything(service, anonymity);
        }
    }

    private static void everybodyAsksForEverything(Running service, Anonymity anonymity) {
        var id = UUID.randomUUID();
        var slug = "leak-" + anonymity.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var done = new ArrayList<Deed>();
        for (var deed : new Scenario(id, "towns", slug, anonymity).whole()) {
            done.add(deed);
            long position = service.append(List.of(deed));
            service.caughtUp();
            for (var viewer : VIEWERS.keySet()) {
                var secrets = secrets(viewer, anonymity, done);
                for (var answer : answers(service, viewer, id, slug, position)) {
                    var about = assertThat(answer).as("%s, %s, after %s", viewer, anonymity, deed.event());
                    secrets.forEach(about::doesNotContainIgnoringCase);
                }
            }
        }
        var everything = String.join("", answers(service, EDITOR, id, slug, 3));
        assertThat(everything).contains(Scenario.AUTHORS).contains(FIRST, SECOND, "toeditor-first", "toauthor-second");
    }

    /** Everything that can be asked, as JSON. A 404 is an answer, too. */
    private static List<String> answers(Running service, String viewer, UUID id, String slug, long position) {
        var roles = VIEWERS.getOrDefault(viewer, Set.of()).toArray(Role[]::new);
        var client = viewer.isEmpty() ? service.client() : service.client(viewer, roles);
        var entry = "/api/entries/" + slug;
        return Stream.of(
                        entry + "/history",
                        "/api/entries/" + id + "/history",
                        entry + "/states",
                        entry + "/states?at=" + (position - 2),
                        entry + "/differences",
                        entry + "/differences?from=" + position + "&to=" + (position - 3),
                        "/api/drafts/" + id,
                        "/api/desk",
                        "/api/entries/" + slug,
                        "/api/search?q=compassionate",
                        "/search?q=compassionate",
                        "/entries/" + slug,
                        "/entries/" + slug + "/history")
                .map(address -> answer(client, address))
                .toList();
    }

    private static String answer(WebTestClient client, String address) {
        var body = client.get().uri(address).exchange().expectBody(String.class).returnResult().getResponseBody();
        return body == null ? "" : body.replace(address, "");
    }

    private static List<String> secrets(String viewer, Anonymity anonymity, List<Deed> done) {
        boolean published = done.stream().anyMatch(deed -> deed.event() instanceof EntryPublished);
        boolean assigned = done.stream()
                .anyMatch(deed -> deed.event() instanceof ReviewerAssigned e && e.reviewer().equals(viewer));
        boolean outside = !viewer.equals(OWNER) && !viewer.equals(EDITOR) && !assigned;
        var secrets = new ArrayList<String>();
        if (!viewer.equals(EDITOR)) {
            secrets.addAll(List.of("toeditor-first", "toeditor-again", "toeditor-second"));
            if (assigned && viewer.equals(FIRST)) {
                secrets.removeAll(List.of("toeditor-first", "toeditor-again"));
            }
            if (assigned && viewer.equals(SECOND)) {
                secrets.remove("toeditor-second");
            }
            if (anonymity != ALL_IDENTITIES_VISIBLE) {
                Stream.of(FIRST, SECOND).filter(reviewer -> !reviewer.equals(viewer)).forEach(secrets::add);
            }
        }
        if (assigned && anonymity == DOUBLE_ANONYMIZED && !published) {
            secrets.addAll(Scenario.AUTHORS);
        }
        if (viewer.equals(SECOND)) {
            secrets.addAll(List.of("message-revise", "toauthor-first"));
        }
        if (outside) {
            secrets.addAll(List.of("toauthor-", "message-"));
            boolean second = done.stream().anyMatch(deed -> deed.event() instanceof EntryPublished e && e.version() == 2);
            secrets.addAll(second ? List.of() : List.of("Unfinished second title"));
            secrets.addAll(published ? List.of() : Scenario.AUTHORS);
            secrets.addAll(published ? List.of() : List.of("Compassion in towns", "Compassionate towns", "\"stage\"", EDITOR));
        }
        return secrets;
    }
}
