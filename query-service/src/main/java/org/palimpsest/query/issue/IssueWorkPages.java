package org.palimpsest.query.issue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.library.IssueDocument;
import org.palimpsest.query.library.Issues;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.library.SectionSummary;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** For editors: the issues that are being put together, and one of them with each step as a form. */
@Controller
@ReadsFrom({LibraryProjection.class, DeskProjection.class})
final class IssueWorkPages {
    private static final List<String> FIELDS = List.of("section", "volume", "number", "year", "title");

    private final Issues issues;
    private final Library library;
    private final Desk desk;
    private final SectionTitles titles;
    private final CommandClient commands;
    private final Clock clock = Clock.systemUTC();

    IssueWorkPages(
            Issues issues, Library library, Desk desk, SectionTitles titles, CommandClient commands) {
        this.issues = issues;
        this.library = library;
        this.desk = desk;
        this.titles = titles;
        this.commands = commands;
    }

    /** An entry of the issue, in its place. {@code ready}: whether it is accepted at present. */
    record Item(UUID id, int place, String title, boolean ready) {}

    @GetMapping("/issues")
    Rendering all(Caller caller, ServerWebExchange exchange) {
        check(caller);
        var year = Integer.toString(clock.instant().atZone(ZoneOffset.UTC).getYear());
        return all(Map.of("year", year), Map.of(), caller, exchange).build();
    }

    @PostMapping(path = "/issues", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering plan(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        check(caller);
        var body = IssueStep.details(form);
        body.put("section", form.line("section"));
        try {
            var created = commands.create("issues", body, caller, form.key());
            PositionCookie.set(exchange, created.position());
            return redirect("/issues/" + created.id());
        } catch (CommandRefusedException refused) {
            return all(sent(form), refused.wrong(), caller, exchange).status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }

    @GetMapping("/issues/{id}")
    Rendering one(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        check(caller);
        var issue = issues.find(id, caller);
        return one(issue, called(issue), Map.of(), caller, exchange).build();
    }

    @PostMapping(path = "/issues/{id}/{step}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering step(@PathVariable UUID id, @PathVariable String step, Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        check(caller);
        var what = IssueStep.at(step).orElseThrow(() -> Problem.unknown("There is no page at this address."));
        var issue = issues.find(id, caller);
        if (what == IssueStep.REMOVE && !issue.entries().stream().map(UUID::toString).toList().contains(form.line("entry"))) {
            return redirect("/issues/" + id);
        }
        var order = what.order(form, issue);
        try {
            var path = "issues/" + id + order.path();
            PositionCookie.set(exchange, commands.send(order.method(), path, order.body(), caller, form.key(), null));
            return redirect("/issues/" + id);
        } catch (CommandRefusedException refused) {
            var sent = new LinkedHashMap<>(what == IssueStep.CHANGE ? sent(form) : called(issue));
            sent.put("embargoUntil", form.get("embargoUntil"));
            return one(issue, sent, refused.wrong(), caller, exchange)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .build();
        }
    }

    private static void check(Caller caller) {
        if (!caller.has(Role.EDITOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for editors.");
        }
    }

    private static Map<String, String> sent(AccountForm form) {
        var sent = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> sent.put(field, form.get(field)));
        return sent;
    }

    private static Map<String, String> called(IssueDocument issue) {
        return Map.of(
                "volume", issue.volume(),
                "number", issue.number(),
                "year", Integer.toString(issue.year()),
                "title", issue.title() == null ? "" : issue.title());
    }

    private Rendering.Builder<?> all(
            Map<String, String> sent, Map<String, InWords> wrong, Caller caller, ServerWebExchange exchange) {
        var planned = issues.planned(caller);
        return page("issue/issues", exchange)
                .modelAttribute("issues", planned)
                .modelAttribute("titles", titles.of(planned.stream().map(one -> one.section()).toList()))
                .modelAttribute("journals", library.sections(AsOf.NOW).stream()
                        .filter(SectionSummary::hasIssues)
                        .filter(one -> caller.has(Role.EDITOR, one.slug()))
                        .toList())
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong);
    }

    private Rendering.Builder<?> one(
            IssueDocument issue,
            Map<String, String> sent,
            Map<String, InWords> wrong,
            Caller caller,
            ServerWebExchange exchange) {
        var accepted = desk.accepted(issue.section(), caller);
        var called = desk.titles(issue.entries(), caller);
        var entries = issue.entries().stream()
                .map(id -> new Item(
                        id, issue.entries().indexOf(id) + 1, called.getOrDefault(id, ""), accepted.containsKey(id)))
                .toList();
        var others = new LinkedHashMap<>(accepted);
        others.keySet().removeAll(issue.entries());
        return page("issue/issue", exchange)
                .modelAttribute("issue", issue)
                .modelAttribute("section", titles.of(issue.section()))
                .modelAttribute("entries", entries)
                .modelAttribute("others", others)
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong);
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange)).modelAttribute("key", UUID.randomUUID());
    }

    private static Rendering redirect(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
