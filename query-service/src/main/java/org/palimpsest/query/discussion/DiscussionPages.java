package org.palimpsest.query.discussion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandClient.Created;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.comments.CommentsProjection;
import org.palimpsest.query.discussion.Discussions.Place;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** What readers say under an entry, and how they say it. */
@Controller
@ReadsFrom({CommentsProjection.class, LibraryProjection.class, PeopleProjection.class})
final class DiscussionPages {
    private final CommandClient commands;
    private final Discussions discussions;
    private final Comments comments;
    private final CommentLimits limits;
    private final Stamps stamps;

    DiscussionPages(
            CommandClient commands, Discussions discussions, Comments comments, CommentLimits limits, Stamps stamps) {
        this.commands = commands;
        this.discussions = discussions;
        this.comments = comments;
        this.limits = limits;
        this.stamps = stamps;
    }

    /**
     * A part of the comments.
     *
     * @param after the comment after which it begins
     * @param at a comment with whose thread it begins, where readers see it
     * @param told what has just been done: {@code posted}, with the comment in {@code at}, or {@code reported}
     */
    @GetMapping("/entries/{slug}/comments")
    Rendering comments(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable UUID at,
            @RequestParam(defaultValue = "") String told,
            Caller caller,
            ServerWebExchange exchange) {
        var place = discussions.place(slug);
        var named = at == null ? null : comments.find(at).filter(one -> one.entry().equals(place.entry())).orElse(null);
        var thread = named == null || named.stage() != Stage.SHOWN ? null : named.path().split("/", 2)[0];
        var part = place.withdrawn()
                ? Discussions.CommentsPart.NONE
                : discussions.part(
                        place.entry(), after == null ? thread : discussions.from(place, after), after == null, Discussions.SIZE);
        var page = page("discussion/comments", place, exchange)
                .modelAttribute("under", discussions.view(slug, place.now(), part, caller))
                .modelAttribute("first", after == null && thread == null);
        if (told.equals("posted") && named != null && Set.of(Stage.SHOWN, Stage.WAITING).contains(named.stage())) {
            page.modelAttribute("told", "posted." + named.stage());
        } else if (told.equals("reported")) {
            page.modelAttribute("told", told);
        }
        return page.build();
    }

