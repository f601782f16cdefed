package org.palimpsest.query.library;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.query.citation.SchemaOrg;
import org.palimpsest.query.kept.KeptAnswers;
import org.palimpsest.query.pages.Country;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Organisations as pages. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class OrganisationPages {
    private final Organisations organisations;
    private final Past past;
    private final Texts texts;

    OrganisationPages(Organisations organisations, Past past, Texts texts) {
        this.organisations = organisations;
        this.past = past;
        this.texts = texts;
    }

    @GetMapping("/organisations/{name}")
    Rendering organisation(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String page,
            ServerWebExchange exchange) {
        var moment = past.asOf("asOf", asOf);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        if (moment.isNow()) {
            KeptAnswers.keep(exchange, List.of(Parts.ENTRY, Parts.CREDITS_OF, Parts.PERSON), Map.of());
        }
        var found = organisations.of(name, moment, PageRequest.of(page, null, null, null));
        var view = PageView.of(exchange, found.name())
                .asOf(moment.text())
                .described(texts.in(Language.of(exchange), "organisation.description", found.name(), found.total()));
        var country = found.country();
        var address = view.origin() + found.address();
        return Rendering.view("library/organisation")
                .modelAttribute("view", view)
                .modelAttribute("organisation", found)
                .modelAttribute("country", country == null ? InWords.NOTHING : Country.named(country))
                .modelAttribute("canonical", address)
                .modelAttribute("jsonLd", SchemaOrg.of(new Affiliation(found.name(), country, found.ror()), address))
                .build();
    }
}
