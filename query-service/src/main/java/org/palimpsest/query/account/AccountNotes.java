package org.palimpsest.query.account;

import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.web.ClientNetwork;
import org.palimpsest.web.session.PersonalToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Has what happens at the door written into the log, under the key of the person whose door it is. Thread-safe; blocks. */
@Component
public final class AccountNotes {
    private static final Logger LOG = LoggerFactory.getLogger(AccountNotes.class);
    private static final int LONGEST_DEVICE = 200;
    private static final int WAITING = 1_000;

    private final CommandClient commands;
    private final ClientNetwork networks;
    private final FailedSignIns failures;

    /** One after the other; whatever comes faster than that is not noted. */
    private final ThreadPoolExecutor aside = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("failed-sign-ins").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    AccountNotes(CommandClient commands, ClientNetwork networks, FailedSignIns failures) {
        this.commands = commands;
        this.networks = networks;
        this.failures = failures;
    }

    /** From where somebody comes; each is empty where it is not known. */
    public record From(String network, String device) {}

    /** From where this was sent. */
    public From from(ServerWebExchange exchange) {
        var agent = Objects.requireNonNullElse(exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT), "");
        var shown = agent.replaceAll("[^\\x20-\\x7e]", "?");
        return new From(networks.of(exchange), shown.substring(0, Math.min(shown.length(), LONGEST_DEVICE)).strip());
    }

    /** Answers, like the others, the position that has to be read to see it; throws what {@link CommandClient#send} throws. */
    @Nullable String signedIn(String person, Means means, From from, @Nullable String issuer) {
        var details = new HashMap<String, Object>(Map.of("means", means.name(), "network", from.network, "device", from.device));
        if (issuer != null) {
            details.put("provider", issuer);
        }
        return note(person, "SIGNED_IN", details);
    }

    /** The person left to connect an account at this provider, and came back without. */
    @Nullable String providerFailed(String person, String issuer, ProviderFailure why, From from) {
        return note(person, "PROVIDER_FAILED", Map.of("provider", issuer, "why", why.name(), "network", from.network));
    }

    @Nullable String passwordChanged(String person, boolean forgotten) {
        return note(person, "PASSWORD_CHANGED", Map.of("forgotten", forgotten));
    }

    /** The person ended the session of this browser. */
    public @Nullable String sessionEnded(String person, String device) {
        return note(person, "SESSION_ENDED", Map.of("device", device));
    }

    @Nullable String tokenMade(PersonalToken token) {
        return note(
                token.person(),
                "TOKEN_MADE",
                Map.of("token", token.id(), "name", token.name(), "roles", token.roles(), "expiresAt", token.expiresAt()));
    }

    @Nullable String tokenRevoked(PersonalToken token) {
        return note(token.person(), "TOKEN_REVOKED", Map.of("token", token.id(), "name", token.name()));
    }

    /**
     * Somebody gave a wrong password for this account. Returns at once, so that the time tells nobody whether an account was meant;
     * what could not be noted is lost, and said in the log file.
     */
    public void failed(String person, From from) {
        aside.execute(() -> {
            try {
                long tries = failures.count(person);
                if (FailedSignIns.isTold(tries)) {
                    note(person, "SIGN_IN_FAILED", Map.of("tries", tries, "network", from.network));
                }
            } catch (RuntimeException e) {
                LOG.warn("A failed sign-in could not be noted: {}", e.toString());
            }
        });
    }

    private @Nullable String note(String person, String what, Map<String, ?> details) {
        var body = new HashMap<String, Object>(details);
        body.put("what", what);
        return commands.send(
                HttpMethod.POST, "people/" + person + "/notes", body, Caller.INSTALLATION, UUID.randomUUID(), null);
    }

    @PreDestroy
    void stop() {
        aside.close();
    }
}
