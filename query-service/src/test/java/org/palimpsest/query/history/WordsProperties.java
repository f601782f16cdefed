package org.palimpsest.query.history;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.Contents;
import org.palimpsest.query.history.Segment.Op;
import org.palimpsest.query.text.PlainText;

class WordsProperties {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of("care", "town", " ", ", ", "Fróme", "’s", "\n").list().ofMaxSize(30).map(w -> String.join("", w)));
    }

    @Provide
    Arbitrary<Node> bodies() {
        return Contents.bodies();
    }

    @Property
    void a_difference_applied_to_the_old_text_is_the_new_one(@ForAll("texts") String old, @ForAll("texts") String now) {
        var segments = Words.between(old, now, new Budget());
        assertThat(without(Op.DELETE, segments)).isEqualTo(now);
        assertThat(without(Op.INSERT, segments)).isEqualTo(old);
        assertThat(segments).noneMatch(segment -> segment.text().isEmpty());
    }

    @Property(tries = 200)
    void a_difference_of_bodies_tells_both(@ForAll("bodies") Node old, @ForAll("bodies") Node now) {
        var blocks = Blocks.between(old, now, new Budget());
        assertThat(lines(Op.DELETE, Block.Op.DELETE, blocks)).isEqualTo(lines(now));
        assertThat(lines(Op.INSERT, Block.Op.INSERT, blocks)).isEqualTo(lines(old));
    }

    @Property(tries = 100)
    void a_body_does_not_differ_from_itself(@ForAll("bodies") Node body) {
        assertThat(Blocks.between(body, body, new Budget())).allMatch(block -> block.op() == Block.Op.EQUAL);
    }

    private static String without(Op op, List<Segment> segments) {
        return segments.stream().filter(s -> s.op() != op).map(Segment::text).collect(joining());
    }

    private static String lines(Op op, Block.Op whole, List<Block> blocks) {
        return blocks.stream()
                .filter(block -> block.op() != whole)
                .map(block -> without(op, block.segments()))
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
    }

    private static String lines(Node body) {
        return PlainText.of(body);
    }

    @Test
    void words_are_compared_as_wholes() {
        assertThat(Words.between("Compassion in towns", "Compassionate towns", new Budget()))
                .containsExactly(
                        new Segment(Op.DELETE, "Compassion in "),
                        new Segment(Op.INSERT, "Compassionate "),
                        new Segment(Op.EQUAL, "towns"));
    }

    @Test
    void very_long_texts_without_anything_in_common_count_as_replaced() {
        var old = "a ".repeat(10_000);
        var now = "b,".repeat(10_000);
        assertThat(Words.between(old, now, new Budget())).containsExactly(new Segment(Op.DELETE, old), new Segment(Op.INSERT, now));
    }

    @Test
    void a_long_text_is_compared_sentence_by_sentence_before_words() {
        var same = "Care is what towns are made of, and people know it. ".repeat(200);
        var segments = Words.between("First. " + same + "Last.", "Begun. " + same + "Ended.", new Budget());
        assertThat(segments)
                .containsExactly(
                        new Segment(Op.DELETE, "First"),
                        new Segment(Op.INSERT, "Begun"),
                        new Segment(Op.EQUAL, ". " + same),
                        new Segment(Op.DELETE, "Last"),
                        new Segment(Op.INSERT, "Ended"),
                        new Segment(Op.EQUAL, "."));
    }

    @Property(tries = 100)
    void a_difference_without_any_budget_left_still_tells_both(
            @ForAll("bodies") Node old, @ForAll("bodies") Node now) {
        var spent = new Budget();
        assertThat(spent.allows(1_000_000, 1)).isTrue();
        var blocks = Blocks.between(old, now, spent);
        assertThat(lines(Op.DELETE, Block.Op.DELETE, blocks)).isEqualTo(lines(now));
        assertThat(lines(Op.INSERT, Block.Op.INSERT, blocks)).isEqualTo(lines(old));
    }
}
