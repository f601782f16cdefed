package org.palimpsest.query.desk;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.palimpsest.permission.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Has open pages of the desk hear, as server-sent events, that they are out of date. Reads nothing, and waits for nothing. */
@RestController
@Hidden
final class DeskSignals {
    /** So often something is said, so that nobody between us takes the connection for dead. */
    private static final Duration STILL_THERE = Duration.ofSeconds(15);

    /** Then browsers ask again, and somebody who has been signed out meanwhile is refused. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DeskChanges changes;

    DeskSignals(DeskChanges changes) {
        this.changes = changes;
    }

    @GetMapping(path = "/desk/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> changes(Caller caller, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var changed = changes.of(caller).map(_ -> ServerSentEvent.<String>builder().event("changed").data("desk").build());
        var alive = Flux.interval(Duration.ZERO, STILL_THERE)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<String>builder().comment("here").build());
        return Flux.merge(changed, alive).take(LONGEST);
    }
}
