package org.palimpsest.query.notice;

import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.News;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * The link to the desk in the head of a page, with how much is new there. Pages for readers are the same for everybody and kept by
 * caches, so a script asks for what is one person's alone once such a page is there. Waits for nothing.
 */
@Controller
final class UnreadPages {
    private final News news;

    UnreadPages(News news) {
        this.news = news;
    }

    /** As it is in every page, and nothing is read for it, for who is not signed in. */
    @GetMapping("/unread")
    Rendering unread(Caller caller, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var link = Rendering.view("desk/unread");
        return caller.person() == null ? link.build() : link.modelAttribute("unread", news.unread(caller)).build();
    }
}
