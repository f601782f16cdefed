package org.palimpsest.query.site;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.Problem;
import org.palimpsest.web.PublicAddress;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * How a reader wants pages to look, without an account: a cookie keeps it, and a style sheet of its own says it, so that pages are the
 * same for all readers and can be kept by caches, and nothing changes its look after it was shown.
 */
@Controller
final class DisplayPages {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final String CHOICES = "smaller, usual or larger for size; usual or easy for display";

    private final Site site;
    private final String easier;

    DisplayPages(Site site) throws IOException {
        this.site = site;
        this.easier = new ClassPathResource("static/easy.css").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/display")
    Rendering display(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("site/display")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("display", of(exchange))
                .build();
    }

    /**
     * Keeps it, and leads back to the page from which it was sent.
     *
     * @throws Problem 400 for what no page of ours has sent
     */
    @PostMapping(path = "/display", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering choose(ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var display = of(exchange);
        var chosen = switch (form.get("choice")) {
            case "smaller" -> display.sized(display.size() - 1);
            case "larger" -> display.sized(display.size() + 1);
            case "usual-size" -> display.sized(0);
            case "easy" -> display.made(true);
            case "usual" -> display.made(false);
            default -> throw Problem.malformed("choice", "This form was not made by its page.", CHOICES);
        };
        HostCookie.DISPLAY.set(exchange, chosen.kept(), KEPT);
        return Rendering.redirectTo(back(exchange)).status(HttpStatus.SEE_OTHER).build();
    }

    /** Small, and asked for with every page: most often the answer is that it has not changed. */
    @GetMapping("/display.css")
    ResponseEntity<byte[]> css(ServerWebExchange exchange) {
        var css = (site.css() + of(exchange).css(easier)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.COOKIE)
                .eTag(DigestUtils.md5DigestAsHex(css))
                .contentType(CSS)
                .body(css);
    }

    private static Display of(ServerWebExchange exchange) {
        return Display.of(HostCookie.DISPLAY.of(exchange));
    }

    /** Browsers tell our own pages from which of them they come; no other site is believed. */
    private static String back(ServerWebExchange exchange) {
        var from = exchange.getRequest().getHeaders().getFirst(HttpHeaders.REFERER);
        if (from == null) {
            return "/display";
        }
        try {
            var page = URI.create(from);
            var path = page.getRawPath();
            var origin = origin(page);
            boolean isOurs = origin.equals(origin(exchange.getRequest().getURI())) || origin.equals(PublicAddress.origin(exchange));
            if (!isOurs || path == null || !path.startsWith("/") || path.startsWith("//")) {
                return "/display";
            }
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException _) {
            return "/display";
        }
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
