package org.palimpsest.query.people;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.account.Accounts;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.ForAdministrators;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.OpenSections;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.session.PersonStandings;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Everybody who has an account, and which roles they have, for administrators.
 *
 * <p>The last administrator's role cannot be taken here. It still can through the API, and when two administrators take it from
 * each other at the same moment: a person's stream knows nothing of others. Then an operator's token lets somebody in again.
 */
@Controller
@ReadsFrom(PeopleProjection.class)
final class PeoplePages {
    private static final int SIZE = 50;

    private final Accounts accounts;
    private final CommandClient commands;
    private final People people;
    private final PersonStandings standings;
    private final OpenSections open;
    private final SectionTitles titles;

    PeoplePages(
            Accounts accounts,
            CommandClient commands,
            People people,
            PersonStandings standings,
            OpenSections open,
            SectionTitles titles) {
        this.accounts = accounts;
        this.commands = commands;
        this.people = people;
        this.standings = standings;
        this.open = open;
        this.titles = titles;
    }

    /**
     * One of those who are listed.
     *
     * @param roles by their names in {@link Role}
     * @param where the titles of the sections in which a role counts; a role that is not here counts in all
     */
    record Row(String id, String name, String email, List<String> roles, Map<String, List<String>> where, InWords since) {
        static Row of(PersonView person, SectionTitles titles) {
            var roles = person.roles().stream().map(Enum::name).toList();
            return new Row(
                    person.person(), person.name(), person.email(), roles, where(person, titles), Dates.day(person.registeredAt()));
        }

        /** The titles of the sections in which roles of this person count that do not count in all, by role. */
        static Map<String, List<String>> where(PersonView person, SectionTitles titles) {
            var where = new HashMap<String, List<String>>();
            person.sections().forEach((role, slugs) -> {
                var called = titles.of(slugs);
                where.put(role, slugs.stream().map(slug -> called.getOrDefault(slug, slug)).sorted().toList());
            });
            return where;
        }
    }

    /**
     * What can be done with one role of a person.
     *
     * @param last whether nobody else has it who could give it back
     * @param sectional whether it can be granted in some sections alone
     * @param sections slugs of those in which it counts; empty for all, and where it is not granted
     */
    record Choice(String role, boolean granted, boolean last, boolean sectional, List<String> sections) {}

    @GetMapping("/people")
    Rendering people(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        var having = role(role).orElse(null);
        var part = q.isBlank()
                ? people.part(having, before, after, SIZE)
                : new People.Part(found(q.strip()).stream().toList(), null, null);
        return page("people/people", exchange)
                .modelAttribute("people", part.people().stream().map(person -> Row.of(person, titles)).toList())
                .modelAttribute("part", part)
                .modelAttribute("q", q)
                .modelAttribute("role", having == null ? "" : having.name())
                .modelAttribute("roles", Role.GRANTABLE.stream().map(Enum::name).toList())
                .build();
    }

    /** Names lie sealed, each under a key of its own, and cannot be searched; whole addresses and ids can be found. */
    private Optional<PersonView> found(String q) {
        return q.contains("@") ? accounts.owner(q).flatMap(people::find) : people.find(q);
    }

    @GetMapping("/people/{id}")
    Rendering person(Caller caller, @PathVariable String id, ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        return person(known(id), "", HttpStatus.OK, exchange);
    }

    /**
     * Grants the role in the field {@code grant} for all sections, or the one in {@code grant-in} for those in {@code sections}, or takes
     * the one in {@code revoke}.
     */
    @PostMapping(path = "/people/{id}/roles", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering roles(Caller caller, @PathVariable String id, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        ForAdministrators.check(caller);
        var person = known(id);
        var somewhere = role(form.get("grant-in"));
        var granted = role(form.get("grant")).or(() -> somewhere);
        var sections = form.all("sections").stream().distinct().sorted().toList();
        var role = granted.or(() -> role(form.get("revoke"))).orElse(null);
        if (role == null) {
            return person(person, "people.role.none", HttpStatus.UNPROCESSABLE_CONTENT, exchange);
        }
        if (somewhere.isPresent() && sections.isEmpty()) {
            return person(person, "people.sections.none", HttpStatus.UNPROCESSABLE_CONTENT, exchange);
        }
        if (granted.isEmpty() && role == Role.ADMINISTRATOR && people.isLast(id, role)) {
            return person(person, "people.role.last", HttpStatus.CONFLICT, exchange);
        }
        var path = "people/" + id + "/roles";
        // One form has a button for each role, and what each does is a request of its own.
        var wanted = somewhere.isPresent() ? Map.of("role", role.name(), "sections", sections) : Map.of("role", role.name());
        var key = UUID.nameUUIDFromBytes((form.key() + " " + granted.isPresent() + " " + wanted).getBytes(StandardCharsets.UTF_8));
        try {
            var position = granted.isPresent()
                    ? commands.send(HttpMethod.POST, path, wanted, caller, key, null)
                    : commands.send(HttpMethod.DELETE, path + "/" + role.name(), Map.of(), caller, key, null);
            PositionCookie.set(exchange, position);
        } catch (CommandRefusedException refused) {
            throw new Problem(ProblemType.WRONG_STATE, refused.detail());
        }
        standings.refresh(id);
        return Rendering.redirectTo("/people/" + id).status(HttpStatus.SEE_OTHER).build();
    }

    private PersonView known(String id) {
        return people.find(id).orElseThrow(() -> Problem.unknown("There is nobody with this id, or not any more."));
    }

    private static Optional<Role> role(String name) {
        return Role.GRANTABLE.stream().filter(role -> role.name().equals(name)).findAny();
    }

    private Rendering person(PersonView person, String wrong, HttpStatus status, ServerWebExchange exchange) {
        var choices = Role.GRANTABLE.stream()
                .map(role -> {
                    boolean granted = person.roles().contains(role);
                    boolean last = granted && role == Role.ADMINISTRATOR && people.isLast(person.person(), role);
                    var sections = person.sections().getOrDefault(role.name(), List.of());
                    return new Choice(role.name(), granted, last, role != Role.ADMINISTRATOR, sections);
                })
                .toList();
        var sections = new LinkedHashMap<>(open.titles());
        person.sections().values().forEach(slugs -> titles.of(slugs).forEach(sections::putIfAbsent));
        return page("people/person", exchange)
                .status(status)
                .modelAttribute("person", Row.of(person, titles))
                .modelAttribute("sections", sections)
                .modelAttribute("choices", choices)
                .modelAttribute("wrong", wrong)
                .build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange)).modelAttribute("key", UUID.randomUUID());
    }
}
