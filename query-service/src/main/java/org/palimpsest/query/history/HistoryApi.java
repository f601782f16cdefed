package org.palimpsest.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Freshness;
import org.palimpsest.query.reading.Past;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The history over HTTP. Open to everybody; what is told depends on who asks. */
@RestController
@RequestMapping("/api/entries/{slugOrId}")
final class HistoryApi {
    private static final AsOf BEFORE_EVERYTHING = new AsOf(-1, "");

    private final History history;
    private final Freshness freshness;
    private final Past past;

    HistoryApi(History history, Freshness freshness, Past past) {
        this.history = history;
        this.freshness = freshness;
        this.past = past;
    }

    /** Every event that the caller may see, oldest first. */
    @GetMapping("/history")
    List<Step> steps(@PathVariable String slugOrId, Caller caller, ServerWebExchange exchange) {
        freshness.ensure(exchange, History.MODEL);
        return history.steps(slugOrId, caller);
    }

    /** The entry as it was at a position or instant; now, if none is given. */
    @GetMapping("/states")
    State state(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String at,
            Caller caller,
            ServerWebExchange exchange) {
        freshness.ensure(exchange, History.MODEL);
        return history.state(slugOrId, past.asOf("at", at), caller);
    }

    /** What differs between two moments: from the very beginning and to now, if none are given. */
    @GetMapping("/differences")
    Differences differences(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Caller caller,
            ServerWebExchange exchange) {
        freshness.ensure(exchange, History.MODEL);
        var start = from == null || from.isBlank() ? BEFORE_EVERYTHING : past.asOf("from", from);
        return history.differences(slugOrId, start, past.asOf("to", to), caller);
    }
}
