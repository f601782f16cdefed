package org.palimpsest.query.desk;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.News;
import org.palimpsest.query.reading.PersonNames;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The desk as pages: what waits for the person who is signed in, what waits for others, and what is done. */
@Controller
@ReadsFrom(DeskProjection.class)
final class DeskPages {
    /** Of each pile, on the page of all of them. */
    private static final int FIRST = 10;

    private static final int SIZE = 50;

    /** What is new, on that page. */
    private static final int NEWS = 5;

    private final Desk desk;
    private final DeskCredits credits;
    private final DeskHandovers handovers;
    private final PersonNames people;
    private final News news;
    private final Clock clock = Clock.systemUTC();

    DeskPages(Desk desk, DeskCredits credits, DeskHandovers handovers, PersonNames people, News news) {
        this.credits = credits;
        this.handovers = handovers;
        this.desk = desk;
        this.people = people;
        this.news = news;
    }

    @GetMapping("/desk")
    Rendering desk(Caller caller, ServerWebExchange exchange) {
        var piles = new DeskView(
                List.of(of(caller, Turn.YOURS), of(caller, Turn.OTHERS), of(caller, Turn.DONE)));
        // First: what may not be told any more is none of those that are counted.
        var unread = news.unread(caller, News.COUNTED);
        return page("desk/desk", exchange)
                .modelAttribute("news", unread.stream().limit(NEWS).toList())
                .modelAttribute("unread", news.unread(caller))
                .modelAttribute("until", clock.millis())
                .modelAttribute("person", people.names(Set.of(caller.id())).getOrDefault(caller.id(), caller.id()))
                .modelAttribute("desk", piles)
                .modelAttribute("offers", handovers.offeredTo(caller))
                .modelAttribute("credits", credits.of(caller, null, FIRST))
                .modelAttribute("editor", caller.has(Role.EDITOR))
                .build();
    }

    @GetMapping("/desk/drafts")
    Rendering drafts(
            Caller caller,
            @RequestParam(required = false) @Nullable String turn,
            @RequestParam(required = false) @Nullable String after,
            ServerWebExchange exchange) {
        var whose = PartRequest.turn(turn);
        return pile("drafts", whose, after, DeskView.drafts(desk.drafts(caller, whose, PartRequest.position(after), SIZE)), exchange);
    }

    @GetMapping("/desk/reviews")
    Rendering reviews(
            Caller caller,
            @RequestParam(required = false) @Nullable String turn,
            @RequestParam(required = false) @Nullable String after,
            ServerWebExchange exchange) {
        var whose = PartRequest.turn(turn);
        return pile("reviews", whose, after, DeskView.reviews(desk.reviews(caller, whose, PartRequest.id(after), SIZE)), exchange);
    }

    private DeskView.Group of(Caller caller, Turn turn) {
        var queue = switch (turn) {
            case YOURS -> desk.queue(caller, QueueFilter.MOVES, null, FIRST);
            case OTHERS -> desk.queue(caller, QueueFilter.waitingFor(Waiting.REVIEWS), null, FIRST);
            case DONE -> new Part<DeskPage.Queued>(List.of(), null);
        };
        return new DeskView.Group(
                turn,
                DeskView.drafts(desk.drafts(caller, turn, null, FIRST)),
                DeskView.invitations(turn == Turn.YOURS ? desk.invitations(caller) : List.of()),
                DeskView.reviews(desk.reviews(caller, turn, null, FIRST)),
                DeskView.queue(queue));
    }

    private static Rendering pile(
            String name, Turn turn, @Nullable String after, Part<?> pile, ServerWebExchange exchange) {
        return page("desk/pile", exchange)
                .modelAttribute("name", name)
                .modelAttribute("turn", turn)
                .modelAttribute("turns", Turn.values())
                .modelAttribute("first", after == null)
                .modelAttribute("pile", pile)
                .build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }
}
