package org.palimpsest.command.file;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.entry.EntryCommand.DescribeFile;
import org.palimpsest.command.entry.EntryCommand.RemoveFile;
import org.palimpsest.command.file.FileBodies.Described;
import org.palimpsest.command.file.FileBodies.Named;
import org.palimpsest.command.file.Uploads.Upload;
import org.palimpsest.command.http.Answers;
import org.palimpsest.permission.Caller;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The files of a draft over HTTP. */
@RestController
@RequestMapping(path = "/api/commands/entries/{id}/files", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Files")
final class FileController {
    private final Uploads uploads;
    private final Commands commands;

    FileController(Uploads uploads, Commands commands) {
        this.uploads = uploads;
        this.commands = commands;
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "attachFile",
            summary = "Attach a file to the draft",
            description = "The body is the file. What it is, its content tells; what is kept is made of it without what tells who made it"
                    + " where. Sent again, it changes nothing. Where another file has its name it gets a number.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(
                                    mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Receipt> attach(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String alternative,
            @RequestParam(defaultValue = "false") boolean decorative,
            @RequestParam(defaultValue = "false") boolean replaces,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, defaultValue = "0") long length,
            @Parameter(hidden = true) @RequestBody(required = false) @Nullable Flux<DataBuffer> body,
            @Parameter(hidden = true) Caller caller) {
        var upload = new Upload(id, name, alternative, decorative, replaces);
        uploads.expect(upload, length, caller);
        return uploads.take(upload, uploads.stream(body == null ? Flux.empty() : body), caller);
    }

    @PostMapping("/describe")
    @Operation(
            operationId = "describeFile",
            summary = "Say what a picture shows",
            description = "For people who do not see it. Without an alternative it is decorative.")
    ResponseEntity<Receipt> describe(@PathVariable UUID id, @RequestBody Described body, Envelope envelope) {
        return Answers.ok(commands.send(new DescribeFile(id, body.name(), body.alternative()), envelope));
    }

    @PostMapping("/remove")
    @Operation(
            operationId = "removeFile",
            summary = "Take a file out of the draft",
            description = "What was submitted or published with it keeps it. A picture that stands in the text stays (409).")
    ResponseEntity<Receipt> remove(@PathVariable UUID id, @RequestBody Named body, Envelope envelope) {
        return Answers.ok(commands.send(new RemoveFile(id, body.name()), envelope));
    }
}
