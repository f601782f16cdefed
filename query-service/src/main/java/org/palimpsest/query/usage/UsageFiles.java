package org.palimpsest.query.usage;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the pages of usage show, as files for spreadsheets. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class UsageFiles {
    private final Usage usage;

    UsageFiles(Usage usage) {
        this.usage = usage;
    }

    /** Of each month, the latest first, and in it each version, the newest first. */
    @GetMapping("/entries/{slug}/usage.csv")
    @ResponseBody
    @Hidden
    ResponseEntity<String> entry(@PathVariable String slug) {
        var csv = new Csv("Month", "Version");
        usage.counted(slug).forEach(one -> csv.row(one.getValue(), one.getKey().month(), one.getKey().version()));
        return file(slug + "-usage.csv", csv);
    }

    /** As the page has them; {@code section} and {@code months} as there. */
    @GetMapping("/most-read.csv")
    @ResponseBody
    @Hidden
    ResponseEntity<String> mostRead(
            @RequestParam(required = false) @Nullable String section, @RequestParam(required = false) @Nullable String months) {
        var csv = new Csv("Address", "Title", "Section", "Contributors");
        var one = section == null || section.isBlank() ? null : section;
        usage.mostRead(one, Months.of(months)).forEach(read -> csv.row(
                read.count(), "/entries/" + read.slug(), read.title(), read.section(), String.join("; ", read.contributors())));
        return file("most-read.csv", csv);
    }

    private static ResponseEntity<String> file(String name, Csv csv) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .contentType(Csv.TYPE)
                .body(csv.toString());
    }
}
