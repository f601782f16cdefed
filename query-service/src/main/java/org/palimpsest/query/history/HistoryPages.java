package org.palimpsest.query.history;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Freshness;
import org.palimpsest.query.reading.Past;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The history of an entry as pages: all of it, one state of the past, or what lies between two. */
@Controller
final class HistoryPages {
    private final History history;
    private final Freshness freshness;
    private final Past past;

    HistoryPages(History history, Freshness freshness, Past past) {
        this.history = history;
        this.freshness = freshness;
        this.past = past;
    }

    @GetMapping("/entries/{slugOrId}/history")
    Rendering history(@PathVariable String slugOrId, Caller caller, ServerWebExchange exchange) {
        prepare(exchange);
        return page("history", slugOrId, history.steps(slugOrId, caller), caller, exchange)
                .build();
    }

    /** {@code at} as in {@link Past}. */
    @GetMapping(path = "/entries/{slugOrId}/history", params = "at")
    Rendering state(
            @PathVariable String slugOrId, @RequestParam String at, Caller caller, ServerWebExchange exchange) {
        prepare(exchange);
        var state = history.state(slugOrId, past.asOf("at", at), caller);
        return page("state", slugOrId, history.steps(slugOrId, caller), caller, exchange)
                .modelAttribute("state", state)
                .modelAttribute("moment", Dates.moment(state.at()))
                .modelAttribute("standing", Standings.of(state))
                .modelAttribute("text", Shown.of(slugOrId, state.content(), 3))
                .build();
    }

    /** Both as in {@link Past}; an empty one means before everything, or now. */
    @GetMapping(path = "/entries/{slugOrId}/history", params = "from")
    Rendering differences(
            @PathVariable String slugOrId,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            Caller caller,
            ServerWebExchange exchange) {
        prepare(exchange);
        var start = from.isBlank() ? new AsOf(-1, "") : past.asOf("from", from);
        var differences = history.differences(slugOrId, start, past.asOf("to", to), caller);
        return page("differences", slugOrId, history.steps(slugOrId, caller), caller, exchange)
                .modelAttribute("from", from)
                .modelAttribute("to", Objects.requireNonNullElse(to, ""))
                .modelAttribute("old", moment(differences.from()))
                .modelAttribute("now", moment(differences.to()))
                .modelAttribute("changes", ChangeView.of(differences.changes(), true))
                .build();
    }

    /** What is shown depends on who asks, so no cache may give it to anybody else. */
    private void prepare(ServerWebExchange exchange) {
        freshness.ensure(exchange, History.MODEL);
        var headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.setVary(List.of(HttpHeaders.COOKIE, HttpHeaders.AUTHORIZATION));
    }

    private Rendering.Builder<?> page(
            String name, String slugOrId, List<Step> steps, Caller caller, ServerWebExchange exchange) {
        var now = history.state(slugOrId, AsOf.NOW, caller);
        var title = Objects.requireNonNullElse(now.content().title(), "Untitled");
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange, title))
                .modelAttribute("published", now.version() > 0)
                .modelAttribute("slug", slugOrId)
                .modelAttribute("count", count(steps))
                .modelAttribute("steps", StepView.of(steps))
                .modelAttribute("moments", steps.reversed().stream().map(Moment::of).toList());
    }

    private static String count(List<Step> steps) {
        long people = steps.stream().map(Step::actor).filter(Objects::nonNull).distinct().count();
        return (steps.size() == 1 ? "1 event" : steps.size() + " events")
                + (people == 0 ? "" : people == 1 ? " by 1 person" : " by " + people + " people");
    }

    private static String moment(@Nullable State state) {
        return state == null ? "before it was begun" : Dates.moment(state.at());
    }

    /** Something to choose for comparing: the state after an event. */
    record Moment(String position, String label) {
        static Moment of(Step step) {
            var who = step.actor() == null ? "somebody" : step.actor();
            return new Moment(
                    Long.toString(step.position()),
                    Dates.day(step.at()) + ", " + Dates.time(step.at()) + ": " + who + " " + step.what());
        }
    }
}
