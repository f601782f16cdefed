package org.palimpsest.query.account;

import java.util.Map;
import org.palimpsest.query.account.Accounts.SignedIn;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.SessionOfRequest;
import org.palimpsest.web.session.Sessions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Signing up, in and out, and new passwords, for those who are not signed in. */
@Controller
final class SignInPages {
    /** Guesses at tokens count as those at one account, which has no address. */
    private static final String TOKEN = "token";

    private final Accounts accounts;
    private final AccountNotes notes;
    private final Guesses guesses;
    private final PastedTokens tokens;
    private final Sessions sessions;
    private final SessionOfRequest session;

    SignInPages(
            Accounts accounts,
            AccountNotes notes,
            Guesses guesses,
            PastedTokens tokens,
            Sessions sessions,
            SessionOfRequest session) {
        this.accounts = accounts;
        this.notes = notes;
        this.guesses = guesses;
        this.tokens = tokens;
        this.sessions = sessions;
        this.session = session;
    }

    @GetMapping("/sign-up")
    Rendering signUp(ServerWebExchange exchange) {
        return page("account/sign-up", exchange).build();
    }

    /** The same is answered for every address. */
    @PostMapping(path = "/sign-up", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering signUpSent(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange).checkName().checkEmail().checkNewPassword();
        if (!form.isRight()) {
            return again("account/sign-up", form, exchange);
        }
        guesses.count(exchange, form.line("email"));
        accounts.signUp(form.line("name"), form.line("email"), form.get("password"), AccountChanges.origin(exchange));
        return page("account/mail-sent", exchange).modelAttribute("email", form.line("email")).build();
    }

    /** Only shows a button: programs that look at mail follow links. */
    @GetMapping("/sign-up/confirm")
    Rendering confirm(@RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        return accounts.canSignUp(link)
                ? page("account/confirm", exchange).modelAttribute("link", link).build()
                : usedUp(exchange);
    }

    @PostMapping(path = "/sign-up/confirm", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering confirmed(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        try {
            var done = accounts.confirm(form.get("link"), notes.from(exchange));
            if (done.isEmpty()) {
                return usedUp(exchange);
            }
            return signedIn(done.get(), "/account", exchange);
        } catch (CommandRefusedException refused) {
            throw new Problem(ProblemType.TAKEN, refused.detail());
        }
    }

    @GetMapping("/sign-in")
    Rendering signIn(@RequestParam(defaultValue = "") String next, ServerWebExchange exchange) {
        return page("account/sign-in", exchange).modelAttribute("next", local(next)).build();
    }

    /** A token instead of address and password is kept as it is, for as long as it is good. */
    @PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering signInSent(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var next = local(form.get("next"));
        if (!form.get("token").isBlank()) {
            guesses.count(exchange, TOKEN);
            if (tokens.keep(form.get("token").strip(), exchange)) {
                guesses.forgive(exchange, TOKEN);
                return redirect(next);
            }
            form.reject("token", "sign-in.refused");
            return again("account/sign-in", form, exchange);
        }
        if (!form.checkEmail().isRight()) {
            return again("account/sign-in", form, exchange);
        }
        guesses.count(exchange, form.line("email"));
        var started = accounts.signIn(form.line("email"), form.get("password"), notes.from(exchange));
        if (started.isEmpty()) {
            form.reject("password", "sign-in.wrong");
            return again("account/sign-in", form, exchange);
        }
        guesses.forgive(exchange, form.line("email"));
        return signedIn(started.get(), next, exchange);
    }

    @PostMapping("/sign-out")
    Rendering signOut(ServerWebExchange exchange) {
        AccountForm.of(exchange);
        endSession(exchange);
        HostCookie.SESSION.clear(exchange);
        HostCookie.TOKEN.clear(exchange);
        return redirect("/");
    }

    @GetMapping("/forgotten-password")
    Rendering forgotten(ServerWebExchange exchange) {
        return page("account/forgotten-password", exchange).build();
    }

    /** The same is answered for every address. */
    @PostMapping(path = "/forgotten-password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering forgottenSent(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange).checkEmail();
        if (!form.isRight()) {
            return again("account/forgotten-password", form, exchange);
        }
        guesses.count(exchange, form.line("email"));
        accounts.forgotten(form.line("email"), AccountChanges.origin(exchange));
        return page("account/mail-sent", exchange).modelAttribute("email", form.line("email")).build();
    }

    @GetMapping("/new-password")
    Rendering newPassword(@RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        return accounts.canReset(link)
                ? page("account/new-password", exchange).modelAttribute("link", link).build()
                : usedUp(exchange);
    }

    @PostMapping(path = "/new-password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering newPasswordSent(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange).checkNewPassword();
        if (!form.isRight()) {
            return again("account/new-password", form, exchange);
        }
        return accounts.reset(form.get("link"), form.get("password"), notes.from(exchange))
                .map(started -> signedIn(started, "/account", exchange))
                .orElseGet(() -> usedUp(exchange));
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("sent", Map.of())
                .modelAttribute("wrong", Map.of());
    }

    /** The form once more, full but for passwords, with what is wrong at its fields. */
    private static Rendering again(String name, AccountForm form, ServerWebExchange exchange) {
        return page(name, exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("sent", Map.of("name", form.get("name"), "email", form.get("email")))
                .modelAttribute("wrong", form.wrong())
                .modelAttribute("link", form.get("link"))
                .modelAttribute("next", local(form.get("next")))
                .build();
    }

    private static Rendering usedUp(ServerWebExchange exchange) {
        return page("account/used-up", exchange).status(HttpStatus.NOT_FOUND).build();
    }

    /** A new session each time, so that nobody who knew the one before comes in with it. */
    private Rendering signedIn(SignedIn in, String next, ServerWebExchange exchange) {
        endSession(exchange);
        PositionCookie.set(exchange, in.position());
        HostCookie.SESSION.set(exchange, in.session().secret(), Sessions.LONGEST);
        HostCookie.TOKEN.clear(exchange);
        return redirect(next);
    }

    private void endSession(ServerWebExchange exchange) {
        var secret = HostCookie.SESSION.of(exchange);
        if (secret != null) {
            sessions.end(secret);
            session.forget(exchange);
        }
    }

    private static Rendering redirect(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }

    /** A path of ours, else the desk: nobody's link may lead from signing in to another site. */
    private static String local(String next) {
        return next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}") || next.equals("/") ? next : "/desk";
    }
}
