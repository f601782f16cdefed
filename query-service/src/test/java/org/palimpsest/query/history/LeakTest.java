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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.ReadModel;
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

    /** How many events it takes until anybody but the owner may see anything; they are not asked about one by one. */
    private static final int SUBMITTED = 11;

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
        var clients = VIEWERS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, caller -> client(service, caller.getKey(), caller.getValue())));
        var done = new ArrayList<Deed>();
        for (var deed : new Scenario(id, "towns", slug, anonymity).whole()) {
            done.add(deed);
            long position = service.append(List.of(deed));
            if (done.size() < SUBMITTED && done.size() > 1) {
                continue;
            }
            // Search takes up to a second to show a change, so it is waited for only where it has one.
            service.caughtUp(
                    deed.event() instanceof EntryPublished
                            ? new ReadModel[0]
                            : new ReadModel[] {History.MODEL, Desk.MODEL, Library.MODEL});
            for (var caller : VIEWERS.keySet()) {
                var secrets = secrets(caller, anonymity, done);
                if (secrets.isEmpty()) {
                    continue;
                }
                for (var answer : answers(clients.get(caller), id, slug, position)) {
                    var about = assertThat(answer).as("%s, %s, after %s", caller, anonymity, deed.event());
                    secrets.forEach(about::doesNotContainIgnoringCase);
                }
            }
        }
        var everything = String.join("", answers(clients.get(EDITOR), id, slug, 3));
        assertThat(everything).contains(Scenario.AUTHORS).contains(FIRST, SECOND, "toeditor-first", "toauthor-second");
    }

    /** Everything that can be asked, as JSON. A 404 is an answer, too. */
    private static List<String> answers(@Nullable WebTestClient client, UUID id, String slug, long position) {
        var entry = "/api/entries/" + slug;
        return Stream.of(
                        entry + "/history",
                        entry + "/states",
                        entry + "/states?at=" + (position - 2),
                        entry + "/differences?to=" + (position - 1),
                        "/api/entries/" + id + "/states?at=" + (position - 1),
                        "/api/entries/" + id + "/history?before=" + position,
                        entry + "/differences?from=" + (position - 3),
                        "/api/drafts/" + id,
                        "/api/desk",
                        "/api/entries/" + slug,
                        "/api/search?q=compassionate",
                        "/entries/" + slug + "/history",
                        "/entries/" + slug + "/history?at=" + (position - 1),
                        "/entries/" + slug + "/history?from=&to=" + position)
                .map(address -> answer(client, address))
                .toList();
    }

    private static WebTestClient client(Running service, String person, Set<Role> roles) {
        return person.isEmpty() ? service.client() : service.client(person, roles.toArray(Role[]::new));
    }

    private static String answer(@Nullable WebTestClient client, String address) {
        var asked = Objects.requireNonNull(client).get().uri(address).exchange();
        var body = asked.expectBody(String.class).returnResult().getResponseBody();
        return body == null ? "" : body.replace(address, "");
    }

    private static List<String> secrets(String caller, Anonymity anonymity, List<Deed> done) {
        boolean published = done.stream().anyMatch(deed -> deed.event() instanceof EntryPublished);
        boolean assigned = done.stream()
                .anyMatch(deed -> deed.event() instanceof ReviewerAssigned e && e.reviewer().equals(caller));
        boolean outside = !caller.equals(OWNER) && !caller.equals(EDITOR) && !assigned;
        var secrets = new ArrayList<String>();
        if (!caller.equals(EDITOR)) {
            secrets.addAll(List.of("toeditor-first", "toeditor-again", "toeditor-second"));
            if (assigned && caller.equals(FIRST)) {
                secrets.removeAll(List.of("toeditor-first", "toeditor-again"));
            }
            if (assigned && caller.equals(SECOND)) {
                secrets.remove("toeditor-second");
            }
            if (anonymity != ALL_IDENTITIES_VISIBLE) {
                Stream.of(FIRST, SECOND).filter(reviewer -> !reviewer.equals(caller)).forEach(secrets::add);
            }
        }
        if (assigned && anonymity == DOUBLE_ANONYMIZED && !published) {
            secrets.addAll(Scenario.AUTHORS);
        }
        if (caller.equals(FIRST)) {
            secrets.add("toauthor-second");
        }
        if (caller.equals(SECOND)) {
            secrets.addAll(List.of("message-revise", "toauthor-first", "toauthor-again", "Compassion in towns"));
        }
        if (caller.equals(FIRST) && done.stream().noneMatch(deed -> deed.event() instanceof EntrySubmitted e && e.round() == 2)) {
            secrets.add("Compassionate towns");
        }
        boolean second = done.stream().anyMatch(deed -> deed.event() instanceof EntryPublished e && e.version() == 2);
        if (!caller.equals(OWNER) && !caller.equals(EDITOR) && !second) {
            secrets.add("Unfinished second title");
        }
        if (outside) {
            secrets.addAll(List.of("toauthor-", "message-"));
            secrets.addAll(List.of(OWNER, "Compassion in towns"));
            secrets.addAll(published ? List.of() : Scenario.AUTHORS);
            secrets.addAll(published ? List.of() : List.of("Compassion in towns", "Compassionate towns", "\"stage\"", EDITOR));
        }
        return secrets;
    }
}
