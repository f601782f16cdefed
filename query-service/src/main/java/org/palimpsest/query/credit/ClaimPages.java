package org.palimpsest.query.credit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.palimpsest.events.Contributor;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** How somebody says that a credit on a published entry is theirs. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class ClaimPages {
    private final CommandClient commands;
    private final Library library;

    ClaimPages(CommandClient commands, Library library) {
        this.commands = commands;
        this.library = library;
    }

    @GetMapping("/entries/{slug}/credits")
    Rendering claim(@PathVariable String slug, Caller caller, ServerWebExchange exchange) {
        return page(slug, InWords.NOTHING, exchange).build();
    }

    @PostMapping(path = "/entries/{slug}/credits", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering claimed(@PathVariable String slug, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        if (form.get("contributor").isEmpty()) {
            throw Problem.malformed("contributor", "This form was not made by its page.", "the name of a contributor");
        }
        var entry = library.current(slug).entryId();
        try {
            var body = Map.of("contributor", form.get("contributor"));
            var path = "entries/" + entry + "/credit-claims";
            PositionCookie.set(exchange, commands.send(HttpMethod.POST, path, body, caller, form.key(), null));
            return Rendering.redirectTo("/desk/credits").status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return page(slug, refused.why(), exchange).status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }

    private Rendering.Builder<?> page(String slug, InWords why, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var edition = library.current(slug);
        List<String> names = edition.content().contributors().stream().map(Contributor::name).toList();
        return Rendering.view("credit/claim")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("slug", slug)
                .modelAttribute("title", Objects.requireNonNullElse(edition.content().title(), ""))
                .modelAttribute("names", names)
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("why", why);
    }
}
