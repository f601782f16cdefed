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
import org.palimpsest.command.http.VersionRequired;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.ChangeProfile;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.command.person.PersonCommand.RevokeRole;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Role;
import org.palimpsest.web.session.PersonStandings;
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

/** Accounts over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/people", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "People")
final class PersonController {
    private final Commands commands;
    private final PersonStandings standings;

    record NameAndAddress(String name, String email) {}

    record NewProfile(
            String name,
            @Nullable List<Affiliation> affiliations,
            @Nullable String orcid,
            @Nullable String expertise,
            boolean shown) {
        ChangeProfile command(String id) {
            return new ChangeProfile(id, name, affiliations == null ? List.of() : affiliations, orcid, expertise, shown);
        }
    }

    record Erasure() {}

    record Grant(Role role, @Nullable List<String> sections) {}

    PersonController(Commands commands, PersonStandings standings) {
        this.commands = commands;
        this.standings = standings;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "registerPerson",
            summary = "Register as the person that the token names",
            description = "Name and e-mail address are stored encrypted, under a key of this person alone.")
    ResponseEntity<Receipt> register(@RequestBody NameAndAddress body, @Confidential Envelope envelope) {
        var command = new RegisterPerson(envelope.person(), body.name(), body.email());
        return Answers.created("/api/people/me", atOnce(command, envelope));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "changePerson",
            summary = "Change your name or e-mail address",
            description = "Needs If-Match with the ETag of what was changed.")
    ResponseEntity<Receipt> change(
            @PathVariable String id, @RequestBody NameAndAddress body, @Confidential @VersionRequired Envelope envelope) {
        return Answers.ok(commands.send(new ChangePerson(id, body.name(), body.email()), envelope));
    }

    @PutMapping("/{id}/profile")
    @Operation(
            operationId = "changeProfile",
            summary = "Change your name or what you say of yourself",
            description = "All of it: what is left out is emptied. Needs If-Match with the ETag of what was changed. It is stored"
                    + " encrypted, under a key of this person alone, and readers see it only if “shown” says so.")
    ResponseEntity<Receipt> changeProfile(
            @PathVariable String id, @RequestBody NewProfile body, @Confidential @VersionRequired Envelope envelope) {
        return Answers.ok(commands.send(body.command(id), envelope));
    }

    @PostMapping("/{id}/erase")
    @Operation(
            operationId = "erasePerson",
            summary = "Forget a person, for ever",
            description = "For the person, and for administrators. Within seconds of the answer, what was stored of them cannot"
                    + " be read any more, by nobody; that they were here, and what they did under their id, stays."
                    + " The id cannot register again.")
    ResponseEntity<Receipt> erase(
            @PathVariable String id, @Parameter(hidden = true) @RequestBody(required = false) @Nullable Erasure body, Envelope envelope) {
        return Answers.ok(atOnce(new ErasePerson(id), envelope));
    }

    @PostMapping("/{id}/roles")
    @Operation(
            operationId = "grantRole",
            summary = "Grant a person a role",
            description = "For administrators. The role counts in the sections that are named here and nowhere else; in all of them where none"
                    + " is. Only who has the role REVIEWER in an entry's section can be asked to review it.")
    ResponseEntity<Receipt> grant(@PathVariable String id, @RequestBody Grant body, Envelope envelope) {
        return Answers.ok(atOnce(new GrantRole(id, body.role(), body.sections()), envelope));
    }

    @DeleteMapping("/{id}/roles/{role}")
    @Operation(
            operationId = "revokeRole",
            summary = "Take a role from a person",
            description = "For administrators. What the person did in it stays.")
    ResponseEntity<Receipt> revoke(@PathVariable String id, @PathVariable Role role, Envelope envelope) {
        return Answers.ok(atOnce(new RevokeRole(id, role), envelope));
    }

    /** What changes a person's roles holds for the next request on this node already. */
    private Receipt atOnce(PersonCommand command, Envelope envelope) {
        var done = commands.send(command, envelope);
        standings.refresh(command.personId());
        return done;
    }
}
