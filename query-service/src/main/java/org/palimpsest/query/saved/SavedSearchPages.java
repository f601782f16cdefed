package org.palimpsest.query.saved;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.reading.AskedAgain;
import org.palimpsest.query.reading.AskedAgain.Asking;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Wishes;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The searches that the person who is signed in has saved, and the form by which they save one, as pages. */
@Controller
@ReadsFrom(SavedSearchesProjection.class)
final class SavedSearchPages {
    private static final String ALL = "/account/searches";
    private static final String NAME = "name";
    private static final String MAILED = "mailed";
    private static final int LONGEST_NAME = 200;

    private final SavedSearches searches;
    private final AskedAgain asked;
    private final Wishes wishes;
    private final CommandClient commands;

    SavedSearchPages(SavedSearches searches, AskedAgain asked, Wishes wishes, CommandClient commands) {
        this.searches = searches;
        this.asked = asked;
        this.wishes = wishes;
        this.commands = commands;
    }

    /** What a form is about: {@code query} with its question mark, and the search that is changed, if one is. */
    private record About(String query, @Nullable SavedSearchView search) {
        static About of(SavedSearchView search) {
            return new About(search.question().isEmpty() ? "" : "?" + search.question(), search);
        }
    }

    @GetMapping(ALL)
    Rendering all(Caller caller, ServerWebExchange exchange) {
        return page("account/searches", exchange)
                .modelAttribute("searches", searches.of(caller.id()))
                .modelAttribute("off", isOff(caller))
                .build();
    }

    /**
     * The form for the search that a page of results with these parameters answers, whichever of its pages and pasts that was.
     *
     * @throws Problem 400 if there can be no such page
     */
    @GetMapping("/account/searches/new")
    Rendering fresh(@RequestParam MultiValueMap<String, String> parameters, Caller caller, ServerWebExchange exchange) {
        var asking = asked.of(parameters);
        return form(about(asking), Map.of(NAME, proposed(asking)), Map.of(), caller, exchange).build();
    }

    /** The search stands in the address, as it does in that of its page of results. */
    @PostMapping(path = "/account/searches/new", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering save(@RequestParam MultiValueMap<String, String> parameters, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var asking = asked.of(parameters);
        var body = Map.<String, Object>of(NAME, form.line(NAME), "question", asking.query(), MAILED, isMailed(form));
        return send(about(asking), HttpMethod.POST, "", body, form, caller, exchange);
    }

    @GetMapping("/account/searches/{id}")
    Rendering one(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var search = search(id, caller);
        var sent = Map.of(NAME, search.name(), MAILED, search.mailed() ? "on" : "");
        return form(About.of(search), sent, Map.of(), caller, exchange).build();
    }

    @PostMapping(path = "/account/searches/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering change(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var body = Map.<String, Object>of(NAME, form.line(NAME), MAILED, isMailed(form));
        return send(About.of(search(id, caller)), HttpMethod.PUT, "/" + id, body, form, caller, exchange);
    }

    @PostMapping(path = "/account/searches/{id}/remove", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering remove(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        return send(About.of(search(id, caller)), HttpMethod.DELETE, "/" + id, Map.of(), form, caller, exchange);
    }

    private Rendering send(
            About about,
            HttpMethod method,
            String path,
            Map<String, Object> body,
            SentForm form,
            Caller caller,
            ServerWebExchange exchange) {
        try {
            var whole = "people/" + caller.id() + "/searches" + path;
            PositionCookie.set(exchange, commands.send(method, whole, body, caller, form.key(), null));
            return Rendering.redirectTo(ALL).status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            var sent = Map.of(NAME, form.get(NAME), MAILED, form.get(MAILED));
            return form(about, sent, refused.wrong(), caller, exchange).status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }

    private static boolean isMailed(SentForm form) {
        return !form.get(MAILED).isEmpty();
    }

    private static About about(Asking asking) {
        return new About(asking.query().isEmpty() ? "" : "?" + asking.query(), null);
    }

    /** As much of what is asked for as a name can have. */
    private static String proposed(Asking asking) {
        var words = asking.words().replaceAll("\\s+", " ");
        return words.codePointCount(0, words.length()) <= LONGEST_NAME
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private SavedSearchView search(UUID id, Caller caller) {
        return searches.find(caller.id(), id).orElseThrow(() -> Problem.unknown("There is no saved search " + id + "."));
    }

    private boolean isOff(Caller caller) {
        return wishes.of(caller.id()).get(NoticeKind.FOUND) == Delivery.OFF;
    }

    private Rendering.Builder<?> form(
            About about, Map<String, String> sent, Map<String, InWords> wrong, Caller caller, ServerWebExchange exchange) {
        var page = page("account/search", exchange)
                .modelAttribute("query", about.query())
                .modelAttribute("off", isOff(caller))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong);
        return about.search() == null ? page : page.modelAttribute("search", about.search());
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }
}
