package org.palimpsest.command.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.account.AccountCommand.SignOutEverywhere;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Headers;
import org.palimpsest.web.Problem;
import org.palimpsest.web.session.PersonalTokens;
import org.palimpsest.web.session.RevokedTokens;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens over HTTP. They are secrets and no events; that they were made worthless is one. */
@RestController
@Tag(name = "People")
final class TokenController {
    private final Commands commands;
    private final RevokedTokens tokens;
    private final PersonalTokens personal;
    private final Supplier<YearMonth> month;

    /** Nothing can be said about it. */
    record Revocation() {}

    TokenController(Commands commands, RevokedTokens tokens, PersonalTokens personal, Supplier<YearMonth> month) {
        this.commands = commands;
        this.tokens = tokens;
        this.personal = personal;
        this.month = month;
    }

    @PostMapping("/api/commands/people/{id}/revoke-tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeTokens",
            summary = "Make all of a person's tokens worthless",
            description = "For the person, and for administrators. All that were issued until now are refused, within seconds;"
                    + " also the one that this is sent with, where it is the person's own. Sessions end, too.")
    ResponseEntity<Void> revoke(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestBody(required = false) @Nullable Revocation body,
            Envelope envelope) {
        if (!Caller.PERSON.matcher(id).matches()) {
            throw Problem.malformed("id", "This is not a person's id.", "1 to 64 of a-z, 0-9 and -");
        }
        var done = commands.send(new SignOutEverywhere(id, month.get().toString()), envelope);
        personal.revokeAll(id);
        tokens.revoke(id);
        return ResponseEntity.noContent().header(Headers.POSITION, Long.toString(done.position())).build();
    }
}
