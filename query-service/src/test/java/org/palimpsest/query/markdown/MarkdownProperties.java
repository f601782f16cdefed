package org.palimpsest.query.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.samples.Samples;

class MarkdownProperties {

    @Property(tries = 1000)
    void whatIsWrittenIsReadAsTheSame(@ForAll("documents") Node doc) {
        assertThat(Schema.check(doc, "body")).isEmpty();
        assertThat(Markdown.read(BlockWriter.write(Canonical.of(doc)))).isEqualTo(Canonical.of(doc));
        assertThat(Markdown.canSay(doc)).isTrue();
    }

    @Property(tries = 1000)
    void whateverIsTypedIsAValidBodyThatStaysTheSame(@ForAll("typed") String typed) {
        var body = Markdown.read(typed);
        assertThat(Schema.check(body, "body")).isEmpty();
        var written = BlockWriter.write(body);
        assertThat(Markdown.read(written)).isEqualTo(body);
        assertThat(Markdown.write(body)).isEqualTo(written);
    }

    @Property(tries = 1000)
    void noWordIsLost(@ForAll("typed") String typed) {
        var said = Markdown.read(typed).toString();
        for (var word : List.of("care", "town", "javascript", "e.org", "def", "head")) {
            if (typed.contains(word)) {
                assertThat(said).contains(word);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void theSamplesAreSaid(String slug) {
        var body = Samples.content(slug).body();
        assertThat(Markdown.read(Markdown.write(body))).isEqualTo(body);
    }

    static List<String> slugs() {
        return Samples.slugs();
    }

    @Provide
    Arbitrary<String> typed() {
        var pieces = Arbitraries.of(
                "care", "town", "e.org", "head", "def", " ", " ", "\n", "\n", "\n\n", "    ", "\t", "\r\n", "*", "**", "_", "__", "`",
                "``", "```\n", "~~~", "#", "# ", "###### ", "> ", ">", "- ", "* ", "+", "1. ", "3) ", "0. ", "1234567. ", "---\n", "===\n",
                "[", "]", "(", ")", "![", "^[", "[^1]", "[^1]: ", "[r]", "[r]: /def\n", "](/a)", "](https://e.org/a.png)",
                "](javascript:x)", "](e.org \"head\")", "<", ">", "<em>", "</em>", "<sub>", "</sub>", "<br>", "<!-- -->", "<code>",
                "</code>", "<script>", "<https://e.org>", "|", " | ", "| head | town |\n| --- | --- |\n", "|---|", "\\", "\\\n", "&",
                "&amp;", "&#32;", "&nbsp;", "&#1;", "\u00a0", "\u0000", "\u2028", "\ud800", "\u202e", "!", "^", ":", "\"");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(25).map(all -> String.join("", all)), Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<Node> documents() {
        return Arbitraries.randomValue(AnyBody::of);
    }
}
