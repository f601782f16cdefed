package org.palimpsest.query.history;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.history.HistoryPage.Window;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.visibility.SeenStep;
import org.palimpsest.web.Problem;
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
@ReadsFrom(HistoryProjection.class)
final class HistoryPages {
    /** How many of the last steps are offered for comparing; older ones are reached from where they are told. */
    private static final int MOMENTS = 100;

    private final History history;
    private final Past past;

    HistoryPages(History history, Past past) {
        this.history = history;
        this.past = past;
    }

    /** Newest first; the ones before the step {@code before}, if that is given. */
    @GetMapping("/entries/{slugOrId}/history")
    Rendering history(
            @PathVariable String slugOrId,
            @RequestParam(required = false) @Nullable String before,
            Caller caller,
            ServerWebExchange exchange) {
        prepare(exchange);
        var window = before == null || before.isBlank() ? Window.NEWEST : Window.of(null, before, null);
        var story = history.story(slugOrId, caller);
        var steps = story.part(window);
        var older = !steps.isEmpty() && story.goesOn(steps.getLast(), window)
                ? window.following(steps.getLast().position())
                : "";
        return page("history/history", slugOrId, story, exchange)
                .modelAttribute("events", story.steps().size())
                .modelAttribute("people", people(story.steps()))
                .modelAttribute("older", older)
                .modelAttribute("previous", previous(story.steps()))
                .modelAttribute("steps", StepView.of(steps.reversed()))
                .build();
    }

    /** {@code at} as in {@link Past}. */
    @GetMapping(path = "/entries/{slugOrId}/history", params = {"at", "!from"})
    Rendering state(
            @PathVariable String slugOrId, @RequestParam String at, Caller caller, ServerWebExchange exchange) {
        prepare(exchange);
        var story = history.story(slugOrId, caller);
        var state = history.state(story, past.asOf("at", at));
        var page = page("history/state", slugOrId, story, exchange);
        if (state.embargo() != null) {
            page.modelAttribute("embargo", EmbargoNotice.of(state.embargo().until()));
        }
        return page.modelAttribute("state", state)
                .modelAttribute("moment", Dates.moment(state.at()))
                .modelAttribute("text", Shown.of(slugOrId, state.content(), 3))
                .build();
    }

    /** Both as in {@link Past}; an empty one means before everything, or now. */
    @GetMapping(path = "/entries/{slugOrId}/history", params = "from")
    Rendering differences(
            @PathVariable String slugOrId,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String at,
            Caller caller,
            ServerWebExchange exchange) {
        if (at != null) {
            throw Problem.malformed("at", "A state and a difference are two pages.", "either at, or from and to");
        }
        prepare(exchange);
        var start = from.isBlank() ? new AsOf(-1, "") : past.asOf("from", from);
        var story = history.story(slugOrId, caller);
        var differences = history.differences(story, start, past.asOf("to", to));
        return page("history/differences", slugOrId, story, exchange)
                .modelAttribute("from", from)
                .modelAttribute("to", Objects.requireNonNullElse(to, ""))
                .modelAttribute("old", moment(differences.from()))
                .modelAttribute("now", moment(differences.to()))
                .modelAttribute("changes", ChangeView.of(differences.changes()))
                .build();
    }

    /** What is shown depends on who asks, so no cache may give it to anybody else. */
    private void prepare(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.setVary(List.of(HttpHeaders.COOKIE, HttpHeaders.AUTHORIZATION));
    }

    private static Rendering.Builder<?> page(String name, String slugOrId, Story story, ServerWebExchange exchange) {
        var now = story.now();
        var title = Objects.requireNonNullElse(now.content().title(), "Untitled");
        var gone = story.withdrawal();
        var steps = story.steps();
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange, title))
                .modelAttribute("published", now.version() > 0)
                .modelAttribute("slug", slugOrId)
                .modelAttribute("withdrawn", gone == null ? InWords.NOTHING : Dates.day(gone.at()))
                .modelAttribute("reason", gone == null ? "" : gone.reason())
                .modelAttribute(
                        "moments",
                        steps.subList(Math.max(0, steps.size() - MOMENTS), steps.size()).reversed().stream()
                                .map(Moment::of)
                                .toList());
    }

    /** What is compared unless something else is chosen: what the last step changed. Empty where there is only one. */
    private static String previous(List<SeenStep> steps) {
        return steps.size() < 2 ? "" : Long.toString(steps.get(steps.size() - 2).position());
    }

    private static long people(List<SeenStep> steps) {
        return steps.stream().map(SeenStep::actor).filter(Objects::nonNull).distinct().count();
    }

    /** Empty before the beginning. */
    private static InWords moment(@Nullable State state) {
        return state == null ? InWords.NOTHING : Dates.moment(state.at());
    }

    /** Something to choose for comparing: the state after an event. {@code what} follows {@code who}. */
    record Moment(String position, InWords day, String time, @Nullable String who, InWords what) {
        static Moment of(SeenStep step) {
            return new Moment(
                    Long.toString(step.position()),
                    Dates.day(step.at()),
                    Dates.exactTime(step.at()),
                    step.actor(),
                    Telling.of(step.event(), step.role()).what());
        }
    }
}
