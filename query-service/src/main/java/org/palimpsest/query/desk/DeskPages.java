package org.palimpsest.query.desk;

import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.Freshness;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The desk as a page, to look at: what waits for whoever is signed in. */
@Controller
final class DeskPages {
    private final Desk desk;
    private final Freshness freshness;

    DeskPages(Desk desk, Freshness freshness) {
        this.desk = desk;
        this.freshness = freshness;
    }

    @GetMapping("/desk")
    Rendering desk(Caller caller, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        if (caller.person() == null) {
            return Rendering.redirectTo("/sign-in").status(HttpStatus.SEE_OTHER).build();
        }
        freshness.ensure(exchange, Desk.MODEL);
        return Rendering.view("desk/desk")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("person", caller.person())
                .modelAttribute("desk", DeskView.of(desk.of(caller)))
                .modelAttribute("editor", caller.has(Role.EDITOR))
                .build();
    }
}
