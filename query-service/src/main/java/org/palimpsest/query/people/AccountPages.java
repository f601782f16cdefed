package org.palimpsest.query.people;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.account.AccountNotes;
import org.palimpsest.query.account.Accounts;
import org.palimpsest.query.account.Guesses;
import org.palimpsest.query.account.ProviderAccounts;
import org.palimpsest.query.account.Providers;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.SessionOfRequest;
import org.palimpsest.web.session.Passwords;
import org.palimpsest.web.session.Session;
import org.palimpsest.web.session.Sessions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** What somebody who is signed in can see of their account and do with it. */
@Controller
@ReadsFrom(PeopleProjection.class)
final class AccountPages {
    private final Accounts accounts;
    private final AccountNotes notes;
    private final Guesses guesses;
    private final People people;
    private final Sessions sessions;
    private final SessionOfRequest session;
    private final SectionTitles titles;
    private final Passwords passwords;
    private final Providers providers;
    private final ProviderAccounts connections;

    AccountPages(
            Accounts accounts,
            AccountNotes notes,
            Guesses guesses,
            People people,
            Sessions sessions,
            SessionOfRequest session,
            SectionTitles titles,
            Passwords passwords,
            Providers providers,
            ProviderAccounts connections) {
        this.accounts = accounts;
        this.notes = notes;
        this.guesses = guesses;
        this.people = people;
        this.sessions = sessions;
        this.session = session;
        this.titles = titles;
        this.passwords = passwords;
        this.providers = providers;
        this.connections = connections;
    }

    /** One browser in which the person is signed in; {@code here}: this one. */
    record SessionView(String id, String device, InWords started, InWords seen, boolean here) {
        static SessionView of(Session session, @Nullable String here) {
            return new SessionView(
                    session.id(),
                    session.device(),
                    Dates.moment(session.startedAt()),
                    Dates.moment(session.seenAt()),
                    session.id().equals(here));
        }
    }

    /**
     * A provider by which the person comes in.
     *
     * @param name what people call it
     * @param orcid their ORCID iD; empty where it is no such provider
     */
    record ConnectionView(String key, String name, String orcid, InWords since) {}

    private ConnectionView view(Connection one) {
        var orcid = one.orcid() ? Objects.requireNonNullElse(one.subject().text(), "") : "";
        return new ConnectionView(one.key(), called(one), orcid, Dates.day(one.at()));
    }

    private String called(Connection one) {
        return providers.name(Objects.requireNonNullElse(one.issuer().text(), ""));
    }

    @GetMapping("/account")
    Rendering account(Caller caller, ServerWebExchange exchange) {
        return page(caller, Map.of(), HttpStatus.OK, exchange);
    }

    @PostMapping(path = "/account/password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering password(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange).checkNewPassword();
        if (form.isRight()) {
            guesses.count(exchange, caller.id());
            var in = accounts.change(caller.id(), form.get("old"), form.get("password"), notes.from(exchange));
            if (in.isPresent()) {
                guesses.forgive(exchange, caller.id());
                session.forget(exchange);
                PositionCookie.set(exchange, in.get().position());
                HostCookie.SESSION.set(exchange, in.get().session().secret(), Sessions.LONGEST);
                return Rendering.redirectTo("/account").status(HttpStatus.SEE_OTHER).build();
            }
            form.reject("old", "account.password.wrong");
        }
        return page(caller, form.wrong(), HttpStatus.UNPROCESSABLE_CONTENT, exchange);
    }

    /** Ends one session, which may be this one. */
    @PostMapping(path = "/account/sessions", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering end(Caller caller, ServerWebExchange exchange) {
        var id = AccountForm.of(exchange).get("id");
        var ended = sessions.of(caller.id()).stream().filter(one -> one.id().equals(id)).findFirst();
        sessions.end(caller.id(), id);
        session.forget(exchange);
        ended.ifPresent(one -> PositionCookie.set(exchange, notes.sessionEnded(caller.id(), one.device())));
        return Rendering.redirectTo("/account").status(HttpStatus.SEE_OTHER).build();
    }

    @PostMapping(path = "/account/sign-out-everywhere")
    Rendering everywhere(Caller caller, ServerWebExchange exchange) {
        AccountForm.of(exchange);
        session.forget(exchange);
        PositionCookie.set(exchange, accounts.signOutEverywhere(caller));
        HostCookie.SESSION.clear(exchange);
        HostCookie.TOKEN.clear(exchange);
        return Rendering.redirectTo("/sign-in").status(HttpStatus.SEE_OTHER).build();
    }

    /** Needs no password: somebody who found a session open can do no harm with it that would stay unseen. */
    @PostMapping(path = "/account/disconnect", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering disconnect(Caller caller, ServerWebExchange exchange) {
        var key = AccountForm.of(exchange).get("key");
        var connection = people.providers(caller.id()).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.unknown("You do not sign in with this, or not any more."));
        try {
            PositionCookie.set(exchange, connections.disconnect(caller.id(), key, called(connection)));
        } catch (CommandRefusedException refused) {
            throw new Problem(ProblemType.WRONG_STATE, refused.detail());
        }
        return Rendering.redirectTo("/account").status(HttpStatus.SEE_OTHER).build();
    }

    private Rendering page(Caller caller, Map<String, String> wrong, HttpStatus status, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var here = session.of(exchange).map(Session::id).orElse(null);
        List<SessionView> all = sessions.of(caller.id()).stream().map(one -> SessionView.of(one, here)).toList();
        var page = Rendering.view("account/account")
                .status(status)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("sessions", all)
                .modelAttribute("roles", caller.granted().stream().map(Enum::name).sorted().toList())
                .modelAttribute("wrong", wrong)
                .modelAttribute("sent", Map.of())
                .modelAttribute("browser", here != null)
                .modelAttribute("hasPassword", passwords.has(caller.id()))
                .modelAttribute("providers", providers.all())
                .modelAttribute("connections", people.providers(caller.id()).stream().map(this::view).toList());
        page.modelAttribute("where", Map.of());
        people.find(caller.id()).ifPresent(person ->
                page.modelAttribute("person", person).modelAttribute("where", PeoplePages.Row.where(person, titles)));
        return page.build();
    }
}
