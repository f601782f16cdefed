package org.palimpsest.query.library;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Organisations over HTTP. Everything is open to everybody. */
@RestController
@ReadsFrom(LibraryProjection.class)
final class OrganisationApi {
    private final Organisations organisations;
    private final Past past;

    OrganisationApi(Organisations organisations, Past past) {
        this.organisations = organisations;
        this.past = past;
    }

    /** An organisation with its people and a part of its entries, 20 unless {@code size} says otherwise. */
    @GetMapping("/api/organisations/{name}")
    Organisation organisation(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size) {
        return organisations.of(name, past.asOf("asOf", asOf), PageRequest.of(page, size, null, null));
    }
}
