package org.palimpsest.command.entry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryBodies.Said;
import org.palimpsest.command.entry.EntryBodies.SaidToReviewer;
import org.palimpsest.command.entry.EntryCommand.SendMessage;
import org.palimpsest.command.http.Answers;
import org.palimpsest.events.Discussion;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said about an entry at work, over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Discussions")
final class DiscussionController {
    private final Commands commands;

    DiscussionController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/author-messages")
    @Operation(
            operationId = "discussWithAuthor",
            summary = "Say something in the discussion of owner and editors",
            description = "For the owner and the editors of the section. Reviewers never get it.")
    ResponseEntity<Receipt> withAuthor(@PathVariable UUID id, @RequestBody Said body, Envelope envelope) {
        return Answers.ok(commands.send(new SendMessage(id, Discussion.AUTHOR, null, body.text()), envelope));
    }

    @PostMapping("/reviewer-messages")
    @Operation(
            operationId = "discussWithReviewer",
            summary = "Say something in the discussion of the editors and one reviewer",
            description = "For the editors, and for a reviewer of the present round. Neither the owner nor other reviewers ever get it.")
    ResponseEntity<Receipt> withReviewer(@PathVariable UUID id, @RequestBody SaidToReviewer body, Envelope envelope) {
        return Answers.ok(commands.send(new SendMessage(id, Discussion.REVIEWER, body.reviewer(), body.text()), envelope));
    }

    @PostMapping("/editor-messages")
    @Operation(
            operationId = "discussAmongEditors",
            summary = "Say something in the discussion of the section's editors",
            description = "Nobody else ever gets it, nor does an editor who owns the entry.")
    ResponseEntity<Receipt> amongEditors(@PathVariable UUID id, @RequestBody Said body, Envelope envelope) {
        return Answers.ok(commands.send(new SendMessage(id, Discussion.EDITORS, null, body.text()), envelope));
    }
}
