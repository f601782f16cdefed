package org.palimpsest.query.library;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Issues of journals over HTTP. */
@RestController
@ReadsFrom(LibraryProjection.class)
final class IssueApi {
    private final Issues issues;
    private final Library library;
    private final Past past;

    IssueApi(Issues issues, Library library, Past past) {
        this.issues = issues;
        this.library = library;
        this.past = past;
    }

    /** The published issues of a section, the newest first. */
    @GetMapping("/api/sections/{slug}/issues")
    List<IssueSummary> issues(@PathVariable String slug, @RequestParam(required = false) @Nullable String asOf) {
        var moment = past.asOf("asOf", asOf);
        return issues.published(library.sectionIn(slug, moment).id(), moment);
    }

    /** A published issue with its entries, without their texts. */
    @GetMapping("/api/sections/{slug}/issues/{volume}/{issue}")
    IssueContents issueContents(
            @PathVariable String slug,
            @PathVariable String volume,
            @PathVariable String issue,
            @RequestParam(required = false) @Nullable String asOf) {
        return issues.contents(slug, volume, issue, past.asOf("asOf", asOf));
    }

    /** All issues that are being put together; for editors. */
    @GetMapping("/api/issues")
    List<IssueSummary> plannedIssues(Caller caller) {
        check(caller);
        return issues.planned(caller);
    }

    /** An issue with the ids of its entries, planned or published; for editors. */
    @GetMapping("/api/issues/{id}")
    IssueDocument issue(@PathVariable UUID id, Caller caller) {
        check(caller);
        return issues.find(id, caller);
    }

    private static void check(Caller caller) {
        if (!caller.has(Role.EDITOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for editors.");
        }
    }
}
