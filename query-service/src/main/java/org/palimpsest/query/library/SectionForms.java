package org.palimpsest.query.library;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.ForAdministrators;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.beans.factory.annotation.Value;
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

/**
 * Where administrators begin; sections are made here, given another policy and closed. What is wrong the command service says,
 * by the names of its fields, which are those of the forms.
 */
@Controller
@ReadsFrom(LibraryProjection.class)
final class SectionForms {
    private static final List<String> OF_SECTION = List.of("slug", "title", "kind", "journal");
    private static final List<String> OF_POLICY = List.of("anonymity", "comments", "licence", "withdrawn", "history");
    private static final List<String> YES_OR_NO = List.of("reviewsShared", "ownerMayPublish");
    private static final String REVIEWS = "reviewsRequired";
    private static final String DAYS = "reviewDays";
    private static final String POLICY = "policy.";

    private final CommandClient commands;
    private final Library library;
    private final boolean outbox;

    SectionForms(CommandClient commands, Library library, @Value("${palimpsest.mail.outbox}") boolean outbox) {
        this.commands = commands;
        this.library = library;
        this.outbox = outbox;
    }

    /** A command of a form: how it is sent, and which section of whose version it is about. */
    private record Order(HttpMethod method, String path, Object body, @Nullable String version) {}

    @GetMapping("/administration")
    Rendering administration(Caller caller, ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        return page("library/administration", exchange)
                .modelAttribute("sections", library.sections(AsOf.NOW))
                .modelAttribute("outbox", outbox)
                .build();
    }

    @GetMapping("/sections/new")
    Rendering create(Caller caller, ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        var sent = new HashMap<>(fields(new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0")));
        sent.put("kind", SectionKind.JOURNAL.name());
        return page("library/new-section", exchange).modelAttribute("sent", sent).build();
    }

    @PostMapping(path = "/sections/new", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering created(Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        ForAdministrators.check(caller);
        var body = new LinkedHashMap<String, Object>();
        OF_SECTION.stream().filter(name -> !form.line(name).isEmpty()).forEach(name -> body.put(name, form.line(name)));
        body.put("policy", policy(form));
        var wrong = send(new Order(HttpMethod.POST, "sections", body, null), form, caller, exchange);
        return wrong == null ? redirect("/sections/" + form.line("slug")) : again("library/new-section", form, wrong, exchange).build();
    }

    @GetMapping("/sections/{slug}/policy")
    Rendering policy(Caller caller, @PathVariable String slug, ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        var section = library.section(slug);
        return about(section, page("library/policy", exchange))
                .modelAttribute("sent", fields(section.policyIn(AsOf.NOW)))
                .build();
    }

    @PostMapping(path = "/sections/{slug}/policy", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering policyChanged(Caller caller, @PathVariable String slug, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        ForAdministrators.check(caller);
        var section = library.section(slug);
        var path = "sections/" + section.id() + "/policy";
        var version = form.get("version").matches("\\d{1,18}") ? form.get("version") : null;
        var wrong = send(new Order(HttpMethod.PUT, path, policy(form), version), form, caller, exchange);
        return wrong == null
                ? redirect("/administration")
                : about(section, again("library/policy", form, wrong, exchange)).build();
    }

    @PostMapping(path = "/sections/{slug}/close", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering closed(Caller caller, @PathVariable String slug, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        ForAdministrators.check(caller);
        var section = library.section(slug);
        var order = new Order(HttpMethod.POST, "sections/" + section.id() + "/close", Map.of("reason", form.get("reason")), null);
        var wrong = send(order, form, caller, exchange);
        if (wrong == null) {
            return redirect("/administration");
        }
        var sent = new HashMap<>(fields(section.policyIn(AsOf.NOW)));
        sent.put("reason", form.get("reason"));
        return about(section, again("library/policy", form, wrong, exchange)).modelAttribute("sent", sent).build();
    }

    /** What the form says of a policy, in the command's words; left out where it says nothing. */
    private static Map<String, Object> policy(AccountForm form) {
        var policy = new LinkedHashMap<String, Object>();
        var reviews = form.line(POLICY + REVIEWS);
        // What is no number the command service refuses in the same way as one that is out of bounds.
        policy.put(REVIEWS, reviews.matches("\\d{1,4}") ? Integer.parseInt(reviews) : -1);
        var days = form.all(POLICY + DAYS);
        if (!days.isEmpty()) {
            // What is left out is the usual number; what was emptied, or is none, is not meant so.
            policy.put(DAYS, days.getFirst().strip().matches("[1-9]\\d{0,3}") ? Integer.parseInt(days.getFirst().strip()) : -1);
        }
        OF_POLICY.stream()
                .filter(name -> !form.line(POLICY + name).isEmpty())
                .forEach(name -> policy.put(name, form.line(POLICY + name)));
        YES_OR_NO.forEach(name -> policy.put(name, !form.get(POLICY + name).isEmpty()));
        return policy;
    }

    private static Map<String, String> fields(Policy policy) {
        return Map.of(
                POLICY + REVIEWS, Integer.toString(policy.reviewsRequired()),
                POLICY + "anonymity", policy.anonymity().name(),
                POLICY + "comments", policy.comments().name(),
                POLICY + "licence", policy.licence(),
                POLICY + "withdrawn", policy.withdrawn().name(),
                POLICY + "history", policy.history().name(),
                POLICY + "reviewsShared", policy.reviewsShared() ? "on" : "",
                POLICY + "ownerMayPublish", policy.ownerMayPublish() ? "on" : "",
                POLICY + DAYS, Integer.toString(policy.reviewDays()));
    }

    /** Null if it was done; else what is wrong with which field, and with none of them under an empty name. */
    private @Nullable Map<String, InWords> send(Order order, AccountForm form, Caller caller, ServerWebExchange exchange) {
        try {
            PositionCookie.set(
                    exchange, commands.send(order.method, order.path, order.body, caller, form.key(), order.version));
            return null;
        } catch (CommandRefusedException refused) {
            var wrong = new LinkedHashMap<String, InWords>();
            boolean isPolicy = order.path.endsWith("/policy");
            refused.wrong().forEach((path, message) ->
                    wrong.put(isPolicy && !path.isEmpty() && !path.startsWith(POLICY) ? POLICY + path : path, message));
            return wrong;
        }
    }

    private static Rendering.Builder<?> about(SectionDocument section, Rendering.Builder<?> page) {
        return page.modelAttribute("section", section)
                .modelAttribute("closed", section.isClosedIn(AsOf.NOW))
                .modelAttribute("version", section.sequence());
    }

    /** The form once more, as full as it was sent, with what is wrong at its fields. */
    private static Rendering.Builder<?> again(
            String name, AccountForm form, Map<String, InWords> wrong, ServerWebExchange exchange) {
        var sent = new HashMap<String, String>();
        var names = Stream.of(OF_POLICY, YES_OR_NO, List.of(REVIEWS, DAYS)).flatMap(List::stream).map(POLICY::concat);
        Stream.concat(OF_SECTION.stream(), names).forEach(field -> sent.put(field, form.get(field)));
        return page(name, exchange)
                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong);
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("wrong", Map.of())
                .modelAttribute("kinds", names(SectionKind.values()))
                .modelAttribute("anonymities", names(Anonymity.values()))
                .modelAttribute("comments", names(CommentPolicy.values()))
                .modelAttribute("withdrawn", names(WithdrawnVersions.values()))
                .modelAttribute("histories", names(PublicHistory.values()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static Rendering redirect(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
