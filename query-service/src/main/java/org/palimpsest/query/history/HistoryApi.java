package org.palimpsest.query.history;

import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.history.HistoryPage.Window;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history over HTTP. Open to everybody; what is told depends on who asks. */
@RestController
@ReadsFrom(HistoryProjection.class)
@RequestMapping("/api/entries/{slugOrId}")
final class HistoryApi {
    private static final AsOf BEFORE_EVERYTHING = new AsOf(-1, "");

    private final History history;
    private final Past past;

    HistoryApi(History history, Past past) {
        this.history = history;
        this.past = past;
    }

    /**
     * What the caller may see of what happened: oldest first from the step after {@code after} on, or newest first from the
     * one before {@code before} back; 50 steps at a time, or {@code limit}, at most 200.
     */
    @GetMapping("/history")
    HistoryPage steps(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String limit,
            Caller caller) {
        return history.steps(slugOrId, Window.of(after, before, limit), caller);
    }

    /** The entry as it was at a position or instant; now, if none is given. */
    @GetMapping("/states")
    State state(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String at,
            Caller caller) {
        return history.state(slugOrId, past.asOf("at", at), caller);
    }

    /** What differs between two moments: from the very beginning and to now, if none are given. */
    @GetMapping("/differences")
    Differences differences(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Caller caller) {
        var start = from == null || from.isBlank() ? BEFORE_EVERYTHING : past.asOf("from", from);
        return history.differences(slugOrId, start, past.asOf("to", to), caller);
    }
}
