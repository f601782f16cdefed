package org.palimpsest.query.pdf;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.citation.Signposting;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.library.Edition;
import org.palimpsest.query.library.Found;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.site.Site;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.PublicAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;

/** Versions as PDF. Each is printed once, one at a time, so that no text costs more than one processor. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class PdfAddresses {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Library library;
    private final SectionTitles titles;
    private final Assets assets;
    private final PdfPrinter printer;
    private final KeptPdfs kept;
    private final Site site;
    private final Semaphore press = new Semaphore(1);

    PdfAddresses(Library library, SectionTitles titles, Assets assets, PdfPrinter printer, KeptPdfs kept, Site site) {
        this.library = library;
        this.titles = titles;
        this.assets = assets;
        this.printer = printer;
        this.kept = kept;
        this.site = site;
    }

    @GetMapping("/entries/{slug}/pdf")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> pdf(
            @PathVariable String slug, @RequestParam(required = false) @Nullable String asOf, ServerWebExchange exchange) {
        if (asOf != null && !asOf.isBlank()) {
            throw Problem.malformed("asOf", "Versions are printed, not moments.", "nothing; or the address of a version, …/versions/1/pdf");
        }
        return answer(library.entry(slug, AsOf.NOW), exchange);
    }

    @GetMapping("/entries/{slug}/versions/{number}/pdf")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<byte[]> pdfOfVersion(@PathVariable String slug, @PathVariable int number, ServerWebExchange exchange) {
        return answer(library.version(slug, number), exchange);
    }

    /** Null where the reader's copy is still good. */
    private @Nullable ResponseEntity<byte[]> answer(Found found, ServerWebExchange exchange) {
        var host = new Work.Host(site.name(), PublicAddress.origin(exchange));
        var tag = found.tag() + "-" + assets.version() + "-" + Integer.toHexString(host.hashCode());
        var headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(CacheControl.noCache());
        if (exchange.checkNotModified("\"" + tag + "-pdf\"")) {
            return null;
        }
        var edition = library.edition(found);
        var work = edition.work(titles.of(edition.section()), host);
        if (!work.isPrintable()) {
            throw Problem.unknown("There is no PDF of “" + edition.slug() + "”: its text is "
                    + (work.isEmbargoed() ? "under embargo." : "too long to be printed."));
        }
        var bytes = kept.find(edition.entryId(), edition.version(), tag).orElseGet(() -> printed(edition, work, tag));
        headers.set(HttpHeaders.LINK, Signposting.back(work.address(), "collection"));
        headers.setContentDisposition(ContentDisposition.inline()
                .filename(edition.slug() + "-" + edition.version() + ".pdf", StandardCharsets.UTF_8)
                .build());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(bytes);
    }

    private byte[] printed(Edition edition, Work work, String tag) {
        if (!isFree()) {
            throw new Problem(ProblemType.UNAVAILABLE, "Others are being printed. Ask again in a moment.").retryAfter(10);
        }
        try {
            // While this one waited another may have printed it.
            return kept.find(edition.entryId(), edition.version(), tag).orElseGet(() -> {
                var pdf = printer.print(work, edition.entryId());
                kept.keep(edition.entryId(), edition.version(), tag, pdf);
                return pdf;
            });
        } finally {
            press.release();
        }
    }

    private boolean isFree() {
        try {
            return press.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
