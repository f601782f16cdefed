package org.palimpsest.query.people;

import java.util.Map;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountChanges;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.account.AccountNotes;
import org.palimpsest.query.account.Guesses;
import org.palimpsest.query.account.Reply;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.SessionOfRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Another e-mail address, and the end of an account. Both ask for the password. */
@Controller
@ReadsFrom(PeopleProjection.class)
final class AccountChangePages {
    private final AccountChanges changes;
    private final AccountNotes notes;
    private final Guesses guesses;
    private final People people;
    private final SessionOfRequest session;

    AccountChangePages(
            AccountChanges changes, AccountNotes notes, Guesses guesses, People people, SessionOfRequest session) {
        this.changes = changes;
        this.notes = notes;
        this.guesses = guesses;
        this.people = people;
        this.session = session;
    }

    @GetMapping("/account/email")
    Rendering email(Caller caller, ServerWebExchange exchange) {
        return page("account/email", exchange).build();
    }

    /** The same is answered for every address. What was asked for counts as a guess also when it was right: each sends a mail. */
    @PostMapping(path = "/account/email", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering emailSent(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange).checkEmail();
        if (form.isRight()) {
            guesses.count(exchange, caller.id());
            var reply = Reply.to(exchange);
            if (changes.askForEmail(caller.id(), form.get("old"), form.line("email"), reply, notes.from(exchange))) {
                return page("account/mail-sent", exchange).modelAttribute("email", form.line("email")).build();
            }
            form.reject("old", "account.password.wrong");
        }
        return again("account/email", form, exchange);
    }

    /** Only shows a button: programs that look at mail follow links. */
    @GetMapping("/account/email/{link}")
    Rendering confirm(Caller caller, @PathVariable String link, ServerWebExchange exchange) {
        return changes.newEmail(caller.id(), link)
                .map(email -> page("account/confirm-email", exchange)
                        .modelAttribute("link", link)
                        .modelAttribute("email", email)
                        .build())
                .orElseGet(() -> usedUp(exchange));
    }

    @PostMapping(path = "/account/email/{link}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering confirmed(Caller caller, @PathVariable String link, ServerWebExchange exchange) {
        AccountForm.of(exchange);
        var email = changes.newEmail(caller.id(), link);
        if (email.isEmpty()) {
            return usedUp(exchange);
        }
        var person = people.of(caller.id());
        try {
            var position = changes.changeEmail(caller, person.name(), person.email(), email.get(), person.version());
            PositionCookie.set(exchange, position);
        } catch (CommandRefusedException refused) {
            throw new Problem(refused.is(ProblemType.TAKEN) ? ProblemType.TAKEN : ProblemType.WRONG_STATE, refused.detail());
        }
        return Rendering.redirectTo("/account").status(HttpStatus.SEE_OTHER).build();
    }

    @GetMapping("/account/delete")
    Rendering delete(Caller caller, ServerWebExchange exchange) {
        return page("account/delete", exchange).build();
    }

    @PostMapping(path = "/account/delete", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering deleted(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        if (form.get("old").isEmpty()) {
            form.reject("old", "field.missing");
            return again("account/delete", form, exchange);
        }
        guesses.count(exchange, caller.id());
        if (people.isLast(caller.id(), Role.ADMINISTRATOR)) {
            form.reject("old", "people.role.last");
            return again("account/delete", form, exchange);
        }
        try {
            if (!changes.erase(caller, form.get("old"), form.key(), notes.from(exchange))) {
                form.reject("old", "account.password.wrong");
                return again("account/delete", form, exchange);
            }
        } catch (CommandRefusedException refused) {
            throw new Problem(ProblemType.WRONG_STATE, refused.detail());
        }
        session.forget(exchange);
        HostCookie.SESSION.clear(exchange);
        HostCookie.TOKEN.clear(exchange);
        return page("account/deleted", exchange).build();
    }

    private static Rendering usedUp(ServerWebExchange exchange) {
        return page("account/used-up", exchange).status(HttpStatus.NOT_FOUND).build();
    }

    /** The form once more, full but for the password, with what is wrong at its fields. */
    private static Rendering again(String name, AccountForm form, ServerWebExchange exchange) {
        return page(name, exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("sent", Map.of("email", form.get("email")))
                .modelAttribute("wrong", form.wrong())
                .build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("sent", Map.of())
                .modelAttribute("wrong", Map.of());
    }
}
