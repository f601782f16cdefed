package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.anonymity.Identifying;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

class AnonymousTest {
    private static final List<Contributor> AUTHORS = List.of(
            new Contributor(
                    "Zoë",
                    "Müller",
                    List.of(new Affiliation("University of the West of England", "GB", null)),
                    "0000-0002-1825-0097",
                    List.of(),
                    true),
            new Contributor("Bo", "Li", List.of(new Affiliation("Frome Medical Practice", "GB", null)), null, List.of(), false));

    private static Content content(String address) {
        var link = new Link(
                Link.Kind.WEBSITE, "Our pages", address, null, List.of("Ada Kowalczyk"), null, null);
        var run = new Node(
                "text", Map.of(), List.of(), List.of(new Mark("link", Map.of("href", address, "title", "Zoë"))), "see here");
        var picture = new Node("image", Map.of("src", address, "alt", "A map"), List.of(), List.of(), null);
        var paragraph = new Node("paragraph", Map.of(), List.of(run, picture), List.of(), null);
        var body = new Node("doc", Map.of(), List.of(paragraph), List.of(), null);
        return new Content("Title", "en", null, List.of(), AUTHORS, body, List.of(link), null);
    }

    @Test
    void files_have_names_that_tell_nothing_and_stay_where_they_are() {
        var photograph = new AttachedFile("zoe-mueller.jpg", "a1", "image/jpeg", 9, 40, 30, "A map");
        var report = new AttachedFile("Müller 2020.pdf", "b2", "application/pdf", 9, null, null, null);
        var picture = new Node("image", Map.of("src", photograph.address(), "alt", "A map"), List.of(), List.of(), null);
        var gone = new Node("image", Map.of("src", "file:zoe.png", "alt", "Gone"), List.of(), List.of(), null);
        var paragraph = new Node("paragraph", Map.of(), List.of(picture, gone), List.of(), null);
        var body = new Node("doc", Map.of(), List.of(paragraph), List.of(), null);
        var content = new Content(
                "Title", "en", null, List.of(), AUTHORS, body, List.of(), null, List.of(report, photograph));

        var shown = anonymous(content);

        assertThat(shown.files()).containsExactly(report.named("file-1.pdf"), photograph.named("file-2.jpg"));
        var pictures = shown.body().content().getFirst().content();
        assertThat(shown.pictured(pictures.getFirst().attr("src"))).contains(photograph.named("file-2.jpg"));
        assertThat(pictures.getLast().text()).isEqualTo("Gone");
    }

    private static Content anonymous(Content content) {
        return Anonymous.content(content, Identifying.of(content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://zoemuller.net/work",
                "https://www.mueller-lab.org/",
                "https://example.org/m%C3%BCller.pdf",
                "https://xn--mller-kva.example/",
                "https://example.org/~somebody/",
                "https://example.org/staff/4711",
                "https://www.uwe.ac.uk/report.pdf",
                "https://frome-practice.example/",
                "https://example.org/li/report.pdf",
                "https://example.org/by/kowalczyk-2020",
                "https://orcid.org/0000-0002-1825-0097",
                "https://example.org/0000-0002-1825-0097",
                "https://github.com/anybody/data",
                "https://somebody.github.io/",
                "mailto:someone@example.org",
                "https://example.org/%zz"
            })
    void an_address_that_may_tell_who_wrote_it_is_left_out_and_what_is_read_stays(String address) {
        var shown = anonymous(content(address));
        var link = shown.links().getFirst();
        assertThat(link.url()).isNull();
        assertThat(link.title()).isEqualTo("Our pages");
        assertThat(link.authors()).isEmpty();
        assertThat(shown.toString()).doesNotContain(address);
        assertThat(shown.body().plainText()).isEqualTo("see hereA map");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://doi.org/10.5334/ijic.5554",
                "https://www.who.int/health-topics/care.pdf",
                "https://www.gov.uk/guidance/public-health-services"
            })
    void an_address_that_tells_nobody_stays(String address) {
        var shown = anonymous(content(address));
        assertThat(shown.links().getFirst().url()).isEqualTo(address);
        var inline = shown.body().content().getFirst().content();
        assertThat(inline.getFirst().marks().getFirst().attrs()).containsExactly(Map.entry("href", address));
        assertThat(inline.getLast().attr("src")).isEqualTo(address);
    }

    @Test
    void an_address_here_may_tell_too() {
        var link = new Link(Link.Kind.SEE_ALSO, "Before", null, null, List.of(), "muller-on-towns", "towns");
        var content = new Content("T", "en", null, List.of(), AUTHORS, Node.EMPTY_DOC, List.of(link), null);
        assertThat(anonymous(content).links().getFirst().entry()).isNull();
        assertThat(anonymous(content).links().getFirst().section()).isEqualTo("towns");
    }
}
