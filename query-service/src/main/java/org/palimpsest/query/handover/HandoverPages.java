package org.palimpsest.query.handover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.DeskHandovers;
import org.palimpsest.query.desk.DeskHandovers.Handover;
import org.palimpsest.query.desk.DeskProjection;
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

/** Who owns an entry: for its authors, the person to whom it is offered, and those who can offer it for an owner who has left. */
@Controller
@ReadsFrom({DeskProjection.class, PeopleProjection.class})
final class HandoverPages {
    /** What stands in the form for somebody who is no co-author. */
    private static final String BY_MAIL = "mail";

    private final CommandClient commands;
    private final DeskHandovers handovers;
    private final LinkBase base;
    private final PersonNames people;
    private final SectionTitles sections;

    HandoverPages(
            CommandClient commands, DeskHandovers handovers, LinkBase base, PersonNames people, SectionTitles sections) {
        this.commands = commands;
        this.handovers = handovers;
        this.base = base;
        this.people = people;
        this.sections = sections;
    }

    /** What was sent and why it was not done, by field; under the empty name what concerns none. */
    record Refused(Map<String, InWords> wrong, String to, String email, String reason) {}

    @GetMapping("/drafts/{id}/owner")
    Rendering owner(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String done, Caller caller, ServerWebExchange exchange) {
        return page(id, null, HttpStatus.OK, caller, exchange).modelAttribute("done", done).build();
    }

    @PostMapping(path = "/drafts/{id}/owner/offer", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering offer(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = form(exchange);
        var body = new HashMap<String, Object>();
        boolean isByMail = form.get("to").isEmpty() ? !form.line("email").isEmpty() : form.get("to").equals(BY_MAIL);
        try {
            if (isByMail) {
                if (!EmailAddress.isValid(form.line("email"))) {
                    throw CommandRefusedException.invalid("email", "This is no e-mail address. One looks like olwen@example.org.");
                }
                base.check();
                body.put("email", form.line("email"));
            } else if (form.get("to").isEmpty()) {
                throw CommandRefusedException.invalid("person", "Choose somebody, or give an e-mail address.");
            } else {
                body.put("person", form.get("to"));
            }
            // A form that is sent again makes no second offer.
            body.put("offer", form.key().toString());
            if (!form.get("reason").isBlank()) {
                body.put("reason", form.get("reason"));
            }
            return done(id, EntryAction.HAND_OVER, body, "/drafts/" + id + "/owner?done=offered", form, caller, exchange);
        } catch (CommandRefusedException refused) {
            return refused(id, form, refused, caller, exchange);
        }
    }

    @PostMapping(path = "/drafts/{id}/owner/take-back", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering takeBack(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = form(exchange);
        try {
            var to = "/drafts/" + id + "/owner?done=taken-back";
            return done(id, EntryAction.TAKE_BACK_HANDOVER, Map.of(), to, form, caller, exchange);
        } catch (CommandRefusedException refused) {
            return refused(id, form, refused, caller, exchange);
        }
    }

    /** The button says whether they accept. */
    @PostMapping(path = "/drafts/{id}/owner/answer", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering answer(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = form(exchange);
        boolean accepts = form.get("answer").equals("accept");
        try {
            var to = accepts ? "/drafts/" + id : "/desk";
            return done(id, EntryAction.ANSWER_HANDOVER, Map.of("accepts", accepts), to, form, caller, exchange);
        } catch (CommandRefusedException refused) {
            return refused(id, form, refused, caller, exchange);
        }
    }

    private static SentForm form(ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        if (form.get("key").isEmpty()) {
            throw Problem.malformed("key", "This form was not made by its page.", "what the page has sent");
        }
        return form;
    }

    private Rendering done(
            UUID id,
            EntryAction action,
            Map<String, Object> body,
            String to,
            SentForm form,
            Caller caller,
            ServerWebExchange exchange) {
        var path = "entries/" + id + "/" + action.address();
        PositionCookie.set(exchange, commands.send(HttpMethod.POST, path, body, caller, form.key(), null));
        return Rendering.redirectTo(to).status(HttpStatus.SEE_OTHER).build();
    }

    private Rendering refused(
            UUID id, SentForm form, CommandRefusedException refused, Caller caller, ServerWebExchange exchange) {
        var sent = new Refused(refused.wrong(), form.get("to"), form.line("email"), form.get("reason"));
        return page(id, sent, HttpStatusCode.valueOf(refused.status()), caller, exchange).build();
    }

    private Rendering.Builder<?> page(
            UUID id, @Nullable Refused refused, HttpStatusCode status, Caller caller, ServerWebExchange exchange) {
        var handover = handovers.of(id, caller).orElseThrow(() -> Problem.unknown("There is no page at this address."));
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("handover/owner")
                .status(status)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("handover", handover)
                .modelAttribute("why", InWords.said(Objects.requireNonNullElse(handover.why(), "")))
                .modelAttribute("section", sections.of(handover.section()))
                .modelAttribute("names", people.names(named(handover)))
                .modelAttribute("me", caller.id())
                .modelAttribute("reasonNeeded", !caller.is(handover.owner()))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("otherKey", UUID.randomUUID())
                .modelAttribute("done", "")
                .modelAttribute("refused", Objects.requireNonNullElse(refused, new Refused(Map.of(), "", "", "")));
    }

    private static Set<String> named(Handover handover) {
        var named = new HashSet<>(handover.former());
        named.addAll(handover.successors().keySet());
        Stream.ofNullable(handover.owner()).forEach(named::add);
        Stream.ofNullable(handover.offer()).forEach(offer -> {
            named.add(offer.by());
            Stream.ofNullable(offer.person()).forEach(named::add);
        });
        Stream.ofNullable(handover.asked()).forEach(asked -> {
            named.add(asked.by());
            named.add(asked.owner());
        });
        return named;
    }
}
