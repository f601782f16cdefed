package org.palimpsest.query.library;

import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.ForAdministrators;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a section asks its reviewers, over HTTP. For administrators. */
@RestController
@ReadsFrom(LibraryProjection.class)
final class ReviewFormApi {
    private final Library library;

    ReviewFormApi(Library library) {
        this.library = library;
    }

    /** What reviewers are asked in rounds that begin now, confidential questions among it. For administrators. */
    @GetMapping("/api/sections/{slug}/review-form")
    ReviewFormView reviewForm(@PathVariable String slug, Caller caller) {
        ForAdministrators.check(caller);
        var section = library.section(slug);
        return new ReviewFormView(section.id(), section.sequence(), section.questions());
    }
}
