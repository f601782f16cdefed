package org.palimpsest.command.issue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.issue.IssueBodies.Added;
import org.palimpsest.command.issue.IssueBodies.IssuePublication;
import org.palimpsest.command.issue.IssueBodies.NewIssue;
import org.palimpsest.command.issue.IssueBodies.Order;
import org.palimpsest.command.issue.IssueCommand.AddToIssue;
import org.palimpsest.command.issue.IssueCommand.ChangeIssue;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.command.issue.IssueCommand.PublishIssue;
import org.palimpsest.command.issue.IssueCommand.RemoveFromIssue;
import org.palimpsest.command.issue.IssueCommand.ReorderIssue;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues of journals over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/issues", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Issues", description = "For editors")
final class IssueController {
    private final Commands commands;
    private final Supplier<UUID> ids;

    IssueController(Commands commands, Supplier<UUID> ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "planIssue", summary = "Begin to put an issue of a journal together")
    ResponseEntity<Receipt> plan(@RequestBody NewIssue body, Envelope envelope) {
        var done = commands.send(body.command(ids.get()), envelope);
        return Answers.created("/api/issues/" + done.id(), done);
    }

    @PutMapping("/{issue}")
    @Operation(operationId = "changeIssue", summary = "Give an issue another volume, number, year or title")
    ResponseEntity<Receipt> change(@PathVariable UUID issue, @RequestBody Details body, Envelope envelope) {
        return Answers.ok(commands.send(new ChangeIssue(issue, body), envelope));
    }

    @PostMapping("/{issue}/entries")
    @Operation(operationId = "addToIssue", summary = "Put an accepted entry of the section at the end of the issue")
    ResponseEntity<Receipt> add(@PathVariable UUID issue, @RequestBody Added body, Envelope envelope) {
        return Answers.ok(commands.send(new AddToIssue(issue, body.entry()), envelope));
    }

    @DeleteMapping("/{issue}/entries/{entry}")
    @Operation(operationId = "removeFromIssue", summary = "Take an entry out of the issue")
    ResponseEntity<Receipt> remove(@PathVariable UUID issue, @PathVariable UUID entry, Envelope envelope) {
        return Answers.ok(commands.send(new RemoveFromIssue(issue, entry), envelope));
    }

    @PutMapping("/{issue}/order")
    @Operation(operationId = "reorderIssue", summary = "Give the entries another order", description = "Names each of them once.")
    ResponseEntity<Receipt> reorder(@PathVariable UUID issue, @RequestBody Order body, Envelope envelope) {
        return Answers.ok(commands.send(new ReorderIssue(issue, body.entries()), envelope));
    }

    @PostMapping("/{issue}/publish")
    @Operation(
            operationId = "publishIssue",
            summary = "Publish the issue with all of its entries, as one",
            description = "Each entry must be one that the sender could publish by itself. If one cannot be, nothing is published,"
                    + " and the answer says which and why. Until embargoUntil readers get all but the texts of entries that they do not"
                    + " have yet.")
    ResponseEntity<Receipt> publish(
            @PathVariable UUID issue, @RequestBody(required = false) @Nullable IssuePublication body, Envelope envelope) {
        return Answers.ok(commands.send(new PublishIssue(issue, body == null ? null : body.embargoUntil()), envelope));
    }
}
