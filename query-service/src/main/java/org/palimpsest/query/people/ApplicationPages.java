package org.palimpsest.query.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.people.People.Applicant;
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

/** How somebody becomes a reviewer: a form for them, and for editors and administrators a queue. */
@Controller
@ReadsFrom(PeopleProjection.class)
final class ApplicationPages {
    private static final int SIZE = 50;

    private final CommandClient commands;
    private final OpenSections sections;
    private final People people;
    private final PersonStandings standings;
    private final SectionTitles titles;

    ApplicationPages(
            CommandClient commands, OpenSections sections, People people, PersonStandings standings, SectionTitles titles) {
        this.commands = commands;
        this.sections = sections;
        this.people = people;
        this.standings = standings;
        this.titles = titles;
    }

    /**
     * An application in words. What is personal in it is empty once it was erased.
     *
     * @param own whether the reader of this page has made it, and so does not decide about it
     */
    record Shown(
            String id,
            String name,
            String email,
            String stage,
            InWords since,
            InWords decided,
            List<String> sections,
            String expertise,
            String statement,
            String reason,
            boolean own) {}

    @GetMapping("/become-a-reviewer")
    Rendering form(Caller caller, ServerWebExchange exchange) {
        return form(caller, Map.of(), List.of(), Map.of(), exchange).build();
    }

