package org.palimpsest.query.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk over HTTP. Needs a token. */
@RestController
@ReadsFrom(DeskProjection.class)
final class DeskApi {
    private final Desk desk;

    DeskApi(Desk desk) {
        this.desk = desk;
    }

    /** What waits for the caller. */
    @GetMapping("/api/desk")
    DeskPage desk(Caller caller) {
        return desk.of(caller);
    }

    /** All that the caller has written and whose turn it is, in parts. */
    @GetMapping("/api/desk/drafts")
    Part<Draft> drafts(
            Caller caller,
            @RequestParam(required = false) @Nullable String turn,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String size) {
        return desk.drafts(caller, PartRequest.turn(turn), PartRequest.position(after), PartRequest.size(size));
    }

    /** All that the caller was ever asked to review and whose turn it is, in parts. */
    @GetMapping("/api/desk/reviews")
    Part<Review> reviews(
            Caller caller,
            @RequestParam(required = false) @Nullable String turn,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String size) {
        return desk.reviews(caller, PartRequest.turn(turn), PartRequest.id(after), PartRequest.size(size));
    }

    /** What waits for the caller as an editor, in parts. */
    @GetMapping("/api/desk/queue")
    Part<Queued> queue(
            Caller caller,
            @RequestParam(required = false) @Nullable String waiting,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String reviewer,
            @RequestParam(required = false) @Nullable String handling,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String load,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String size) {
        var filter = QueueFilter.of(waiting, section, reviewer, handling, due, load, order);
        return desk.queue(caller, filter, Cursor.of(after), PartRequest.size(size));
    }

    /** The working draft, with the ETag that commands on it want. */
    @GetMapping("/api/drafts/{id}")
    ResponseEntity<DraftView> draft(@PathVariable UUID id, Caller caller) {
        var draft = desk.draft(id, caller);
        return ResponseEntity.ok()
                .eTag(Long.toString(draft.sequence()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(draft);
    }
}
