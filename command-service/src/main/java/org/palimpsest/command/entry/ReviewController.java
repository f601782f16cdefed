package org.palimpsest.command.entry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryBodies.Assignment;
import org.palimpsest.command.entry.EntryBodies.Handed;
import org.palimpsest.command.entry.EntryBodies.Message;
import org.palimpsest.command.entry.EntryBodies.OptionalMessage;
import org.palimpsest.command.entry.EntryBodies.Reasoned;
import org.palimpsest.command.entry.EntryBodies.Review;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.TakeBackDecision;
import org.palimpsest.command.http.Answers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The review of an entry over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Review")
final class ReviewController {
    private final Commands commands;

    ReviewController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/handling-editor")
    @Operation(
            operationId = "handOn",
            summary = "See to the entry, or have another editor see to it, or nobody",
            description = "For editors of the section who do not own it. When the editor who sees to it is not an editor of the section"
                    + " any more, it goes back to the queue by itself.")
    ResponseEntity<Receipt> handOn(@PathVariable UUID id, @RequestBody Handed body, Envelope envelope) {
        return Answers.ok(commands.send(new HandOn(id, body.editor()), envelope));
    }

    @PostMapping("/reviewers")
    @Operation(operationId = "assignReviewer", summary = "Have somebody review in the present round who has agreed to")
    ResponseEntity<Receipt> assign(@PathVariable UUID id, @RequestBody Assignment body, Envelope envelope) {
        return Answers.ok(commands.send(new AssignReviewer(id, body.reviewer()), envelope));
    }

    @PostMapping("/reviews")
    @Operation(
            operationId = "submitReview",
            summary = "Hand in a review",
            description = "For the reviewers of this round. What is told to the editor is for editors only.")
    ResponseEntity<Receipt> review(@PathVariable UUID id, @RequestBody Review body, Envelope envelope) {
        return Answers.ok(commands.send(body.command(id), envelope));
    }

    @PostMapping("/request-revisions")
    @Operation(operationId = "requestRevisions", summary = "Ask the author for another version")
    ResponseEntity<Receipt> requestRevisions(@PathVariable UUID id, @RequestBody Message body, Envelope envelope) {
        return Answers.ok(commands.send(new RequestRevisions(id, body.message(), body.quotesReports()), envelope));
    }

    @PostMapping("/accept")
    @Operation(
            operationId = "acceptEntry",
            summary = "Accept the entry for publication",
            description = "Needs as many reviews in this round as the section's policy asked for at submission.")
    ResponseEntity<Receipt> accept(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable OptionalMessage body, Envelope envelope) {
        var command = body == null ? new AcceptEntry(id, null) : new AcceptEntry(id, body.message(), body.quotesReports());
        return Answers.ok(commands.send(command, envelope));
    }

    @PostMapping("/take-back-decision")
    @Operation(
            operationId = "takeBackDecision",
            summary = "Take back a decision that was a mistake",
            description = "As long as nothing has followed from it: the authors have not begun to revise the entry, and it was not"
                    + " published. The round goes on as it was, and a publication that was planned is planned no longer.")
    ResponseEntity<Receipt> takeBack(@PathVariable UUID id, @RequestBody Reasoned body, Envelope envelope) {
        return Answers.ok(commands.send(new TakeBackDecision(id, body.reason()), envelope));
    }

    @PostMapping("/decline")
    @Operation(operationId = "declineEntry", summary = "Decline the entry")
    ResponseEntity<Receipt> decline(@PathVariable UUID id, @RequestBody Message body, Envelope envelope) {
        return Answers.ok(commands.send(new DeclineEntry(id, body.message(), body.quotesReports()), envelope));
    }
}