    @PostMapping(path = "/become-a-reviewer", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering apply(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var body = Map.of(
                "sections", form.all("sections"), "expertise", form.get("expertise"), "statement", form.get("statement"));
        var wrong = send(caller.id(), "", body, form, caller, exchange);
        if (wrong.isEmpty()) {
            return redirect("/become-a-reviewer");
        }
        var sent = Map.of("expertise", form.get("expertise"), "statement", form.get("statement"));
        return form(caller, sent, form.all("sections"), wrong, exchange).status(HttpStatus.UNPROCESSABLE_CONTENT).build();
    }

    @PostMapping(path = "/become-a-reviewer/withdraw", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering withdraw(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var wrong = send(caller.id(), "/withdraw", Map.of(), form, caller, exchange);
        return wrong.isEmpty()
                ? redirect("/become-a-reviewer")
                : form(caller, Map.of(), List.of(), wrong, exchange).status(HttpStatus.CONFLICT).build();
    }

    @GetMapping("/applications")
    Rendering queue(Caller caller, @RequestParam(defaultValue = "-1") long after, ServerWebExchange exchange) {
        mustDecide(caller);
        return queue(caller, after, "", Map.of(), exchange).build();
    }

    @PostMapping(path = "/applications/{id}/accept", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering accept(Caller caller, @PathVariable String id, ServerWebExchange exchange) {
        return decide(caller, id, "/accept", exchange);
    }

    @PostMapping(path = "/applications/{id}/decline", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering decline(Caller caller, @PathVariable String id, ServerWebExchange exchange) {
        return decide(caller, id, "/decline", exchange);
    }

    private Rendering decide(Caller caller, String id, String how, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        mustDecide(caller);
        if (!Caller.PERSON.matcher(id).matches()) {
            throw Problem.unknown("There is nobody with this id.");
        }
        Map<String, String> body = how.equals("/decline") ? Map.of("reason", form.get("reason")) : Map.of();
        var wrong = send(id, how, body, form, caller, exchange);
        if (wrong.isEmpty()) {
            standings.refresh(id);
            return redirect("/applications");
        }
        // The page shows the one that was meant at its top, with what was typed.
        long before = people.applicant(id).map(one -> one.application().position() - 1).orElse(-1L);
        return queue(caller, before, id, wrong, exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("sent", Map.of("reason", form.get("reason")))
                .build();
    }

    /** What is wrong with which field, and with none of them under an empty name; nothing if it was done. */
    private Map<String, InWords> send(
            String person, String what, Object body, AccountForm form, Caller caller, ServerWebExchange exchange) {
        var path = "people/" + person + "/reviewer-application" + what;
        try {
            PositionCookie.set(exchange, commands.send(HttpMethod.POST, path, body, caller, form.key(), null));
            return Map.of();
        } catch (CommandRefusedException refused) {
            var wrong = new LinkedHashMap<String, InWords>();
            refused.wrong().forEach((field, message) -> wrong.putIfAbsent(field.replaceFirst("\\[.*", ""), message));
            return wrong;
        }
    }

    private static void mustDecide(Caller caller) {
        if (!caller.has(Role.EDITOR) && !caller.has(Role.ADMINISTRATOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for editors and administrators.");
        }
    }

    private Rendering.Builder<?> form(
            Caller caller,
            Map<String, String> sent,
            List<String> chosen,
            Map<String, InWords> wrong,
            ServerWebExchange exchange) {
        var person = people.find(caller.id());
        var last = people.applicant(caller.id());
        var reach = caller.roles().get(Role.REVIEWER);
        var others = new LinkedHashMap<>(sections.titles());
        others.keySet().removeIf(slug -> caller.has(Role.REVIEWER, slug));
        var page = page("people/become-a-reviewer", exchange)
                .modelAttribute("registered", person.isPresent())
                .modelAttribute("reviewer", reach != null && (reach.only().isEmpty() || others.isEmpty()))
                .modelAttribute("reviews", reach == null ? List.of() : reach.only().map(only -> called(only.stream().sorted().toList())).orElse(List.of()))
                .modelAttribute("sections", others)
                .modelAttribute("sent", filled(sent, person, last))
                .modelAttribute("chosen", wrong.isEmpty() ? last.map(one -> one.application().sections()).orElse(chosen) : chosen)
                .modelAttribute("wrong", wrong);
        last.ifPresent(one -> page.modelAttribute("last", shown(one, caller)));
        return page;
    }

    /** An applicant who was declined, or has withdrawn, need not write all of it again. */
    private static Map<String, String> filled(
            Map<String, String> sent, Optional<PersonView> person, Optional<Applicant> last) {
        var all = new HashMap<String, String>();
        person.ifPresent(one -> all.put("expertise", Objects.requireNonNullElse(one.profile().expertise(), "")));
        last.ifPresent(one -> all.put("statement", text(one.application().statement())));
        all.putAll(sent);
        return all;
    }

    private Rendering.Builder<?> queue(
            Caller caller, long after, String at, Map<String, InWords> wrong, ServerWebExchange exchange) {
        var reach = caller.has(Role.ADMINISTRATOR) ? Reach.EVERYWHERE : Objects.requireNonNull(caller.roles().get(Role.EDITOR));
        var found = people.applicants(reach, after, SIZE + 1);
        var page = page("people/applications", exchange)
                .modelAttribute("applications", found.stream().limit(SIZE).map(one -> shown(one, caller)).toList())
                .modelAttribute("at", at)
                .modelAttribute("first", after < 0)
                .modelAttribute("sent", Map.of())
                .modelAttribute("wrong", wrong);
        if (found.size() > SIZE) {
            page.modelAttribute("next", found.get(SIZE - 1).application().position());
        }
        return page;
    }

    private Shown shown(Applicant one, Caller caller) {
        var application = one.application();
        return new Shown(
                one.person().person(),
                one.person().name(),
                one.person().email(),
                application.stage().name(),
                Dates.day(application.at()),
                Dates.dayOrNothing(application.decidedAt()),
                called(application.sections()),
                Objects.requireNonNullElse(one.person().profile().expertise(), ""),
                text(application.statement()),
                text(application.reason()),
                caller.is(one.person().person()));
    }

    private List<String> called(Collection<String> slugs) {
        var called = titles.of(slugs);
        return slugs.stream().map(slug -> called.getOrDefault(slug, slug)).toList();
    }

    private static String text(@Nullable Personal personal) {
        return Objects.requireNonNullElse(Personal.read(personal), "");
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange)).modelAttribute("key", UUID.randomUUID());
    }

    private static Rendering redirect(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
