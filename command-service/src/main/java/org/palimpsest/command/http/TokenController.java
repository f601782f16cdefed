package org.palimpsest.command.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.session.RevokedTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens over HTTP. They are secrets and no events, so what happens to them is no command on the bus. */
@RestController
@Tag(name = "People")
final class TokenController {
    private static final Logger LOG = LoggerFactory.getLogger(TokenController.class);

    private final RevokedTokens tokens;
    private final Clock clock;

    /** Nothing can be said about it. */
    record Revocation() {}

    TokenController(RevokedTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping("/api/commands/people/{id}/revoke-tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeTokens",
            summary = "Make all of a person's tokens worthless",
            description = "For the person, and for administrators. All that were issued until now are refused, within seconds;"
                    + " also the one that this is sent with, where it is the person's own.")
    void revoke(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestBody(required = false) @Nullable Revocation body,
            @Parameter(hidden = true) Caller caller) {
        if (!caller.is(id) && !caller.has(Role.ADMINISTRATOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for the person or an administrator.");
        }
        if (!Caller.PERSON.matcher(id).matches()) {
            throw Problem.malformed("id", "This is not a person's id.", "1 to 64 of a-z, 0-9 and -");
        }
        tokens.revoke(id, clock.instant());
        LOG.info("The tokens of {} were revoked by {}", id, caller.id());
    }
}
