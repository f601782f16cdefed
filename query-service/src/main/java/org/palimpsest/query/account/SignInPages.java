package org.palimpsest.query.account;

import java.util.Map;
import org.palimpsest.query.account.Accounts.SignedIn;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
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
    private final SignUps signUps;
    private final AccountNotes notes;
    private final Guesses guesses;
    private final PastedTokens tokens;
    private final BrowserSession browser;
    private final Providers providers;

    SignInPages(
            Accounts accounts,
            SignUps signUps,
            AccountNotes notes,
            Guesses guesses,
            PastedTokens tokens,
            BrowserSession browser,
            Providers providers) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.notes = notes;
        this.guesses = guesses;
        this.tokens = tokens;
        this.browser = browser;
        this.providers = providers;
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
        signUps.signUp(form.line("name"), form.line("email"), form.get("password"), Reply.to(exchange));
        return page("account/mail-sent", exchange).modelAttribute("email", form.line("email")).build();
    }

    /** Only shows a button: programs that look at mail follow links. */
    @GetMapping("/sign-up/confirm")
    Rendering confirm(@RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        return signUps.canSignUp(link)
                ? page("account/confirm", exchange).modelAttribute("link", link).build()
                : usedUp(exchange);
    }

    @PostMapping(path = "/sign-up/confirm", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering confirmed(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        try {
            var done = signUps.confirm(form.get("link"), notes.from(exchange));
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
        return page("account/sign-in", exchange).modelAttribute("next", BrowserSession.local(next)).build();
    }

    /** A token instead of address and password is kept as it is, for as long as it is good. */
    @PostMapping(path = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering signInSent(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var next = BrowserSession.local(form.get("next"));
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
        browser.end(exchange);
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
        accounts.forgotten(form.line("email"), Reply.to(exchange));
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

    private Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("providers", providers.all())
                .modelAttribute("sent", Map.of())
                .modelAttribute("wrong", Map.of());
    }

    /** The form once more, full but for passwords, with what is wrong at its fields. */
    private Rendering again(String name, AccountForm form, ServerWebExchange exchange) {
        return page(name, exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("sent", Map.of("name", form.get("name"), "email", form.get("email")))
                .modelAttribute("wrong", form.wrong())
                .modelAttribute("link", form.get("link"))
                .modelAttribute("next", BrowserSession.local(form.get("next")))
                .build();
    }

    private Rendering usedUp(ServerWebExchange exchange) {
        return page("account/used-up", exchange).status(HttpStatus.NOT_FOUND).build();
    }

    private Rendering signedIn(SignedIn in, String next, ServerWebExchange exchange) {
        browser.begin(in, exchange);
        return redirect(next);
    }

    private static Rendering redirect(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
