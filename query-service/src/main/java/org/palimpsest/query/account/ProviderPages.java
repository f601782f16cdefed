package org.palimpsest.query.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.Accounts.SignedIn;
import org.palimpsest.query.account.ProviderAccounts.Waiting;
import org.palimpsest.query.account.ProviderVisits.Return;
import org.palimpsest.query.account.ProviderVisits.Vouched;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Signing in and up by an OpenID provider, and connecting one. A page's policy lets no form lead to another site; so a link leads
 * there, and what needs a password or a name is asked for on the way back.
 */
@Controller
final class ProviderPages {
    private final Providers providers;
    private final ProviderVisits visits;
    private final ProviderAccounts accounts;
    private final AccountNotes notes;
    private final Guesses guesses;
    private final BrowserSession browser;

    ProviderPages(
            Providers providers,
            ProviderVisits visits,
            ProviderAccounts accounts,
            AccountNotes notes,
            Guesses guesses,
            BrowserSession browser) {
        this.providers = providers;
        this.visits = visits;
        this.accounts = accounts;
        this.notes = notes;
        this.guesses = guesses;
        this.browser = browser;
    }

    /** A visitor who comes from another site is not sent on to the provider, but sees our page for signing in first. */
    @GetMapping("/sign-in/with/{provider}")
    Rendering leave(@PathVariable String provider, @RequestParam(defaultValue = "") String next, ServerWebExchange exchange) {
        var local = BrowserSession.local(next);
        if (isFromElsewhere(exchange)) {
            return redirect("/sign-in?next=" + local);
        }
        return away(provider, null, local, exchange);
    }

    @GetMapping("/account/connect/{provider}")
    Rendering leaveToConnect(Caller caller, @PathVariable String provider, ServerWebExchange exchange) {
        return isFromElsewhere(exchange) ? redirect("/account") : away(provider, caller.id(), "/account", exchange);
    }

    private Rendering away(String provider, @Nullable String person, String next, ServerWebExchange exchange) {
        var id = providers.of(provider).id();
        guesses.countVisit(exchange);
        return redirect(visits.leave(id, person, next, AccountChanges.origin(exchange), exchange).toString());
    }

