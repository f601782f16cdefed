package org.palimpsest.command.account;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.account.AccountCommand.NoteEndedSession;
import org.palimpsest.command.account.AccountCommand.NoteFailedSignIn;
import org.palimpsest.command.account.AccountCommand.NotePasswordChange;
import org.palimpsest.command.account.AccountCommand.NoteProviderFailure;
import org.palimpsest.command.account.AccountCommand.NoteSignIn;
import org.palimpsest.command.account.AccountCommand.NoteTokenMade;
import org.palimpsest.command.account.AccountCommand.NoteTokenRevoked;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the service that has the door says of who came through it. Nobody else may, so no description of the API tells of it. */
@RestController
@Hidden
final class NoteController {
    private final Commands commands;
    private final Supplier<YearMonth> month;

    /** What has happened. */
    enum What {
        SIGNED_IN,
        SIGN_IN_FAILED,
        PROVIDER_FAILED,
        SESSION_ENDED,
        PASSWORD_CHANGED,
        TOKEN_MADE,
        TOKEN_REVOKED
    }

    /** With {@code what} alone, and what belongs to it. */
    record Note(
            What what,
            @Nullable Means means,
            @Nullable String network,
            @Nullable String device,
            @Nullable String provider,
            @Nullable ProviderFailure why,
            @Nullable Long tries,
            @Nullable Boolean forgotten,
            @Nullable UUID token,
            @Nullable String name,
            @Nullable Set<Role> roles,
            @Nullable Instant expiresAt) {}

    NoteController(Commands commands, Supplier<YearMonth> month) {
        this.commands = commands;
        this.month = month;
    }

    @PostMapping(path = "/api/commands/people/{id}/notes", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> note(@PathVariable String id, @RequestBody Note note, @Confidential Envelope envelope) {
        if (!Caller.PERSON.matcher(id).matches()) {
            throw Problem.malformed("id", "This is not a person's id.", "1 to 64 of a-z, 0-9 and -");
        }
        return Answers.ok(commands.send(command(id, note), envelope));
    }

    private AccountCommand command(String person, Note note) {
        var now = month.get().toString();
        return switch (there("what", note.what)) {
            case SIGNED_IN ->
                new NoteSignIn(person, now, there("means", note.means), text(note.network), text(note.device), note.provider);
            case PROVIDER_FAILED ->
                new NoteProviderFailure(
                        person, now, there("provider", note.provider), there("why", note.why), text(note.network));
            case SIGN_IN_FAILED -> new NoteFailedSignIn(person, now, there("tries", note.tries), text(note.network));
            case SESSION_ENDED -> new NoteEndedSession(person, now, text(note.device));
            case PASSWORD_CHANGED -> new NotePasswordChange(person, now, there("forgotten", note.forgotten));
            case TOKEN_MADE ->
                new NoteTokenMade(
                        person,
                        now,
                        there("token", note.token),
                        there("name", note.name),
                        there("roles", note.roles),
                        there("expiresAt", note.expiresAt));
            case TOKEN_REVOKED -> new NoteTokenRevoked(person, now, there("token", note.token), there("name", note.name));
        };
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> T there(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.malformed(field, "This is missing.", "what belongs to such a note");
        }
        return value;
    }
}
