package org.palimpsest.command.person;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Supplier;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.command.person.PersonCommand.ChangeSavedSearch;
import org.palimpsest.command.person.PersonCommand.RemoveSavedSearch;
import org.palimpsest.command.person.PersonCommand.SaveSearch;
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

/** Saved searches over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/people/{id}/searches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "People")
final class SavedSearchController {
    private final Commands commands;
    private final Supplier<UUID> ids;

    record NewSearch(String name, String question, boolean mailed) {}

    record SearchChange(String name, boolean mailed) {}

    SavedSearchController(Commands commands, Supplier<UUID> ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "saveSearch",
            summary = "Save a search of yours",
            description = "“question” is what follows “/search?” in the address of its page of results, without page and asOf."
                    + " Name and question are stored encrypted, under a key of this person alone. “mailed”: whether the mail of"
                    + " the day tells what has newly come to it.")
    ResponseEntity<Receipt> save(@PathVariable String id, @RequestBody NewSearch body, @Confidential Envelope envelope) {
        var command = new SaveSearch(id, ids.get(), body.name(), body.question(), body.mailed());
        return Answers.created("/api/people/me/searches", commands.send(command, envelope));
    }

    @PutMapping("/{search}")
    @Operation(operationId = "changeSavedSearch", summary = "Give a saved search of yours another name, or have it mailed or not")
    ResponseEntity<Receipt> change(
            @PathVariable String id, @PathVariable UUID search, @RequestBody SearchChange body, @Confidential Envelope envelope) {
        return Answers.ok(commands.send(new ChangeSavedSearch(id, search, body.name(), body.mailed()), envelope));
    }

    @DeleteMapping("/{search}")
    @Operation(operationId = "removeSavedSearch", summary = "Remove a saved search of yours")
    ResponseEntity<Receipt> remove(@PathVariable String id, @PathVariable UUID search, Envelope envelope) {
        return Answers.ok(commands.send(new RemoveSavedSearch(id, search), envelope));
    }
}
