package org.palimpsest.query.desk;

import java.util.UUID;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