    @PostMapping(path = "/entries/{slug}/comments", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering post(@PathVariable String slug, Caller caller, ServerWebExchange exchange) {
        var form = CommentForm.of(exchange);
        var place = discussions.place(slug);
        boolean known = discussions.isKnown(caller);
        if (form.get(CommentForm.FIELD + "text").isBlank()) {
            return again(place, form, Map.of(CommentForm.FIELD + "text", InWords.said("This is missing.")), 422, caller, exchange);
        }
        try {
            limits.count(exchange, known ? caller.id() : form.get(CommentForm.FIELD + "email").strip());
            var posted = send(place, form, form.command(known, stamps), sender(caller, form.key()));
            PositionCookie.set(exchange, posted.position());
            var address = "/entries/" + place.slug() + "/comments?at=" + posted.id() + "&told=posted#told";
            return Rendering.redirectTo(address).status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return again(place, form, wrong(refused), refused.status(), caller, exchange);
        } catch (Problem problem) {
            if (problem.type() != ProblemType.TOO_MANY_REQUESTS && problem.type() != ProblemType.UNAVAILABLE) {
                throw problem;
            }
            exchange.getResponse().getHeaders().addAll(problem.headers());
            return again(place, form, wrong(problem), problem.status().value(), caller, exchange);
        }
    }

    /** Where a page was kept by a browser, its form comes with the same key for another comment. */
    private Created send(Place place, CommentForm form, Map<String, Object> command, Caller sender) {
        var path = "entries/" + place.entry() + "/comments";
        try {
            return commands.create(path, command, sender, form.key());
        } catch (CommandRefusedException refused) {
            if (refused.is(ProblemType.IDEMPOTENCY_KEY_REUSED)) {
                return commands.create(path, command, sender, UUID.randomUUID());
            }
            throw refused;
        }
    }

    @GetMapping("/entries/{slug}/comments/{id}/reply")
    Rendering reply(@PathVariable String slug, @PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var place = discussions.place(slug);
        var form = new CommentForm(UUID.randomUUID(), Map.of("replyTo", id.toString()));
        discussions.shown(place, id);
        return form(place, form, stamps.fresh(), Map.of(), caller, exchange).build();
    }

    @GetMapping("/entries/{slug}/comments/{id}/report")
    Rendering report(@PathVariable String slug, @PathVariable UUID id, ServerWebExchange exchange) {
        return report(discussions.place(slug), id, Map.of(), Map.of(), exchange).build();
    }

    @PostMapping(path = "/entries/{slug}/comments/{id}/report", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering reported(@PathVariable String slug, @PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var sent = SentForm.of(exchange);
        CommentForm.mustBeOurs(sent);
        var place = discussions.place(slug);
        discussions.shown(place, id);
        var typed = Map.of("reason", sent.get("reason"));
        try {
            limits.count(exchange, caller.person() == null ? "" : caller.id());
            var position = commands.send(
                    HttpMethod.POST, "comments/" + id + "/report", typed, sender(caller, sent.key()), sent.key(), null);
            PositionCookie.set(exchange, position);
            return Rendering.redirectTo("/entries/" + place.slug() + "/comments?told=reported#told").status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return report(place, id, typed, refused.wrong(), exchange).status(HttpStatus.valueOf(refused.status())).build();
        } catch (Problem problem) {
            if (problem.type() != ProblemType.TOO_MANY_REQUESTS && problem.type() != ProblemType.UNAVAILABLE) {
                throw problem;
            }
            return report(place, id, typed, wrong(problem), exchange).status(problem.status()).build();
        }
    }

    /** A visitor who is not signed in has an id for this form alone; a form that is sent twice comes from the same visitor. */
    private static Caller sender(Caller caller, UUID key) {
        return caller.person() == null ? new Caller("guest-" + key, Set.of()) : caller;
    }

    private static Map<String, InWords> wrong(Problem problem) {
        return Map.of("", InWords.said(String.valueOf(problem.getMessage())));
    }

    private static Map<String, InWords> wrong(CommandRefusedException refused) {
        var wrong = new LinkedHashMap<String, InWords>();
        refused.wrong().forEach((field, message) ->
                wrong.putIfAbsent(field.isEmpty() || field.equals("replyTo") ? "" : CommentForm.FIELD + field, message));
        return wrong;
    }

    private Rendering again(
            Place place, CommentForm form, Map<String, InWords> wrong, int status, Caller caller, ServerWebExchange exchange) {
        // With the stamp that it had: who corrects something has not begun anew.
        return form(place, form, form.get("stamp"), wrong, caller, exchange).status(HttpStatus.valueOf(status)).build();
    }

    private Rendering.Builder<?> form(
            Place place, CommentForm form, String stamp, Map<String, InWords> wrong, Caller caller, ServerWebExchange exchange) {
        var page = page("discussion/reply", place, exchange)
                .modelAttribute("under", new DiscussionView(
                        place.slug(), place.now(), List.of(), null, discussions.isKnown(caller), UUID.randomUUID(), stamp))
                .modelAttribute("replyTo", form.get("replyTo"))
                .modelAttribute("sent", form.fields())
                .modelAttribute("wrong", wrong);
        var answered = form.replyTo();
        if (answered != null) {
            comments.find(answered)
                    .filter(one -> one.entry().equals(place.entry()) && one.stage() == Stage.SHOWN && !place.withdrawn())
                    .ifPresent(one -> page.modelAttribute("answered", discussions.view(one)));
        }
        return page;
    }

    private Rendering.Builder<?> report(
            Place place, UUID id, Map<String, String> sent, Map<String, InWords> wrong, ServerWebExchange exchange) {
        return page("discussion/report", place, exchange)
                .modelAttribute("comment", discussions.view(discussions.shown(place, id)))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong);
    }

    private static Rendering.Builder<?> page(String template, Place place, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(template)
                .modelAttribute("view", PageView.of(exchange, place.title()))
                .modelAttribute("slug", place.slug())
                .modelAttribute("title", place.title());
    }
}
