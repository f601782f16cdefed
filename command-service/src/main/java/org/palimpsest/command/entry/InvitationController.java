package org.palimpsest.command.entry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryBodies.Assignment;
import org.palimpsest.command.entry.EntryBodies.Invitation;
import org.palimpsest.command.entry.EntryBodies.Nothing;
import org.palimpsest.command.entry.EntryBodies.OptionalReason;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.DeclineInvitation;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.WithdrawInvitation;
import org.palimpsest.command.http.Answers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invitations to review over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Review")
final class InvitationController {
    private final Commands commands;
    private final Supplier<LocalDate> today;

    InvitationController(Commands commands, Supplier<LocalDate> today) {
        this.commands = commands;
        this.today = today;
    }

    @PostMapping("/invitations")
    @Operation(
            operationId = "inviteReviewer",
            summary = "Invite somebody to review in the present round",
            description = "They are told by mail and on their desk, and accept or decline. Where a contributor is called like them,"
                    + " “despite” must say why they are asked nevertheless; that, too, is for editors only.")
    ResponseEntity<Receipt> invite(@PathVariable UUID id, @RequestBody Invitation body, Envelope envelope) {
        return Answers.ok(commands.send(new InviteReviewer(id, body.reviewer(), today.get(), body.despite()), envelope));
    }

    @PostMapping("/withdraw-invitation")
    @Operation(operationId = "withdrawInvitation", summary = "Ask somebody no more who has not answered yet")
    ResponseEntity<Receipt> withdraw(@PathVariable UUID id, @RequestBody Assignment body, Envelope envelope) {
        return Answers.ok(commands.send(new WithdrawInvitation(id, body.reviewer()), envelope));
    }

    @PostMapping("/accept-invitation")
    @Operation(operationId = "acceptInvitation", summary = "Accept to review", description = "For the person who is invited.")
    ResponseEntity<Receipt> accept(
            @PathVariable UUID id, @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body, Envelope envelope) {
        return Answers.ok(commands.send(new AcceptInvitation(id), envelope));
    }

    @PostMapping("/decline-invitation")
    @Operation(
            operationId = "declineInvitation",
            summary = "Decline to review",
            description = "For the person who is invited. The reason is for editors only.")
    ResponseEntity<Receipt> decline(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable OptionalReason body, Envelope envelope) {
        return Answers.ok(commands.send(new DeclineInvitation(id, body == null ? null : body.reason()), envelope));
    }
}
