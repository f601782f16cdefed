package org.palimpsest.query.discussion;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.CommentPermissions;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.comments.CommentsProjection;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The queue of comments that wait for an editor, and what was done with others. */
@Controller
@ReadsFrom({CommentsProjection.class, LibraryProjection.class, PeopleProjection.class})
final class ModerationPages {
    private static final int SIZE = 50;

    private final CommandClient commands;
    private final Comments comments;
    private final Moderated moderated;

    ModerationPages(CommandClient commands, Comments comments, Moderated moderated) {
        this.commands = commands;
        this.comments = comments;
        this.moderated = moderated;
    }

    /** Which comments a page has. */
    enum Which {
        WAITING,
        DECIDED,
        BLOCKED
    }

    @GetMapping("/moderation")
    Rendering queue(
            Caller caller,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "") String of,
            ServerWebExchange exchange) {
        mustModerate(caller);
        var which = Stream.of(Which.values()).filter(one -> one.name().equalsIgnoreCase(of)).findAny().orElse(Which.WAITING);
        return page(caller, which, after, exchange).build();
    }

    /** Does the same with all that were chosen. What cannot be done with one is told; it is done with the others. */
    @PostMapping(path = "/moderation", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering decide(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        mustModerate(caller);
        var chosen = chosen(form);
        var how = form.get("do");
        var block = form.get("block");
        if (chosen.isEmpty() || !Set.of("approve", "reject").contains(how)) {
            return again(caller, form, Map.of("", InWords.said("Choose at least one comment, and what to do.")), chosen, exchange);
        }
        var wrong = new LinkedHashMap<String, InWords>();
        for (var id : chosen) {
            Map<String, Object> reason = form.get("reason").isBlank() ? Map.of() : Map.of("reason", form.get("reason"));
            var refused = send(id, how, how.equals("reject") ? reason : Map.of(), form.key(), caller, exchange);
            if (refused.isEmpty() && how.equals("reject") && Set.of("section", "everywhere").contains(block)) {
                var body = new LinkedHashMap<>(reason);
                body.put("everywhere", block.equals("everywhere"));
                refused = send(id, "block", body, form.key(), caller, exchange);
            }
            if (!refused.isEmpty()) {
                wrong.put(id.toString(), refused);
            }
        }
        if (wrong.isEmpty()) {
            return redirect("/moderation");
        }
        return again(caller, form, wrong, wrong.keySet().stream().map(UUID::fromString).collect(Collectors.toSet()), exchange);
    }

    /** Ends a block. */
    @PostMapping(path = "/moderation/unblock", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering unblock(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        mustModerate(caller);
        var everywhere = form.get("everywhere");
        var named = everywhere.isEmpty() ? form.get("section") : everywhere;
        return single(caller, named, "unblock", Map.of("everywhere", !everywhere.isEmpty()), form, "/moderation?of=blocked", exchange);
    }

    /** Forgets what a comment says, and who said it. */
    @PostMapping(path = "/moderation/erase", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering erase(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        if (!caller.has(Role.ADMINISTRATOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for administrators.");
        }
        return single(caller, form.get("one"), "erase", Map.of(), form, "/moderation?of=decided", exchange);
    }

    private Rendering single(
            Caller caller, String id, String what, Map<String, Object> body, SentForm form, String then, ServerWebExchange exchange) {
        var comment = uuids(List.of(id)).stream().findFirst();
        if (comment.isEmpty()) {
            throw Problem.unknown("There is no such comment.");
        }
        var refused = send(comment.get(), what, body, form.key(), caller, exchange);
        return refused.isEmpty()
                ? redirect(then)
                : again(caller, form, Map.of(comment.get().toString(), refused), Set.of(), exchange);
    }

    /** Why it could not be done; nothing if it was. */
    private InWords send(
            UUID id, String what, Map<String, ?> body, UUID form, Caller caller, ServerWebExchange exchange) {
        var key = UUID.nameUUIDFromBytes((form + what + id).getBytes(StandardCharsets.US_ASCII));
        try {
            PositionCookie.set(exchange, commands.send(HttpMethod.POST, "comments/" + id + "/" + what, body, caller, key, null));
            return InWords.NOTHING;
        } catch (CommandRefusedException refused) {
            return refused.wrong().values().iterator().next();
        }
    }

    private Rendering again(
            Caller caller, SentForm form, Map<String, InWords> wrong, Set<UUID> chosen, ServerWebExchange exchange) {
        return page(caller, Which.WAITING, -1, exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("chosen", chosen)
                .modelAttribute("sent", Map.of("reason", form.get("reason"), "block", form.get("block")))
                .modelAttribute("wrong", wrong)
                .build();
    }

    private Rendering.Builder<?> page(Caller caller, Which which, long after, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var reach = caller.has(Role.ADMINISTRATOR) ? Reach.EVERYWHERE : Objects.requireNonNull(caller.roles().get(Role.EDITOR));
        var found = switch (which) {
            case WAITING -> comments.queue(reach, after, SIZE + 1);
            case DECIDED -> comments.settled(Comments.Settled.DECIDED, reach, SIZE);
            case BLOCKED -> comments.settled(Comments.Settled.BLOCKED, reach, SIZE);
        };
        var page = Rendering.view("discussion/moderation")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("which", which.name())
                .modelAttribute("comments", moderated.of(found.stream().limit(SIZE).toList(), caller))
                .modelAttribute("administrator", caller.has(Role.ADMINISTRATOR))
                .modelAttribute("editor", caller.has(Role.EDITOR))
                .modelAttribute("first", after < 0)
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("chosen", Set.of())
                .modelAttribute("sent", Map.of("block", "nobody"))
                .modelAttribute("wrong", Map.of());
        var next = found.size() > SIZE ? found.get(SIZE - 1).attention() : null;
        if (next != null) {
            page.modelAttribute("next", next);
        }
        return page;
    }

    private static Set<UUID> chosen(SentForm form) {
        return uuids(form.all().getOrDefault("id", List.of()));
    }

    private static Set<UUID> uuids(List<String> ids) {
        return ids.stream()
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .limit(SIZE)
                .map(UUID::fromString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void mustModerate(Caller caller) {
        if (!CommentPermissions.moderates(caller)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for editors and administrators.");
        }
    }

    private static Rendering redirect(String address) {
        return Rendering.redirectTo(address).status(HttpStatus.SEE_OTHER).build();
    }
}
