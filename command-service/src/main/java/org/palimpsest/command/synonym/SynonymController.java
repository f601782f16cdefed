package org.palimpsest.command.synonym;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.synonym.SynonymCommand.AddSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.RemoveSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.ReviseSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.Wording;
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

/** Groups of synonyms over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/synonyms", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Synonyms", description = "For editors and administrators")
final class SynonymController {
    private final Commands commands;
    private final Supplier<UUID> ids;

    record SynonymRemoval(@Nullable String reason) {}

    SynonymController(Commands commands, Supplier<UUID> ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addSynonyms",
            summary = "Say which words mean the same to the search",
            description = "Who searches for one of them finds the others, too, from that moment on.")
    ResponseEntity<Receipt> add(@RequestBody Wording body, Envelope envelope) {
        return Answers.created("/api/synonyms", commands.send(new AddSynonyms(ids.get(), body), envelope));
    }

    @PutMapping("/{group}")
    @Operation(
            operationId = "reviseSynonyms",
            summary = "Give a group of synonyms other words",
            description = "If-Match compares with the group's own version: that others have changed meanwhile is no conflict.")
    ResponseEntity<Receipt> revise(@PathVariable UUID group, @RequestBody Wording body, Envelope envelope) {
        return Answers.ok(commands.send(new ReviseSynonyms(group, body), envelope));
    }

    @PostMapping("/{group}/remove")
    @Operation(operationId = "removeSynonyms", summary = "Remove a group of synonyms")
    ResponseEntity<Receipt> remove(
            @PathVariable UUID group, @RequestBody(required = false) @Nullable SynonymRemoval body, Envelope envelope) {
        return Answers.ok(commands.send(new RemoveSynonyms(group, body == null ? null : body.reason()), envelope));
    }
}
