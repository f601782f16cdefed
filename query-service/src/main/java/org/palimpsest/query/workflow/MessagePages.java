package org.palimpsest.query.workflow;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.history.HistoryProjection;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.workflow.Threads.Tried;
import org.palimpsest.query.workflow.Threads.With;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Takes what those who work on an entry say to each other. A message that is refused comes back, and is kept. */
@Controller
@ReadsFrom({DeskProjection.class, HistoryProjection.class, LibraryProjection.class, PeopleProjection.class})
final class MessagePages {
    private final Desk desk;
    private final CommandClient commands;
    private final Threads threads;
    private final TypedForms typed;
    private final WorkPage page;

    MessagePages(Desk desk, CommandClient commands, Threads threads, TypedForms typed, WorkPage page) {
        this.desk = desk;
        this.commands = commands;
        this.threads = threads;
        this.typed = typed;
        this.page = page;
    }

    /** Sends it; or only keeps what was typed, if the button says so. */
    @PostMapping(path = "/drafts/{id}/messages", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering send(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var with = With.of(form);
        desk.work(id, caller);
        if (form.get("to").equals("keep")) {
            var kept = threads.keep(id, with, form, caller);
            return Threads.isKept(kept, form)
                    ? back(id, with)
                    : refused(id, with, form, CommandRefusedException.invalid("", Threads.OTHER_WINDOW), caller, exchange);
        }
        try {
            var text = form.get("text");
            var position = commands.send(
                    HttpMethod.POST, "entries/" + id + "/" + with.action().address(), with.command(text), caller, form.key(), null);
            PositionCookie.set(exchange, position);
            threads.sent(id, with, caller);
            return back(id, with);
        } catch (CommandRefusedException refused) {
            return refused(id, with, form, refused, caller, exchange);
        }
    }

    /**
     * Keeps what is being typed. Answers what the form has to carry from then on.
     *
     * @throws Problem 412 if another window has kept something else since
     */
    @PostMapping(
            path = "/drafts/{id}/messages/autosave",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    Map<String, String> autosave(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var with = With.of(form);
        desk.work(id, caller);
        var kept = threads.keep(id, with, form, caller);
        if (!Threads.isKept(kept, form)) {
            throw new Problem(ProblemType.STALE, Threads.OTHER_WINDOW);
        }
        return Map.of("mark", kept.mark());
    }

    private static Rendering back(UUID id, With with) {
        return Rendering.redirectTo("/drafts/" + id + "#" + with.name()).status(HttpStatus.SEE_OTHER).build();
    }

    /** @throws Problem for what nobody can change in the form: it can be sent again as it is */
    private Rendering refused(
            UUID id, With with, SentForm form, CommandRefusedException why, Caller caller, ServerWebExchange exchange) {
        var status = HttpStatusCode.valueOf(why.status());
        if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            throw Problem.unauthenticated();
        }
        if (status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            throw new Problem(ProblemType.UNAVAILABLE, why.detail()).retryAfter(2);
        }
        threads.keep(id, with, form, caller);
        var work = desk.work(id, caller);
        var tried = new Tried(with, form.get("text"), why);
        return page.of(work, null, tried, typed.of(work.draft(), caller), status, caller, exchange);
    }
}
