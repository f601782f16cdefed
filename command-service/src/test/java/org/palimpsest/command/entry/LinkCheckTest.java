package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.entry.Contents.check;
import static org.palimpsest.command.entry.Contents.paths;
import static org.palimpsest.command.entry.Contents.with;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.Link;

class LinkCheckTest {

    @ParameterizedTest
    @EnumSource
    void aTitleIsEnoughForEachKind(Link.Kind kind) {
        var link = new Link(kind, "Interim report", null, null, List.of(), null, null);
        assertThat(check(with(id -> new LinksRevised(id, List.of(link))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "http://example.org:8080/a?b=c#d", "https://xn--exmple-cua.org"})
    void anAddressIsOfTheWeb(String url) {
        assertThat(check(with(id -> new LinksRevised(id, List.of(to(url)))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "ftp://example.org/",
                "https:",
                "https://",
                "//example.org/",
                "/here",
                "https://exa mple.org/",
                "https://example.org/\u202e\u0000",
                "mailto:a@example.org"
            })
    void whatIsNoAddressOfTheWebIsRefused(String url) {
        assertThat(paths(with(id -> new LinksRevised(id, List.of(to(url)))))).contains("content.links.0.url");
    }

    @Test
    void anAddressIsNotEndless() {
        var url = "https://example.org/" + "x".repeat(1_981);
        assertThat(paths(with(id -> new LinksRevised(id, List.of(to(url)))))).containsExactly("content.links.0.url");
    }

    @Test
    void everyFieldIsChecked() {
        var link = new Link(
                Link.Kind.REPORT, "x".repeat(501), null, "May 2018", List.of("Julian Abel", " "), "No Slug", "-");
        assertThat(paths(with(id -> new LinksRevised(id, List.of(to(null), link)))))
                .containsExactly(
                        "content.links.1.title",
                        "content.links.1.date",
                        "content.links.1.authors.1",
                        "content.links.1.entry",
                        "content.links.1.section");
    }

    @Test
    void thereAreNotTooMany() {
        var many = Collections.nCopies(101, to(null));
        assertThat(paths(with(id -> new LinksRevised(id, many)))).containsExactly("content.links");
    }

    private static Link to(@Nullable String url) {
        return new Link(Link.Kind.WEBSITE, "Website", url, null, List.of(), null, null);
    }
}
