package org.palimpsest.query.people;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Personal;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.Providers;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.ForAdministrators;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.people.AccountEntry.Group;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * What happened to an account, for the person and for administrators. Administrators are told who did it; the person is told
 * whether they did it themselves.
 */
@Controller
@ReadsFrom(PeopleProjection.class)
final class AccountHistoryPages {
    private static final int SIZE = 50;

    private final People people;
    private final SectionTitles titles;
    private final Providers providers;

    AccountHistoryPages(People people, SectionTitles titles, Providers providers) {
        this.people = people;
        this.titles = titles;
        this.providers = providers;
    }

    /** Who did something, as far as the reader may know. */
    enum By {
        YOU,
        PERSON,
        OTHER,
        NOBODY
    }

    /**
     * One thing that happened, in words.
     *
     * @param details the names of texts that say more
     * @param where the titles of the sections in which a role that was granted counts; empty for all, and where no role was
     * @param token what the person calls it; empty where it is about none
     * @param provider what this site calls it; empty where it is about none
     * @param who a name or id; empty where the reader may not know, or there is none
     */
    record Shown(
            String at,
            InWords shownAt,
            String kind,
            List<String> details,
            String where,
            String token,
            String provider,
            long count,
            String network,
            String device,
            String by,
            String who) {}

    @GetMapping("/account/history")
    Rendering own(
            Caller caller,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(required = false) @Nullable Long before,
            ServerWebExchange exchange) {
        return page("/account/history", caller.id(), true, group, before, exchange).build();
    }

    @GetMapping("/people/{id}/history")
    Rendering others(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(required = false) @Nullable Long before,
            ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        var person = people.find(id).orElseThrow(() -> Problem.unknown("There is nobody with this id, or not any more."));
        return page("/people/" + person.person() + "/history", person.person(), false, group, before, exchange)
                .modelAttribute("name", person.name())
                .build();
    }

    private Rendering.Builder<?> page(
            String here, String person, boolean own, String group, @Nullable Long before, ServerWebExchange exchange) {
        var only = Stream.of(Group.values()).filter(one -> one.name().equals(group)).findAny().orElse(null);
        var part = people.history(person, only, before, SIZE);
        var actors = part.entries().stream().map(AccountEntry::actor).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> names = own ? Map.of() : people.names(actors);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var page = Rendering.view("people/history")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("here", here)
                .modelAttribute("own", own)
                .modelAttribute("person", person)
                .modelAttribute("group", only == null ? "" : only.name())
                .modelAttribute("groups", Stream.of(Group.values()).map(Enum::name).toList())
                .modelAttribute("entries", part.entries().stream().map(entry -> shown(entry, own, names)).toList());
        if (part.older() != null) {
            page.modelAttribute("older", part.older());
        }
        return page;
    }

    private Shown shown(AccountEntry entry, boolean own, Map<String, String> names) {
        var actor = entry.actor();
        var by = actor == null ? By.NOBODY : !actor.equals(entry.person()) ? By.OTHER : own ? By.YOU : By.PERSON;
        return new Shown(
                entry.at().toString(),
                Dates.moment(entry.at()),
                entry.kind().name(),
                details(entry),
                where(entry),
                text(entry.token()),
                text(entry.provider()).isEmpty() ? "" : providers.name(text(entry.provider())),
                entry.count(),
                text(entry.network()),
                text(entry.device()),
                by.name(),
                by == By.OTHER && !own ? names.getOrDefault(Objects.requireNonNull(actor), Objects.requireNonNull(actor)) : "");
    }

    private String where(AccountEntry entry) {
        var called = titles.of(entry.sections());
        return entry.sections().stream().map(slug -> called.getOrDefault(slug, slug)).sorted().collect(Collectors.joining(", "));
    }

    private static List<String> details(AccountEntry entry) {
        var prefix = switch (entry.kind()) {
            case SIGNED_IN -> "account.means.";
            case PROVIDER_FAILED -> "account.provider-failure.";
            case TOKEN_MADE -> "token.may.";
            default -> "role.";
        };
        return entry.detail().isEmpty() ? List.of() : Stream.of(entry.detail().split(" ")).map(prefix::concat).toList();
    }

    private static String text(@Nullable Personal personal) {
        return Objects.requireNonNullElse(Personal.read(personal), "");
    }
}
