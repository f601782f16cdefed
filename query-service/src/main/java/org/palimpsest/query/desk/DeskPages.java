package org.palimpsest.query.desk;

import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The desk as a page, to look at: what waits for whoever is signed in. */
@Controller
@ReadsFrom(DeskProjection.class)
final class DeskPages {
    private final Desk desk;

    DeskPages(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/desk")
    Rendering desk(Caller caller, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("desk/desk")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("person", caller.id())
                .modelAttribute("desk", DeskView.of(desk.of(caller)))
                .modelAttribute("editor", caller.has(Role.EDITOR))
                .build();
    }
}
