package org.palimpsest.query.credit;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Completeness;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Credits.Credit;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskCredits;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.desk.PartRequest;
import org.palimpsest.query.mail.LinkBase;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.PersonNames;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Whose the credits of an entry are, for its authors and editors; and all that somebody is credited for, for them. */
@Controller
@ReadsFrom({DeskProjection.class, PeopleProjection.class})
final class CreditPages {
    private static final int SIZE = 50;

    private final CommandClient commands;
    private final LinkBase base;
    private final Desk desk;
    private final DeskCredits credits;
    private final PersonNames people;
    private final SectionTitles sections;

    CreditPages(
            CommandClient commands,
            LinkBase base,
            Desk desk,
            DeskCredits credits,
            PersonNames people,
            SectionTitles sections) {
        this.commands = commands;
        this.base = base;
        this.desk = desk;
        this.credits = credits;
        this.people = people;
        this.sections = sections;
    }

    /** What was sent, and why it was not done. {@code field}: what is wrong, {@code email} or {@code reason}; empty for neither. */
    record Refused(String contributor, String step, String field, InWords why, String email, String reason) {}

    @GetMapping("/drafts/{id}/credits")
    Rendering credits(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String invited, Caller caller, ServerWebExchange exchange) {
        return page(id, null, HttpStatus.OK, caller, exchange).modelAttribute("invited", invited).build();
    }

    /** Does the step; people who are not authors of it by now do it from their desk. */
    @PostMapping(path = "/drafts/{id}/credits/{step}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering step(@PathVariable UUID id, @PathVariable String step, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var wanted = CreditStep.of(step).orElseThrow(() -> Problem.unknown("There is no page at this address."));
        var email = form.line("email");
        try {
            if (wanted == CreditStep.INVITE) {
                if (!EmailAddress.isValid(email)) {
                    throw CommandRefusedException.invalid("email", "This is no e-mail address. One looks like olwen@example.org.");
                }
                base.check();
            }
            // Under the form's key: a form that is sent again has no second mail sent.
            var key = form.key();
            PositionCookie.set(
                    exchange, commands.send(HttpMethod.POST, wanted.path(id), wanted.command(form, key), caller, key, null));
        } catch (CommandRefusedException refused) {
            return refused(id, wanted, form, refused, caller, exchange);
        }
        var to = form.get("from").equals("desk")
                ? "/desk/credits"
                : "/drafts/" + id + "/credits" + (wanted == CreditStep.INVITE ? "?invited=true" : "");
        return Rendering.redirectTo(to).status(HttpStatus.SEE_OTHER).build();
    }

    private Rendering refused(
            UUID id, CreditStep step, SentForm form, CommandRefusedException refused, Caller caller, ServerWebExchange exchange) {
        var field = refused.wrong().keySet().stream().findFirst().orElse("");
        var name = step.name().toLowerCase(Locale.ROOT);
        var sent = new Refused(form.get("contributor"), name, field, refused.why(), form.line("email"), form.get("reason"));
        var status = HttpStatusCode.valueOf(refused.status());
        return form.get("from").equals("desk")
                ? desk(null, sent, caller, exchange).status(status).build()
                : page(id, sent, status, caller, exchange).build();
    }

    @GetMapping("/desk/credits")
    Rendering credited(Caller caller, @RequestParam(required = false) @Nullable String after, ServerWebExchange exchange) {
        return desk(after, null, caller, exchange).build();
    }

    private Rendering.Builder<?> desk(@Nullable String after, @Nullable Refused refused, Caller caller, ServerWebExchange exchange) {
        var part = credits.of(caller, PartRequest.id(after), SIZE);
        var called = sections.of(part.items().stream().map(one -> one.section()).collect(Collectors.toSet()));
        var page = page("credit/desk", exchange)
                .modelAttribute("pile", part)
                .modelAttribute("sections", called)
                .modelAttribute("first", after == null);
        return refused == null ? page : page.modelAttribute("refused", refused);
    }

    private Rendering.Builder<?> page(
            UUID id, @Nullable Refused refused, HttpStatusCode status, Caller caller, ServerWebExchange exchange) {
        var work = desk.work(id, caller);
        var draft = work.draft();
        if (work.standing() == EntryStanding.REVIEWER) {
            throw Problem.unknown("There is no page at this address.");
        }
        var persons = draft.credits().stream().map(Credit::person).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> names = people.names(persons);
        var page = page("credit/credits", exchange)
                .status(status)
                .modelAttribute("draft", draft)
                .modelAttribute("section", sections.of(draft.section()))
                .modelAttribute("corresponding", Contributor.corresponding(draft.content().contributors()).map(Contributor::name).orElse(""))
                .modelAttribute("marked", Completeness.corresponding(draft.content().contributors()).isEmpty())
                .modelAttribute("standing", work.standing().name())
                .modelAttribute("rows", CreditRow.of(draft, work.standing(), caller, names));
        return refused == null ? page : page.modelAttribute("refused", refused);
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("invited", "")
                .modelAttribute("keys", new Keys());
    }

    /** Each form has a key of its own. */
    static final class Keys {
        public UUID next() {
            return UUID.randomUUID();
        }
    }
}
