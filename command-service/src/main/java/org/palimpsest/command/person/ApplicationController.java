package org.palimpsest.command.person;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.command.person.PersonCommand.AcceptApplication;
import org.palimpsest.command.person.PersonCommand.ApplyAsReviewer;
import org.palimpsest.command.person.PersonCommand.DeclineApplication;
import org.palimpsest.command.person.PersonCommand.WithdrawApplication;
import org.palimpsest.web.session.PersonStandings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people become reviewers, over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/people/{id}/reviewer-application", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "People")
final class ApplicationController {
    private final Commands commands;
    private final PersonStandings standings;

    record ReviewerApplication(List<String> sections, String expertise, String statement) {}

    record Declining(String reason) {}

    record Nothing() {}

    ApplicationController(Commands commands, PersonStandings standings) {
        this.commands = commands;
        this.standings = standings;
    }

    @PostMapping
    @Operation(
            operationId = "applyAsReviewer",
            summary = "Ask to become a reviewer",
            description = "For the person, who is no reviewer yet and has no application that waits. What is written is stored"
                    + " encrypted, under a key of this person alone.")
    ResponseEntity<Receipt> apply(
            @PathVariable String id, @RequestBody ReviewerApplication body, @Confidential Envelope envelope) {
        var command = new ApplyAsReviewer(id, body.sections(), body.expertise(), body.statement());
        return Answers.ok(commands.send(command, envelope));
    }

    @PostMapping("/withdraw")
    @Operation(operationId = "withdrawApplication", summary = "Take back your application to become a reviewer")
    ResponseEntity<Receipt> withdraw(
            @PathVariable String id, @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body, Envelope envelope) {
        return Answers.ok(commands.send(new WithdrawApplication(id), envelope));
    }

    @PostMapping("/accept")
    @Operation(
            operationId = "acceptApplication",
            summary = "Make an applicant a reviewer",
            description = "For editors, but not of their own application, and for administrators. It grants the role REVIEWER.")
    ResponseEntity<Receipt> accept(
            @PathVariable String id, @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body, Envelope envelope) {
        var done = commands.send(new AcceptApplication(id), envelope);
        standings.refresh(id);
        return Answers.ok(done);
    }

    @PostMapping("/decline")
    @Operation(
            operationId = "declineApplication",
            summary = "Decline an application to become a reviewer",
            description = "For editors, but not of their own application, and for administrators. The applicant is told the reason,"
                    + " and may apply again.")
    ResponseEntity<Receipt> decline(@PathVariable String id, @RequestBody Declining body, @Confidential Envelope envelope) {
        return Answers.ok(commands.send(new DeclineApplication(id, body.reason()), envelope));
    }
}
