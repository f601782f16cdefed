package org.palimpsest.query.site;

import java.time.Duration;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The pages of a community and its logo; and what people are told who want to write a program. */
@Controller
final class SitePages {
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Site site;

    SitePages(Site site) {
        this.site = site;
    }

    @GetMapping("/pages/{name}")
    Rendering page(@PathVariable String name, ServerWebExchange exchange) {
        var page = site.page(name).orElseThrow(() -> Problem.unknown("There is no page “" + name + "”."));
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view("site/page")
                .modelAttribute("view", PageView.of(exchange, page.title()).described(page.description()))
                .modelAttribute("page", page)
                .build();
    }

    @GetMapping("/developers")
    Rendering developers(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view("site/developers").modelAttribute("view", PageView.of(exchange)).build();
    }

    /** Its address has what is in it in its query, so it is kept. */
    @GetMapping("/site/logo.svg")
    ResponseEntity<byte[]> logo() {
        var logo = site.logo().orElseThrow(() -> Problem.unknown("There is no logo."));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .contentType(SVG)
                .body(logo);
    }
}
