package org.palimpsest.query.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.citation.Citations;
import org.palimpsest.query.citation.Signposting;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.kept.KeptAnswers;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.query.pages.UnderEntry;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.WorkInHand;
import org.palimpsest.query.site.Site;
import org.palimpsest.query.text.PlainText;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
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
    /** In characters. */
    private static final int DESCRIPTION = 160;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Library library;
    private final Past past;
    private final Assets assets;
    private final WorkInHand work;
    private final UnderEntry under;
    private final Issues issues;
    private final CreditedProfiles profiles;
    private final Citations citations;
    private final Texts texts;
    private final Site site;

    LibraryPages(
            Library library,
            Past past,
            Assets assets,
            WorkInHand work,
            UnderEntry under,
            Issues issues,
            CreditedProfiles profiles,
            Citations citations,
            Texts texts,
            Site site) {
        this.library = library;
        this.past = past;
        this.assets = assets;
        this.work = work;
        this.under = under;
        this.issues = issues;
        this.profiles = profiles;
        this.citations = citations;
        this.texts = texts;
        this.site = site;
    }

    @GetMapping("/")
    Rendering home(@RequestParam(required = false) @Nullable String asOf, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var moment = past.asOf("asOf", asOf);
        if (moment.isNow()) {
            KeptAnswers.keep(exchange, List.of(Parts.ENTRY, Parts.SECTION, Parts.ENTRIES_OF), Map.of());
        }
        var order = Language.of(exchange).order();
        var sections = library.sections(moment).stream()
                .sorted((one, other) -> order.compare(one.title(), other.title()))
                .toList();
        return Rendering.view("library/home")
                .modelAttribute("view", PageView.of(exchange).asOf(moment.text()).described(texts.of("home.description")))
                .modelAttribute("sections", sections)
                .modelAttribute("latest", library.latest(moment, LATEST).stream()
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
        if (moment.isNow()) {
            var parts = List.of(Parts.section(slug), Parts.entriesOf(slug), Parts.issuesOf(slug));
            KeptAnswers.keep(exchange, parts, Map.of());
        }
        var part = library.section(slug, moment, PageRequest.of(page, size, after, before))
                .at("/sections/" + slug, moment);
        return Rendering.view("library/section")
                .modelAttribute("view", PageView.of(exchange, part.section().title())
                        .asOf(moment.text())
                        .described(texts.of("section.description", part.section().title(), part.section().entries()))
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
            return edition(found, true, caller, exchange);
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
        return edition(library.version(slug, number), false, caller, exchange);
    }

    /**
     * Null where the reader's copy is still good: then what the version says is not even read.
     *
     * @param discussed whether people may talk under it
     */
    private @Nullable Rendering edition(Found found, boolean discussed, Caller caller, ServerWebExchange exchange) {
        found.used().in(exchange);
        var section = library.section(found.entry().section());
        var under = discussed ? under(found, section, caller) : Optional.<UnderEntry.Part>empty();
        boolean works = worksOn(found.entry().id(), caller);
        var kept = CacheControl.noCache();
        exchange.getResponse().getHeaders().setCacheControl(works ? kept.cachePrivate() : kept);
        var credited = profiles.of(found.entry().id());
        // A profile is of today: who reads the past is led to what its person had contributed by then.
        var seen = found.asOf().isNow() ? credited.shown() : Map.<String, String>of();
        // Once a person has hidden their profile nothing links to it, not even the copy that a reader has kept.
        var led = seen.isEmpty() ? "" : "-" + Integer.toHexString(seen.hashCode());
        var talk = under.filter(part -> part.shown() != null).map(part -> "-" + part.tag()).orElse("");
        var tag = found.tag() + led + "-" + assets.version(exchange) + (works ? "-work" : "") + talk;
        if (found.asOf().isNow()) {
            KeptAnswers.keep(exchange, parts(found, credited, under), under.map(UnderEntry.Part::fresh).orElse(Map.of()));
        }
        if (exchange.checkNotModified(new ETag(tag, true).formattedTag())) {
            return null;
        }
        var edition = library.edition(found);
        var title = Objects.requireNonNullElse(edition.content().title(), "Untitled");
        var view = PageView.of(exchange, title).asOf(found.asOf().text()).ofJournal(section.kind() == SectionKind.JOURNAL)
                .described(edition.access().notice() == null ? PlainText.beginning(edition.content().body(), DESCRIPTION) : "");
        var work = edition.work(section.title(), new Work.Host(site.name(), view.origin()));
        exchange.getResponse().getHeaders().set(HttpHeaders.LINK, Signposting.header(work, view.canonical()));
        var page = Rendering.view("library/entry")
                .modelAttribute("view", view)
                .modelAttribute("profiles", CreditedProfiles.shown(seen, edition.content().contributors()))
                .modelAttribute("work", works ? "/drafts/" + found.entry().id() : "")
                .modelAttribute("entry", EntryView.of(edition, work, citations.of(work)));
        issues.of(edition.entryId(), found.asOf()).ifPresent(issue -> page.modelAttribute("issue", issue));
        under.map(UnderEntry.Part::shown).ifPresent(shown -> page.modelAttribute("under", shown));
        return page.build();
    }

    private static List<String> parts(Found found, CreditedProfiles.Credited credited, Optional<UnderEntry.Part> under) {
        var entry = found.entry();
        var parts = new ArrayList<>(credited.parts());
        parts.addAll(List.of(Parts.entry(entry.id()), Parts.section(entry.section()), Parts.issuesOf(entry.section())));
        under.ifPresent(part -> parts.addAll(part.parts()));
        return List.copyOf(parts);
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
    private Optional<UnderEntry.Part> under(Found found, SectionDocument section, Caller caller) {
        var entry = found.entry();
        return found.asOf().isNow() && entry.withdrawalIn(AsOf.NOW).isEmpty()
                ? under.of(entry.id(), entry.slug(), section.policyIn(AsOf.NOW).comments(), caller)
                : Optional.empty();
    }
}
