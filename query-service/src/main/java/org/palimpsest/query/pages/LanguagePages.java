package org.palimpsest.query.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.Problem;
import org.palimpsest.web.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Where readers choose the language of the pages. */
@Controller
final class LanguagePages {
    private static final Duration KEPT = Duration.ofDays(365);

    /** Back to the page on which it was chosen, as the browser says, if that is one of ours; else to the first page. */
    @PostMapping("/language")
    Rendering choose(ServerWebExchange exchange) {
        var tag = SentForm.of(exchange).line("language");
        var language = Language.of(tag).orElseThrow(() -> Problem.malformed(
                "language",
                "Pages are not written in the language that was asked for.",
                "one of " + Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", "))));
        HostCookie.LANGUAGE.set(exchange, language.tag(), KEPT);
        return Rendering.redirectTo(from(exchange)).status(HttpStatus.SEE_OTHER).build();
    }

    private static String from(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var here = uri(request.getHeaders().getFirst(HttpHeaders.REFERER));
        if (here == null || !isOurs(here, exchange)) {
            return "/";
        }
        // No browser would take a path that begins with two of these for one of ours.
        var path = "/" + here.getRawPath().replaceFirst("^/+", "");
        return here.getRawQuery() == null ? path : path + "?" + here.getRawQuery();
    }

    private static boolean isOurs(URI page, ServerWebExchange exchange) {
        var origin = page.getScheme() + "://" + page.getRawAuthority();
        var asked = exchange.getRequest().getURI();
        return origin.equals(PublicAddress.origin(exchange)) || origin.equals(asked.getScheme() + "://" + asked.getRawAuthority());
    }

    private static @Nullable URI uri(@Nullable String text) {
        try {
            return new URI(Objects.requireNonNullElse(text, ""));
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
