package org.palimpsest.command.person;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.command.person.PersonCommand.ConnectProvider;
import org.palimpsest.command.person.PersonCommand.DisconnectProvider;
import org.palimpsest.command.person.PersonCommand.Identity;
import org.palimpsest.command.person.PersonCommand.RegisterConnected;
import org.palimpsest.web.session.PersonStandings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the service that has the door says of accounts at OpenID providers, which it has checked. Nobody else may, so no description of
 * the API tells of it.
 */
@RestController
@Hidden
final class ProviderController {
    private final Commands commands;
    private final PersonStandings standings;

    /** With name and address where the person registers with it. */
    record Connection(String issuer, String subject, @Nullable String name, @Nullable String email) {}

    record Disconnection(String identityKey) {}

    ProviderController(Commands commands, PersonStandings standings) {
        this.commands = commands;
        this.standings = standings;
    }

    @PostMapping(path = "/api/commands/people/{id}/providers", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> connect(@PathVariable String id, @RequestBody Connection body, @Confidential Envelope envelope) {
        var identity = new Identity(body.issuer, body.subject);
        if (body.name == null || body.email == null) {
            return Answers.ok(commands.send(new ConnectProvider(id, identity), envelope));
        }
        var done = commands.send(new RegisterConnected(id, body.name, body.email, identity), envelope);
        standings.refresh(id);
        return Answers.ok(done);
    }

    @PostMapping(path = "/api/commands/people/{id}/providers/disconnect", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> disconnect(@PathVariable String id, @RequestBody Disconnection body, Envelope envelope) {
        return Answers.ok(commands.send(new DisconnectProvider(id, body.identityKey), envelope));
    }
}
