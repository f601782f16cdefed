package org.palimpsest.query.workflow;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskHandovers;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.desk.Work;
import org.palimpsest.query.history.HistoryProjection;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * An entry for those who work on it, and each step of the workflow as a form of it. A form that is refused comes back full, on the
 * page as it is by then, so that it can be sent again.
 */
@Controller
@ReadsFrom({DeskProjection.class, HistoryProjection.class, LibraryProjection.class, PeopleProjection.class})
final class WorkPages {
    /** Until what made a form stale can be seen. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Desk desk;
    private final DeskHandovers handovers;
    private final Candidates candidates;
    private final Letter letters;
    private final CommandClient commands;
    private final TypedForms typed;
    private final WorkPage page;

    WorkPages(
            Desk desk,
            DeskHandovers handovers,
            Candidates candidates,
            Letter letters,
            CommandClient commands,
            TypedForms typed,
            WorkPage page) {
        this.desk = desk;
        this.handovers = handovers;
        this.candidates = candidates;
        this.letters = letters;
        this.commands = commands;
        this.typed = typed;
        this.page = page;
    }

    /** A caller who has no part in it but can hand it over, as an administrator can, is sent to the page for that. */
    @GetMapping("/drafts/{id}")
    Rendering work(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        if (!desk.isOf(id, caller) && handovers.of(id, caller).isPresent()) {
            return Rendering.redirectTo("/drafts/" + id + "/owner").status(HttpStatus.SEE_OTHER).build();
        }
        var work = desk.work(id, caller);
        return page.of(work, null, null, typed.of(work.draft(), caller), HttpStatus.OK, caller, exchange);
    }

    /**
     * Does the step; or only keeps what was typed, also with the reports put into its letter, if the button says so.
     *
     * @param address of the command
     */
    @PostMapping(path = "/drafts/{id}/{address}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering step(@PathVariable UUID id, @PathVariable String address, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var fields = StepFields.at(address).orElseThrow(() -> Problem.unknown("There is no page at this address."));
        var key = key(form.get("key"));
        var sequence = sequence(form.get("sequence"));
        var draft = desk.draft(id, caller);
        var step = fields.asking(draft);
        if (form.get("to").equals("keep")) {
            return kept(id, typed.keep(id, step, form, caller), caller, exchange);
        }
        if (form.get("to").equals("reports") && step.hasLetter()) {
            return kept(id, typed.keep(id, step, letter(draft, step, form, caller), form.get("mark"), caller), caller, exchange);
        }
        try {
            if (step.action() == EntryAction.INVITE_REVIEWER) {
                candidates.check(draft, form.get("reviewer"), form.get("despite"), caller);
            }
            var position =
                    commands.send(HttpMethod.POST, "entries/" + id + "/" + address, step.command(form), caller, key, sequence);
            PositionCookie.set(exchange, position);
            typed.sent(id, step, caller);
            return Rendering.redirectTo("/drafts/" + id).status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return refused(id, new Refusal(step, form, refused), sequence, caller, exchange);
        }
    }

    /**
     * Keeps what is being typed. Answers what the form has to carry from then on.
     *
     * @throws Problem 412 if another window has kept something else since
     */
    @PostMapping(
            path = "/drafts/{id}/{address}/autosave",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    Map<String, String> autosave(
            @PathVariable UUID id, @PathVariable String address, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var step = StepFields.at(address).orElseThrow(() -> Problem.unknown("There is no page at this address."));
        var kept = typed.keep(id, step.asking(desk.draft(id, caller)), form, caller);
        if (kept.isConflict()) {
            throw new Problem(ProblemType.STALE, "Another window has saved something else meanwhile.");
        }
        return Map.of("mark", kept.kept().mark());
    }

    /**
     * What was typed, with what the reports say to the authors below.
     *
     * @throws Problem 403 for a caller who does not decide
     */
    private Map<String, String> letter(DraftView draft, StepFields step, SentForm form, Caller caller) {
        if (draft.owner() == null || desk.work(draft.id(), caller).standing() != EntryStanding.EDITOR) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for an editor who is not the owner.");
        }
        return letters.into(step.body(form), draft.id(), draft.owner());
    }

    private Rendering kept(UUID id, Typed one, Caller caller, ServerWebExchange exchange) {
        var address = one.step().action().address();
        if (!one.isConflict()) {
            return Rendering.redirectTo("/drafts/" + id + "#do-" + address).status(HttpStatus.SEE_OTHER).build();
        }
        var work = desk.work(id, caller);
        var all = typed.of(work.draft(), caller);
        all.put(address, one);
        return page.of(work, null, null, all, HttpStatus.CONFLICT, caller, exchange);
    }

    private static UUID key(String sent) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException _) {
            throw Problem.malformed("key", "This form was not made by its page.", "a UUID");
        }
    }

    private static String sequence(String sent) {
        if (!sent.matches("\\d{1,18}")) {
            throw Problem.malformed("sequence", "This form was not made by its page.", "a number");
        }
        return sent;
    }

    /** @throws Problem for what nobody can change in the form: it can be sent again as it is */
    private Rendering refused(UUID id, Refusal refusal, String sequence, Caller caller, ServerWebExchange exchange) {
        var status = HttpStatusCode.valueOf(refusal.status());
        if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            throw Problem.unauthenticated();
        }
        if (status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            throw new Problem(ProblemType.UNAVAILABLE, refusal.why().detail()).retryAfter(2);
        }
        var work = refusal.why().is(ProblemType.STALE) ? newer(id, Long.parseLong(sequence), caller) : desk.work(id, caller);
        var all = typed.of(work.draft(), caller);
        if (!status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
            var kept = typed.keep(id, refusal.step(), refusal.form(), caller);
            all.put(refusal.address(), kept);
        }
        return page.of(work, refusal, null, all, status, caller, exchange);
    }

    /** The desk may hear of it a little later than the sender. */
    private Work newer(UUID id, long than, Caller caller) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var work = desk.work(id, caller);
        while (work.draft().sequence() <= than && System.nanoTime() < until) {
            try {
                Thread.sleep(Duration.ofMillis(20));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return work;
            }
            work = desk.work(id, caller);
        }
        return work;
    }
}
