package org.palimpsest.command.comment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.comment.CommentCommand.ApproveComment;
import org.palimpsest.command.comment.CommentCommand.BlockCommenter;
import org.palimpsest.command.comment.CommentCommand.EraseComment;
import org.palimpsest.command.comment.CommentCommand.PostComment;
import org.palimpsest.command.comment.CommentCommand.RejectComment;
import org.palimpsest.command.comment.CommentCommand.ReportComment;
import org.palimpsest.command.comment.CommentCommand.UnblockCommenter;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.http.Answers;
import org.palimpsest.command.http.Confidential;
import org.palimpsest.events.Suspicion;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments over HTTP. */
@RestController
@RequestMapping(path = "/api/commands", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Comments")
final class CommentController {
    private static final String COMMENT = "The comment's id";

    private final Commands commands;
    private final Supplier<UUID> ids;

    record NewComment(
            @Nullable UUID replyTo,
            @Nullable String name,
            @Nullable String email,
            String text,
            @Nullable List<Suspicion> suspicions) {}

    record Rejection(@Nullable String reason) {}

    record CommentReport(String reason) {}

    record CommenterBlock(boolean everywhere, @Nullable String reason) {}

    record CommenterUnblock(boolean everywhere) {}

    record Nothing() {}

    CommentController(Commands commands, Supplier<UUID> ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping("/entries/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "postComment",
            summary = "Comment on a published entry",
            description = "For everybody. A commenter without an account gives a name, which is shown, and an e-mail address, which is"
                    + " shown to nobody. Name, address and text are stored encrypted, under a key of this comment alone. Where the section"
                    + " moderates comments, or where the comment looks like spam, it waits for an editor.")
    ResponseEntity<Receipt> post(@PathVariable UUID id, @RequestBody NewComment body, @Confidential Envelope envelope) {
        var suspicions = Objects.requireNonNullElse(body.suspicions(), List.<Suspicion>of());
        var command = new PostComment(
                ids.get(),
                id,
                body.replyTo(),
                body.name(),
                body.email(),
                body.text(),
                suspicions.stream().filter(Objects::nonNull).toList());
        var done = commands.send(command, envelope);
        return Answers.created("/api/comments/" + done.id(), done);
    }

    @PostMapping("/comments/{id}/approve")
    @Operation(
            operationId = "approveComment",
            summary = "Let a comment be shown",
            description = "For editors, but not of their own comment. What was reported of it is settled.")
    ResponseEntity<Receipt> approve(
            @Parameter(description = COMMENT) @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body,
            Envelope envelope) {
        return Answers.ok(commands.send(new ApproveComment(id), envelope));
    }

    @PostMapping("/comments/{id}/reject")
    @Operation(
            operationId = "rejectComment",
            summary = "Show a comment to nobody",
            description = "For editors and administrators, who can approve it again. Answers to it stay, under a gap.")
    ResponseEntity<Receipt> reject(
            @Parameter(description = COMMENT) @PathVariable UUID id, @RequestBody Rejection body, Envelope envelope) {
        return Answers.ok(commands.send(new RejectComment(id, body.reason()), envelope));
    }

    @PostMapping("/comments/{id}/report")
    @Operation(
            operationId = "reportComment",
            summary = "Ask the editors to look at a comment",
            description = "For everybody who can read it. It stays shown until an editor has looked at it.")
    ResponseEntity<Receipt> report(
            @Parameter(description = COMMENT) @PathVariable UUID id, @RequestBody CommentReport body, @Confidential Envelope envelope) {
        return Answers.ok(commands.send(new ReportComment(id, body.reason()), envelope));
    }

    @PostMapping("/comments/{id}/block")
    @Operation(
            operationId = "blockCommenter",
            summary = "Take no more comments from the person who wrote this one",
            description = "For editors and administrators; in the section of the comment, or everywhere. A commenter"
                    + " without an account is known by the e-mail address.")
    ResponseEntity<Receipt> block(
            @Parameter(description = COMMENT) @PathVariable UUID id, @RequestBody CommenterBlock body, Envelope envelope) {
        return Answers.ok(commands.send(new BlockCommenter(id, body.everywhere(), body.reason()), envelope));
    }

    @PostMapping("/comments/{id}/unblock")
    @Operation(operationId = "unblockCommenter", summary = "End a block that was made by this comment")
    ResponseEntity<Receipt> unblock(
            @Parameter(description = COMMENT) @PathVariable UUID id, @RequestBody CommenterUnblock body, Envelope envelope) {
        return Answers.ok(commands.send(new UnblockCommenter(id, body.everywhere()), envelope));
    }

    @PostMapping("/comments/{id}/erase")
    @Operation(
            operationId = "eraseComment",
            summary = "Forget a comment, for ever",
            description = "For the person who wrote it, if they did so with an account, and for administrators. Within seconds of the"
                    + " answer nobody can read any more what it said, nor who said it.")
    ResponseEntity<Receipt> erase(
            @Parameter(description = COMMENT) @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody(required = false) @Nullable Nothing body,
            Envelope envelope) {
        return Answers.ok(commands.send(new EraseComment(id), envelope));
    }
}
