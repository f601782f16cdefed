package org.palimpsest.command.file;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.command.file.FileBodies.Expected;
import org.palimpsest.command.file.UnfinishedUploads.Unfinished;
import org.palimpsest.command.file.Uploads.Upload;
import org.palimpsest.events.text.Violation;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A file in pieces, so that a connection that breaks costs a piece and no more. Headers and media type are those of
 * draft-ietf-httpbis-resumable-upload; each piece is a request of its own.
 */
@RestController
@RequestMapping(path = "/api/commands", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Files")
final class UploadController {
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String PARTIAL = "application/partial-upload";

    /** In bytes: of the smallest piece but the last. */
    static final int SMALLEST = 64 * 1024;

    /** So many of one person. */
    static final int MOST = 20;

    private final Uploads uploads;
    private final UnfinishedUploads unfinished;

    UploadController(Uploads uploads, UnfinishedUploads unfinished) {
        this.uploads = uploads;
        this.unfinished = unfinished;
    }

    @PostMapping("/entries/{id}/uploads")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "beginUpload",
            summary = "Begin to attach a file in pieces",
            description = "Where to send them says Location. What is not finished within a day is forgotten.")
    ResponseEntity<Void> begin(@PathVariable UUID id, @RequestBody Expected body, @Parameter(hidden = true) Caller caller) {
        var upload = new Upload(id, body.name(), body.alternative(), body.decorative(), body.replaces());
        if (body.length() < 1) {
            throw invalid("length", "This file is empty.", "how many bytes it has");
        }
        uploads.expect(upload, body.length(), caller);
        if (unfinished.of(caller.id()) >= MOST) {
            throw new Problem(ProblemType.WRONG_STATE, MOST + " uploads of yours are not finished. Finish or cancel one of them.");
        }
        var begun = unfinished.begin(upload, body.length(), caller.id());
        return ResponseEntity.created(URI.create("/api/commands/uploads/" + begun))
                .header(OFFSET, "0")
                .header(LENGTH, Long.toString(body.length()))
                .build();
    }

    @GetMapping("/uploads/{upload}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "getUpload", summary = "How much of a file has come", description = "In bytes, in Upload-Offset.")
    ResponseEntity<Void> offset(@PathVariable UUID upload, @Parameter(hidden = true) Caller caller) {
        var found = find(upload, caller);
        return ResponseEntity.noContent()
                .header(OFFSET, Long.toString(found.offset()))
                .header(LENGTH, Long.toString(found.length()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @PatchMapping(path = "/uploads/{upload}", consumes = PARTIAL)
    @ApiResponse(responseCode = "204", description = "The piece has come; Upload-Offset says how much of the file has.", content = @Content)
    @ApiResponse(
            responseCode = "201",
            description = "Receipt, and durable: the file is attached.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Receipt.class)))
    @Operation(
            operationId = "sendPiece",
            summary = "Send the next piece of a file",
            description = "Upload-Offset says how much has come before it. A piece has 64 KiB at least, unless it is the last, and 2 MiB at"
                    + " most. With the last one the file is looked at and attached, as if it had been sent as a whole (201).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = PARTIAL, schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Receipt> append(
            @PathVariable UUID upload,
            @RequestHeader(OFFSET) long offset,
            @Parameter(hidden = true) @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(hidden = true) Caller caller) {
        var piece = body == null ? new byte[0] : body;
        var found = find(upload, caller);
        if (offset != found.offset()) {
            throw goOn(found);
        }
        if (piece.length > found.length() - offset) {
            throw invalid("body", "This is more than the file has.", found.length() - offset + " bytes at most");
        }
        boolean last = piece.length == found.length() - offset;
        if (!last && piece.length < SMALLEST) {
            throw invalid("body", "This piece is too small.", SMALLEST + " bytes or the rest of the file");
        }
        var longer = piece.length == 0
                ? found
                : unfinished.append(found, piece, caller.id()).orElseThrow(() -> goOn(find(upload, caller)));
        return last ? finish(longer, caller) : ResponseEntity.noContent().header(OFFSET, Long.toString(longer.offset())).build();
    }

    @DeleteMapping("/uploads/{upload}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "cancelUpload", summary = "Cancel an upload", description = "What has come of it is forgotten.")
    ResponseEntity<Void> cancel(@PathVariable UUID upload, @Parameter(hidden = true) Caller caller) {
        unfinished.forget(find(upload, caller));
        return ResponseEntity.noContent().build();
    }

    /** What is refused for good is forgotten; where it is not told what became of it, the last piece is sent again, or nothing. */
    private ResponseEntity<Receipt> finish(Unfinished whole, Caller caller) {
        try {
            var attached = uploads.take(whole.upload(), file -> unfinished.write(whole, file), caller);
            unfinished.forget(whole);
            return attached;
        } catch (Refused refused) {
            unfinished.forget(whole);
            throw refused;
        }
    }

    private Unfinished find(UUID upload, Caller caller) {
        return unfinished.find(upload, caller.id()).orElseThrow(() -> Problem.unknown("There is no upload " + upload + "."));
    }

    private static Problem invalid(String path, String message, String valid) {
        return new Problem(ProblemType.INVALID, message).violations(List.of(new Violation(path, message, valid)));
    }

    private static Problem goOn(Unfinished found) {
        return new Problem(ProblemType.WRONG_STATE, found.offset() + " bytes have come. Go on from there.")
                .header(OFFSET, Long.toString(found.offset()));
    }
}
