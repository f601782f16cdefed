package org.palimpsest.command.entry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryCommand.AnswerCredit;
import org.palimpsest.command.entry.EntryCommand.ClaimCredit;
import org.palimpsest.command.entry.EntryCommand.DecideClaim;
import org.palimpsest.command.entry.EntryCommand.InviteContributor;
import org.palimpsest.command.entry.EntryCommand.ReleaseCredit;
import org.palimpsest.command.entry.EntryCommand.SetAsideObjection;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Asking;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.web.letter.LetterKind;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose the credits of an entry are, over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Credit")
final class CreditController {
    private final Commands commands;
    private final Asking asking;

    record Credited(String contributor) {}

    record ContributorInvitation(String contributor, String email, @Nullable UUID invitation) {}

    record ClaimDecision(String contributor, boolean confirmed, @Nullable String reason) {}

    record CreditAnswer(@Nullable String link, @Nullable String contributor, boolean agrees, @Nullable String reason) {}

    record SettingAside(String contributor, String reason) {}

    CreditController(Commands commands, Asking asking) {
        this.commands = commands;
        this.asking = asking;
    }

    @PostMapping("/contributor-invitations")
    @Operation(
            operationId = "inviteContributor",
            summary = "Let a contributor say that a credit is theirs",
            description = "For the owner; for editors once it is published. They get a mail with a link, once for each invitation. The"
                    + " address is in no event, and kept no longer than it takes to write the mail.")
    ResponseEntity<Receipt> invite(@PathVariable UUID id, @RequestBody ContributorInvitation body, @Confidential Envelope envelope) {
        var invitation = Asking.id(body.invitation(), envelope);
        var command = new InviteContributor(id, body.contributor(), invitation);
        return Answers.ok(asking.byMail(LetterKind.CREDIT, id, invitation, body.contributor(), body.email(), command, envelope));
    }

    @PostMapping("/credit-claims")
    @Operation(
            operationId = "claimCredit",
            summary = "Say that a credit is yours",
            description = "On a published entry; the owner or an editor confirms it. The owner claims their own in the draft, too.")
    ResponseEntity<Receipt> claim(@PathVariable UUID id, @RequestBody Credited body, Envelope envelope) {
        return Answers.ok(commands.send(new ClaimCredit(id, body.contributor()), envelope));
    }

    @PostMapping("/credit-claim-decisions")
    @Operation(operationId = "decideClaim", summary = "Confirm or decline that a credit is somebody's who claims it")
    ResponseEntity<Receipt> decide(@PathVariable UUID id, @RequestBody ClaimDecision body, Envelope envelope) {
        return Answers.ok(commands.send(new DecideClaim(id, body.contributor(), body.confirmed(), body.reason()), envelope));
    }

    @PostMapping("/credit-answers")
    @Operation(
            operationId = "answerCredit",
            summary = "Agree to be named, or object",
            description = "With “link”, the secret of the link in a mail, the caller takes the credit that the link is for. Without it,"
                    + " for the person who has the credit of “contributor”. An objection needs a reason, which owner and editors read.")
    ResponseEntity<Receipt> answer(@PathVariable UUID id, @RequestBody CreditAnswer body, Envelope envelope) {
        var invitation = asking.answered(LetterKind.CREDIT, id, body.link());
        var command = new AnswerCredit(id, invitation, body.contributor(), body.agrees(), body.reason());
        return Answers.ok(commands.send(command, envelope));
    }

    @PostMapping("/credit-releases")
    @Operation(
            operationId = "releaseCredit",
            summary = "Have a credit be nobody's again",
            description = "For the person who has the credit. Where nobody objects also for the owner, and editors once it is published.")
    ResponseEntity<Receipt> release(@PathVariable UUID id, @RequestBody Credited body, Envelope envelope) {
        return Answers.ok(commands.send(new ReleaseCredit(id, body.contributor()), envelope));
    }

    @PostMapping("/objections-set-aside")
    @Operation(
            operationId = "setAsideObjection",
            summary = "Name somebody who objects to it",
            description = "For editors who are not the owner. Without it, an entry is not published while somebody named in it objects.")
    ResponseEntity<Receipt> setAside(@PathVariable UUID id, @RequestBody SettingAside body, Envelope envelope) {
        return Answers.ok(commands.send(new SetAsideObjection(id, body.contributor(), body.reason()), envelope));
    }
}
