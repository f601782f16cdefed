package org.palimpsest.query.notice;

import java.util.Set;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.News;
import org.palimpsest.query.reading.PersonNames;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * The links to the desk, with how much is new there, and to the account of who is signed in, in the head of a page. Pages for readers are the same for everybody and kept by
 * caches, so a script asks for what is one person's alone once such a page is there. Waits for nothing.
 */
@Controller
final class UnreadPages {
    private final News news;
    private final PersonNames names;

    UnreadPages(News news, PersonNames names) {
        this.news = news;
        this.names = names;
    }

    /** As it is in every page, and nothing is read for it, for who is not signed in. */
    @GetMapping("/unread")
    Rendering unread(Caller caller, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var link = Rendering.view("desk/unread");
        return caller.person() == null
                ? link.build()
                : link.modelAttribute("unread", news.unread(caller))
                        .modelAttribute("signedIn", names.names(Set.of(caller.id())).getOrDefault(caller.id(), caller.id()))
                        .build();
    }
}
