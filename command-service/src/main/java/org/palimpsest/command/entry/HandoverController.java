package org.palimpsest.command.entry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryBodies.Nothing;
import org.palimpsest.command.entry.EntryCommand.AnswerHandover;
import org.palimpsest.command.entry.EntryCommand.HandOver;
import org.palimpsest.command.entry.EntryCommand.TakeBackHandover;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Asking;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.web.Problem;
import org.palimpsest.web.letter.LetterKind;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who owns an entry, over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Ownership")
final class HandoverController {
    private final Commands commands;
    private final Asking asking;

    record Handover(@Nullable String person, @Nullable String email, @Nullable UUID offer, @Nullable String reason) {}

    record HandoverAnswer(@Nullable String link, boolean accepts) {}

    HandoverController(Commands commands, Asking asking) {
        this.commands = commands;
        this.asking = asking;
    }

    @PostMapping("/handover")
    @Operation(
            operationId = "handOver",
            summary = "Offer the entry to somebody who is to own it",
            description = "For the owner; with a reason, for editors and administrators. Either to a “person” who is credited and has agreed"
                    + " to it, or to an “email” address, which gets a mail with a link. Whether it has an account is not told. Nothing"
                    + " changes before they accept.")
    ResponseEntity<Receipt> offer(@PathVariable UUID id, @RequestBody Handover body, @Confidential Envelope envelope) {
        if ((body.person() == null) == (body.email() == null)) {
            throw Problem.malformed("person", "It is not clear to whom it is offered.", "a person's id or an e-mail address, one of both");
        }
        var offer = Asking.id(body.offer(), envelope);
        var command = new HandOver(id, body.person(), offer, body.reason());
        return Answers.ok(
                body.person() == null
                        ? asking.byMail(LetterKind.HANDOVER, id, offer, "", body.email(), command, envelope)
                        : commands.send(command, envelope));
    }

    @PostMapping("/take-back-handover")
    @Operation(
            operationId = "takeBackHandover",
            summary = "Offer the entry no longer",
            description = "For the owner, editors and administrators, until it was accepted.")
    ResponseEntity<Receipt> takeBack(
            @PathVariable UUID id, @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body, Envelope envelope) {
        return Answers.ok(commands.send(new TakeBackHandover(id), envelope));
    }

    @PostMapping("/answer-handover")
    @Operation(
            operationId = "answerHandover",
            summary = "Own an entry that is offered, or decline to",
            description = "With “link”, the secret of the link in a mail, for anyone who is signed in; without it, for the person to"
                    + " whom it is offered. Not for people who review the entry or have done so, nor for an editor who has seen who does.")
    ResponseEntity<Receipt> answer(@PathVariable UUID id, @RequestBody HandoverAnswer body, Envelope envelope) {
        var offer = asking.answered(LetterKind.HANDOVER, id, body.link());
        return Answers.ok(commands.send(new AnswerHandover(id, offer, body.accepts()), envelope));
    }
}