    /** Browsers say where a link was followed; those that do not are believed. */
    private static boolean isFromElsewhere(ServerWebExchange exchange) {
        var site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    @GetMapping("/sign-in/with/{provider}/back")
    Rendering back(Caller caller, @PathVariable String provider, ServerWebExchange exchange) {
        providers.of(provider);
        var returned = visits.back(provider, caller, exchange);
        var vouched = returned.vouched();
        if (vouched == null) {
            return failed(provider, returned, exchange);
        }
        guesses.forgiveVisit(exchange);
        if (returned.person() != null) {
            return toConnect(provider, returned.person(), vouched, exchange);
        }
        return accounts.signIn(vouched.identity(), notes.from(exchange))
                .map(in -> signedIn(in, returned.next(), exchange))
                .orElseGet(() ->
                        redirect("/sign-up/with?link=" + accounts.keep(provider, null, vouched, returned.next(), exchange)));
    }

    private Rendering toConnect(String provider, String person, Vouched vouched, ServerWebExchange exchange) {
        var owner = accounts.owner(vouched.identity()).orElse(person);
        if (!owner.equals(person)) {
            return taken(providers.of(provider).name(), vouched.identity().issuer(), person, exchange);
        }
        return redirect("/account/connect?link=" + accounts.keep(provider, person, vouched, "/account", exchange));
    }

    private Rendering failed(String provider, Return returned, ServerWebExchange exchange) {
        var person = returned.person();
        if (person != null) {
            var why = returned.failure() == ProviderVisits.Failure.REFUSED ? ProviderFailure.REFUSED : ProviderFailure.UNPROVEN;
            PositionCookie.set(exchange, notes.providerFailed(person, providers.of(provider).issuer(), why, notes.from(exchange)));
        }
        return failedPage(providers.of(provider).name(), String.valueOf(returned.failure()), person, HttpStatus.BAD_REQUEST, exchange);
    }

    private Rendering taken(String provider, String issuer, String person, ServerWebExchange exchange) {
        PositionCookie.set(exchange, notes.providerFailed(person, issuer, ProviderFailure.TAKEN, notes.from(exchange)));
        return failedPage(provider, "TAKEN", person, HttpStatus.CONFLICT, exchange);
    }

    @GetMapping("/sign-up/with")
    Rendering signUp(@RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        return accounts.waiting(link, null, exchange)
                .map(waiting -> waitingPage("account/provider-sign-up", waiting, exchange)
                        .modelAttribute("sent", Map.of("name", waiting.name(), "email", waiting.email()))
                        .build())
                .orElseGet(() -> usedUp(exchange));
    }

    @PostMapping(path = "/sign-up/with", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering signUpSent(ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var found = accounts.waiting(form.get("link"), null, exchange);
        if (found.isEmpty()) {
            return usedUp(exchange);
        }
        var waiting = found.get();
        form.checkName();
        if (!waiting.verified()) {
            form.checkEmail();
        }
        if (!form.isRight()) {
            return waitingPage("account/provider-sign-up", waiting, exchange)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("sent", Map.of("name", form.get("name"), "email", form.get("email")))
                    .modelAttribute("wrong", form.wrong())
                    .build();
        }
        var email = waiting.verified() ? waiting.email() : form.line("email");
        guesses.count(exchange, email);
        return accounts.signUp(waiting, form.line("name"), email, Reply.to(exchange), notes.from(exchange))
                .map(in -> signedIn(in, waiting.next(), exchange))
                .orElseGet(() -> page("account/mail-sent", exchange).modelAttribute("email", email).build());
    }

    @GetMapping("/account/connect")
    Rendering connect(Caller caller, @RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        return accounts.waiting(link, caller.id(), exchange)
                .map(waiting -> waitingPage("account/connect", waiting, exchange).build())
                .orElseGet(() -> usedUp(exchange));
    }

    @PostMapping(path = "/account/connect", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering connected(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var found = accounts.waiting(form.get("link"), caller.id(), exchange);
        if (found.isEmpty()) {
            return usedUp(exchange);
        }
        guesses.count(exchange, caller.id());
        try {
            var done = accounts.connect(found.get(), caller.id(), form.get("old"), notes.from(exchange));
            if (done.isPresent()) {
                guesses.forgive(exchange, caller.id());
                PositionCookie.set(exchange, done.get().position());
                return redirect("/account");
            }
        } catch (CommandRefusedException refused) {
            if (refused.is(ProblemType.TAKEN)) {
                return taken(found.get().provider(), found.get().identity().issuer(), caller.id(), exchange);
            }
            throw refused;
        }
        form.reject("old", form.get("old").isEmpty() ? "field.missing" : "account.password.wrong");
        return waitingPage("account/connect", found.get(), exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("wrong", form.wrong())
                .build();
    }

    private Rendering signedIn(SignedIn in, String next, ServerWebExchange exchange) {
        browser.begin(in, exchange);
        return redirect(next);
    }

    private static Rendering.Builder<?> waitingPage(String name, Waiting waiting, ServerWebExchange exchange) {
        return page(name, exchange).modelAttribute("waiting", waiting);
    }

    private static Rendering failedPage(
            String provider, String why, @Nullable String person, HttpStatus status, ServerWebExchange exchange) {
        return page("account/provider-failed", exchange)
                .status(status)
                .modelAttribute("provider", provider)
                .modelAttribute("why", why)
                .modelAttribute("connecting", person != null)
                .build();
    }

    private static Rendering usedUp(ServerWebExchange exchange) {
        return page("account/used-up", exchange).status(HttpStatus.NOT_FOUND).build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("sent", Map.of())
                .modelAttribute("wrong", Map.of());
    }

    private static Rendering redirect(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
