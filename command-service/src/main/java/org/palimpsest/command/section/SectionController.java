package org.palimpsest.command.section;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.section.SectionCommand.ChangePolicy;
import org.palimpsest.command.section.SectionCommand.ChangeReviewForm;
import org.palimpsest.command.section.SectionCommand.CloseSection;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
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

/** Sections over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/sections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sections", description = "For administrators")
final class SectionController {
    private final Commands commands;

    record Closing(String reason) {}

    record ReviewForm(List<ReviewQuestion> questions) {
        ReviewForm {
            questions = questions == null ? List.of() : questions;
        }
    }

    SectionController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createSection", summary = "Create a section with its policy")
    ResponseEntity<Receipt> create(@RequestBody CreateSection body, Envelope envelope) {
        var done = commands.send(body, envelope);
        return Answers.created("/api/sections/" + done.id(), done);
    }

    @PutMapping("/{slug}/policy")
    @Operation(
            operationId = "changePolicy",
            summary = "Give a section another policy",
            description = "It rules what is submitted from now on; rounds that have begun keep theirs.")
    ResponseEntity<Receipt> changePolicy(@PathVariable String slug, @RequestBody Policy policy, Envelope envelope) {
        return Answers.ok(commands.send(new ChangePolicy(slug, policy), envelope));
    }

    @PutMapping("/{slug}/review-form")
    @Operation(
            operationId = "changeReviewForm",
            summary = "Ask a section's reviewers other questions",
            description = "Beside what they recommend. Rounds that have begun keep the questions they began with.")
    ResponseEntity<Receipt> changeReviewForm(@PathVariable String slug, @RequestBody ReviewForm body, Envelope envelope) {
        return Answers.ok(commands.send(new ChangeReviewForm(slug, body.questions()), envelope));
    }

    @PostMapping("/{slug}/close")
    @Operation(operationId = "closeSection", summary = "Let no new entry be started; what is there stays")
    ResponseEntity<Receipt> close(@PathVariable String slug, @RequestBody Closing body, Envelope envelope) {
        return Answers.ok(commands.send(new CloseSection(slug, body.reason()), envelope));
    }
}
