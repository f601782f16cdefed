package org.palimpsest.query.library;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.UnderEntry;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.WorkInHand;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The library as pages. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class LibraryPages {
    private static final int LATEST = 5;
    private static final int LATEST_ISSUES = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Library library;
    private final Past past;
    private final Assets assets;
    private final WorkInHand work;
    private final UnderEntry under;
    private final Issues issues;
    private final CreditedProfiles profiles;

    LibraryPages(
            Library library,
            Past past,
            Assets assets,
            WorkInHand work,
            UnderEntry under,
            Issues issues,
            CreditedProfiles profiles) {
        this.library = library;
        this.past = past;
        this.assets = assets;
        this.work = work;
        this.under = under;
        this.issues = issues;
        this.profiles = profiles;
    }

    @GetMapping("/")
    Rendering home(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var order = Language.of(exchange).order();
        var sections = library.sections(AsOf.NOW).stream()
                .sorted((one, other) -> order.compare(one.title(), other.title()))
                .toList();
        return Rendering.view("library/home")
                .modelAttribute("view", PageView.of(exchange, "Palimpsest"))
                .modelAttribute("sections", sections)
                .modelAttribute("latest", library.latest(LATEST).stream()
                        .map(edition -> Listed.of(edition, 3))
                        .toList())
                .build();
    }

    @GetMapping("/sections/{slug}")
    Rendering section(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var moment = past.asOf("asOf", asOf);
        var part = library.section(slug, moment, PageRequest.of(page, size, after, before))
                .at("/sections/" + slug, moment);
        return Rendering.view("library/section")
                .modelAttribute("view", PageView.of(exchange, part.section().title())
                        .asOf(moment.text())
                        .ofJournal(part.section().kind() == SectionKind.JOURNAL))
                .modelAttribute("section", part.section())
                .modelAttribute("issues", issues.published(slug, moment, LATEST_ISSUES))
                .modelAttribute("changed", Dates.dayOrNothing(part.section().lastChange()))
                .modelAttribute("part", part)
                .modelAttribute("entries", part.entries().stream().map(e -> Listed.of(e, 3)).toList())
                .build();
    }

    /** Who works on an entry that readers do not have is led to their work by its id. */
    @GetMapping("/entries/{slug}")
    @Nullable Rendering entry(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String asOf,
            Caller caller,
            ServerWebExchange exchange) {
        try {
            var found = library.entry(slug, past.asOf("asOf", asOf));
            return edition(found, under(found, caller), caller, exchange);
        } catch (Problem problem) {
            if (problem.type() == ProblemType.UNKNOWN && ID.matcher(slug).matches() && work.isOf(UUID.fromString(slug), caller)) {
                exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
                return Rendering.redirectTo("/drafts/" + slug).status(HttpStatus.SEE_OTHER).build();
            }
            throw problem;
        }
    }

    @GetMapping("/entries/{slug}/versions/{number}")
    @Nullable Rendering version(@PathVariable String slug, @PathVariable int number, Caller caller, ServerWebExchange exchange) {
        return edition(library.version(slug, number), Optional.empty(), caller, exchange);
    }

    /** Null where the reader's copy is still good: then what the version says is not even read. */
    private @Nullable Rendering edition(
            Found found, Optional<UnderEntry.Part> under, Caller caller, ServerWebExchange exchange) {
        boolean works = worksOn(found.entry().id(), caller);
        var kept = CacheControl.noCache();
        exchange.getResponse().getHeaders().setCacheControl(works ? kept.cachePrivate() : kept);
        var seen = profiles.of(found.entry().id());
        // Once a person has hidden their profile nothing links to it, not even the copy that a reader has kept.
        var led = seen.isEmpty() ? "" : "-" + Integer.toHexString(seen.hashCode());
        var tag = found.tag() + led + "-" + assets.version(exchange) + (works ? "-work" : "")
                + under.map(part -> "-" + part.tag()).orElse("");
        if (exchange.checkNotModified(new ETag(tag, true).formattedTag())) {
            return null;
        }
        var edition = library.edition(found);
        var title = Objects.requireNonNullElse(edition.content().title(), "Untitled");
        var section = library.section(edition.section());
        var view = PageView.of(exchange, title).asOf(found.asOf().text()).ofJournal(section.kind() == SectionKind.JOURNAL);
        var page = Rendering.view("library/entry")
                .modelAttribute("view", view)
                .modelAttribute("profiles", CreditedProfiles.shown(seen, edition.content().contributors()))
                .modelAttribute("work", works ? "/drafts/" + found.entry().id() : "")
                .modelAttribute("entry", EntryView.of(edition, section.title(), view.origin()));
        issues.of(edition.entryId(), found.asOf()).ifPresent(issue -> page.modelAttribute("issue", issue));
        under.ifPresent(part -> page.modelAttribute("under", part));
        return page.build();
    }

    /** Readers have the page also while who works on it is not known yet. */
    private boolean worksOn(UUID entry, Caller caller) {
        try {
            return work.isOf(entry, caller);
        } catch (BeingBuiltException _) {
            return false;
        }
    }

    /** What is said about an entry is said of it as it is now, and as long as it is not withdrawn. */
    private Optional<UnderEntry.Part> under(Found found, Caller caller) {
        var entry = found.entry();
        return found.asOf().isNow() && entry.withdrawalIn(AsOf.NOW).isEmpty()
                ? under.of(entry.id(), entry.slug(), library.policy(entry.section()).comments(), caller)
                : Optional.empty();
    }
}
