package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.COMPLETE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

class NormalTest {
    private static final String COMPOSED = "é";
    private static final String DECOMPOSED = "e\u0301";

    @Test
    void whatIsInFormAlreadyStaysAsItIs() {
        assertThat(Normal.form(COMPLETE)).isEqualTo(COMPLETE);
        assertThat(Normal.form(null)).isEqualTo(Content.EMPTY);
    }

    @Test
    void everyTextIsComposedAndHasNoSpaceAround() {
        assertThat(Normal.form(filledWith(" " + DECOMPOSED + "\r\n"))).isEqualTo(filledWith(COMPOSED));
    }

    @Test
    void whatIsPastedAlongUnseenIsMadeHarmless() {
        assertThat(Normal.form(filledWith("\ufeff\u2028" + DECOMPOSED + "\u000b\f\u0085"))).isEqualTo(filledWith(COMPOSED));
        assertThat(Normal.form(bodyOf("a\u000bb\fc\u0085d\u2028e\u2029f\r\ufeff\ng"))).isEqualTo(bodyOf("a\nb\nc\nd\ne\nf\ng"));
        var run = new Node("text", Map.of(), List.of(), List.of(), "\ufeff");
        var body = new Node("doc", Map.of(), List.of(new Node("paragraph", Map.of(), List.of(run), List.of(), null)), List.of(), null);
        assertThat(Normal.form(new Content(null, null, null, List.of(), List.of(), body, List.of(), null))).isEqualTo(Content.EMPTY);
    }

    @Test
    void whatHasNothingInItIsAbsent() {
        var blank = new Content(
                " ",
                "",
                new Period(" ", "", null, false),
                List.of(),
                List.of(),
                Content.EMPTY.body(),
                List.of(),
                new Article(" ", null, "", null, null, "\n", null));
        assertThat(Normal.form(blank)).isEqualTo(Content.EMPTY);
    }

    @Test
    void aPeriodThatIsOnlyOngoingIsKept() {
        var ongoing = new Content(
                null,
                null,
                new Period("", null, null, true),
                List.of(),
                List.of(),
                Content.EMPTY.body(),
                List.of(),
                null);
        assertThat(Normal.form(ongoing)).isEqualTo(ongoing);
    }

    @Test
    void theBodyIsComposedButKeepsItsSpacesAndItsShape() {
        assertThat(Normal.form(bodyOf(" " + DECOMPOSED + "  "))).isEqualTo(bodyOf(" " + COMPOSED + "  "));
    }

    private static Content bodyOf(String text) {
        var marks = List.of(new Mark("link", Map.of("href", "https://example.org/", "title", text)));
        var run = new Node("text", Map.of(), List.of(), marks, text);
        var source = Map.<String, Object>of("src", "https://example.org/a.png", "alt", text);
        var image = new Node("image", source, List.of(), List.of(), null);
        var heading = new Node("heading", Map.of("level", 2), List.of(run, image), List.of(), null);
        var body = new Node("doc", Map.of(), List.of(heading), List.of(), null);
        return new Content(null, null, null, List.of(), List.of(), body, List.of(), null);
    }

    private static Content filledWith(String t) {
        return new Content(
                t,
                t,
                new Period(t, t, t, true),
                List.of(t, t),
                List.of(new Contributor(t, t, List.of(new Affiliation(t, t, t)), t, List.of(t), true)),
                Content.EMPTY.body(),
                List.of(new Link(Link.Kind.REPORT, t, t, t, List.of(t), t, t)),
                new Article(t, t, t, t, t, t, t));
    }
}
