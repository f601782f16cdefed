package org.palimpsest.query.desk;

import java.util.UUID;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.Freshness;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The desk over HTTP. Needs a token. */
@RestController
final class DeskApi {
    private final Desk desk;
    private final Freshness freshness;

    DeskApi(Desk desk, Freshness freshness) {
        this.desk = desk;
        this.freshness = freshness;
    }

    /** What waits for the caller. */
    @GetMapping("/api/desk")
    DeskPage desk(Caller caller, ServerWebExchange exchange) {
        refuseAnonymous(caller);
        freshness.ensure(exchange, Desk.MODEL);
        return desk.of(caller);
    }

    /** The working draft, with the ETag that commands on it want. */
    @GetMapping("/api/drafts/{id}")
    ResponseEntity<DraftView> draft(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        refuseAnonymous(caller);
        freshness.ensure(exchange, Desk.MODEL);
        var draft = desk.draft(id, caller);
        return ResponseEntity.ok()
                .eTag("\"" + draft.sequence() + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(draft);
    }

    private static void refuseAnonymous(Caller caller) {
        if (caller.person() == null) {
            throw Problem.unauthenticated();
        }
    }
}
