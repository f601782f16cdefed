package org.palimpsest.query.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.Characters;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.web.Problem;
import org.palimpsest.web.session.PersonalToken;
import org.palimpsest.web.session.PersonalTokens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The personal tokens of the person who is signed in. Making one asks for the password. */
@Controller
final class TokenPages {
    private static final int LONGEST_NAME = 100;
    private static final List<Integer> DAYS = List.of(7, 30, 90, 366);

    private final AccountTokens tokens;
    private final Accounts accounts;
    private final AccountNotes notes;
    private final Guesses guesses;

    TokenPages(AccountTokens tokens, Accounts accounts, AccountNotes notes, Guesses guesses) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.notes = notes;
        this.guesses = guesses;
    }

    /**
     * One token, in words.
     *
     * @param may names of scopes
     * @param used empty if it never was
     */
    record TokenView(String id, String name, List<String> may, InWords made, InWords until, InWords used) {
        static TokenView of(PersonalToken token) {
            return new TokenView(
                    token.id().toString(),
                    token.name(),
                    Scope.ofToken(token.roles()).stream().map(Enum::name).toList(),
                    Dates.day(token.createdAt()),
                    Dates.minute(token.expiresAt()),
                    token.usedAt() == null ? InWords.NOTHING : Dates.minute(token.usedAt()));
        }
    }

    /** Something that a token may do; {@code role}: as what its checkbox is sent. */
    record Choice(String role, String scope) {
        static Choice of(Role role) {
            return new Choice(role.name(), Scope.of(role).name());
        }
    }

    @GetMapping("/account/tokens")
    Rendering tokens(Caller caller, ServerWebExchange exchange) {
        return page(caller, UUID.randomUUID(), Map.of("days", "90"), Set.of(), Map.of(), exchange).build();
    }

    /** Shows the secret, in this answer alone. A form that is sent once more shows what there is. */
    @PostMapping(path = "/account/tokens", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering make(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        var person = caller.id();
        var id = AccountTokens.id(person, form.key());
        var all = tokens.of(person);
        if (all.stream().anyMatch(token -> token.id().equals(id))) {
            return toList();
        }
        check(form, caller, all.size());
        if (form.isRight()) {
            guesses.count(exchange, person);
            if (accounts.knows(person, form.get("old"), notes.from(exchange))) {
                guesses.forgive(exchange, person);
                return made(id, person, form, exchange);
            }
            form.reject("old", "account.password.wrong");
        }
        var sent = Map.of("name", form.get("name"), "days", form.get("days"));
        return page(caller, form.key(), sent, Set.copyOf(form.all("role")), form.wrong(), exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .build();
    }

    private Rendering made(UUID id, String person, AccountForm form, ServerWebExchange exchange) {
        var roles = form.all("role").stream().map(Role::valueOf).collect(Collectors.toSet());
        var made = tokens.make(id, person, form.line("name"), roles, Duration.ofDays(Integer.parseInt(form.line("days"))));
        if (made.isEmpty()) {
            return toList();
        }
        PositionCookie.set(exchange, made.get().position());
        return page("account/token", exchange)
                .modelAttribute("token", TokenView.of(made.get().token()))
                .modelAttribute("secret", made.get().secret())
                .build();
    }

    private static void check(AccountForm form, Caller caller, int there) {
        var name = form.line("name");
        if (there >= AccountTokens.MOST) {
            form.reject("name", "token.many");
        } else if (name.isEmpty()) {
            form.reject("name", "field.missing");
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME || Characters.firstWrong(name, false) != null) {
            form.reject("name", "token.name.wrong");
        }
        var offered = AccountTokens.offered(caller).stream().map(Enum::name).toList();
        if (!offered.containsAll(form.all("role"))) {
            form.reject("role", "token.may.wrong");
        }
        var days = form.line("days");
        if (!days.matches("[1-9][0-9]{0,2}") || Integer.parseInt(days) > PersonalTokens.LONGEST_LIFE.toDays()) {
            form.reject("days", "token.days.wrong");
        }
        if (form.get("old").isEmpty()) {
            form.reject("old", "field.missing");
        }
    }

    /** Needs no password: somebody who found a session open can do no harm with it that would stay unseen. */
    @PostMapping(path = "/account/tokens/{id}/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering revoke(Caller caller, @PathVariable String id, ServerWebExchange exchange) {
        AccountForm.of(exchange);
        var token = tokens.of(caller.id()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.unknown("You have no such token, or not any more."));
        PositionCookie.set(exchange, tokens.revoke(token));
        return toList();
    }

    private Rendering.Builder<?> page(
            Caller caller,
            UUID key,
            Map<String, String> sent,
            Set<String> chosen,
            Map<String, String> wrong,
            ServerWebExchange exchange) {
        return page("account/tokens", exchange)
                .modelAttribute("tokens", tokens.of(caller.id()).stream().map(TokenView::of).toList())
                .modelAttribute("choices", AccountTokens.offered(caller).stream().map(Choice::of).toList())
                .modelAttribute("days", DAYS)
                .modelAttribute("key", key.toString())
                .modelAttribute("sent", sent)
                .modelAttribute("chosen", chosen)
                .modelAttribute("wrong", wrong);
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }

    private static Rendering toList() {
        return Rendering.redirectTo("/account/tokens").status(HttpStatus.SEE_OTHER).build();
    }
}
