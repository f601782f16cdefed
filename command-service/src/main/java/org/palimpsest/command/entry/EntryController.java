package org.palimpsest.command.entry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryBodies.Moved;
import org.palimpsest.command.entry.EntryBodies.NewEntry;
import org.palimpsest.command.entry.EntryBodies.Nothing;
import org.palimpsest.command.entry.EntryBodies.Plan;
import org.palimpsest.command.entry.EntryBodies.Publication;
import org.palimpsest.command.entry.EntryBodies.Reasoned;
import org.palimpsest.command.entry.EntryBodies.Submission;
import org.palimpsest.command.entry.EntryBodies.Suppressing;
import org.palimpsest.command.entry.EntryCommand.LiftEmbargo;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.VersionRequired;
import org.palimpsest.events.Content;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An entry's life over HTTP, but for its review. */
@RestController
@RequestMapping(path = "/api/commands/entries", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Entries")
final class EntryController {
    private final Commands commands;
    private final Supplier<UUID> ids;

    EntryController(Commands commands, Supplier<UUID> ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "startDraft",
            summary = "Begin an entry",
            description = "For contributors. The content may be incomplete. The slug is a wish: the entry gets its address when it is"
                    + " first published, this one or one made of the title, with part of the id where another entry has it.")
    ResponseEntity<Receipt> start(@RequestBody NewEntry body, Envelope envelope) {
        var done = commands.send(body.command(ids.get()), envelope);
        return Answers.created("/api/drafts/" + done.id(), done);
    }

    @PutMapping("/{id}/draft")
    @Operation(
            operationId = "reviseDraft",
            summary = "Replace the content of the working draft",
            description = "What is left out is emptied. Needs If-Match with the ETag of what was changed.")
    ResponseEntity<Receipt> revise(
            @PathVariable UUID id, @RequestBody Content content, @VersionRequired Envelope envelope) {
        return Answers.ok(commands.send(new ReviseDraft(id, content), envelope));
    }

    @PostMapping("/{id}/submit")
    @Operation(
            operationId = "submitEntry",
            summary = "Hand the draft to the editors",
            description = "The first time and, after requested revisions, again as the next round, with what the authors say to"
                    + " the reports that asked for them. Everything that a complete entry needs must be there. Where the section's"
                    + " reviewers are not to know who wrote it, each place that may tell them must be removed, or named in `keeps`;"
                    + " the answer to a request without them lists the places.")
    ResponseEntity<Receipt> submit(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Submission body, Envelope envelope) {
        var command = body == null ? new SubmitEntry(id) : new SubmitEntry(id, body.responses(), body.keeps());
        return Answers.ok(commands.send(command, envelope));
    }

    @PostMapping("/{id}/publish")
    @Operation(
            operationId = "publishEntry",
            summary = "Make the accepted draft readable as the next version",
            description = "Left out, the kind is FIRST_PUBLICATION for the first version and NEW_VERSION for others. A correction and"
                    + " an erratum need a reason, which readers get; a first publication has none. A first publication can come under"
                    + " an embargo: until embargoUntil readers get all but text, links and files, and so they do of each version"
                    + " that follows before. When it is time the embargo ends by itself, by the rules of a click.")
    ResponseEntity<Receipt> publish(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Publication body, Envelope envelope) {
        var command = body == null ? new PublishEntry(id) : new PublishEntry(id, body.kind(), body.reason(), body.embargoUntil());
        return Answers.ok(commands.send(command, envelope));
    }

    @PostMapping("/{id}/schedule")
    @Operation(
            operationId = "schedulePublication",
            summary = "Plan when the entry is published, withdrawn, or both",
            description = "In place of what was planned before; with neither moment nothing is planned any more. When it is time the"
                    + " same rules hold as if the person who planned it did it by hand, and a refusal is told on the entry's page.")
    ResponseEntity<Receipt> schedule(@PathVariable UUID id, @RequestBody Plan body, Envelope envelope) {
        return Answers.ok(commands.send(body.command(id), envelope));
    }

    @PostMapping("/{id}/move-embargo")
    @Operation(
            operationId = "moveEmbargo",
            summary = "Give the embargo on the text another end",
            description = "For editors who may publish the entry, as long as it is under an embargo. Readers get the reason.")
    ResponseEntity<Receipt> moveEmbargo(@PathVariable UUID id, @RequestBody Moved body, Envelope envelope) {
        return Answers.ok(commands.send(new MoveEmbargo(id, body.until(), body.reason()), envelope));
    }

    @PostMapping("/{id}/lift-embargo")
    @Operation(
            operationId = "liftEmbargo",
            summary = "Let readers have the text before its embargo ends",
            description = "For editors who may publish the entry. Each version that is under the embargo becomes readable. Readers get"
                    + " the reason.")
    ResponseEntity<Receipt> liftEmbargo(@PathVariable UUID id, @RequestBody Reasoned body, Envelope envelope) {
        return Answers.ok(commands.send(new LiftEmbargo(id, body.reason()), envelope));
    }

    @PostMapping("/{id}/start-revision")
    @Operation(
            operationId = "startRevision",
            summary = "Open the published entry for its next version",
            description = "The published version stays readable.")
    ResponseEntity<Receipt> startRevision(
            @PathVariable UUID id, @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body, Envelope envelope) {
        return Answers.ok(commands.send(new StartRevision(id), envelope));
    }

    @PostMapping("/{id}/withdraw")
    @Operation(
            operationId = "withdrawEntry",
            summary = "Put a tombstone in the entry's place",
            description = "Whether its versions stay readable, marked as withdrawn, the section's policy of this moment says.")
    ResponseEntity<Receipt> withdraw(@PathVariable UUID id, @RequestBody Reasoned body, Envelope envelope) {
        return Answers.ok(commands.send(new WithdrawEntry(id, body.reason()), envelope));
    }

    @PostMapping("/{id}/reinstate")
    @Operation(operationId = "reinstateEntry", summary = "Bring a withdrawn entry back")
    ResponseEntity<Receipt> reinstate(@PathVariable UUID id, @RequestBody Reasoned body, Envelope envelope) {
        return Answers.ok(commands.send(new ReinstateEntry(id, body.reason()), envelope));
    }

    @PostMapping("/{id}/suppressions")
    @Operation(
            operationId = "suppress",
            summary = "Serve a passage, keyword, contributor or version to nobody",
            description = "For editors and administrators. It holds for every state of the entry, page, API, search and history"
                    + " alike; the log still has it. Suppressions of an entry are numbered from 1.")
    ResponseEntity<Receipt> suppress(@PathVariable UUID id, @RequestBody Suppressing body, Envelope envelope) {
        return Answers.ok(commands.send(body.command(id), envelope));
    }

    @PostMapping("/{id}/suppressions/{number}/lift")
    @Operation(operationId = "liftSuppression", summary = "Serve again what a suppression kept back")
    ResponseEntity<Receipt> lift(
            @PathVariable UUID id, @PathVariable int number, @RequestBody Reasoned body, Envelope envelope) {
        return Answers.ok(commands.send(new LiftSuppression(id, number, body.reason()), envelope));
    }
}
