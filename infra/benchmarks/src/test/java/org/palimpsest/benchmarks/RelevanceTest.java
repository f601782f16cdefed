package org.palimpsest.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures of small answers, worked out by hand. */
class RelevanceTest {
    private static final double EXACT = 1e-9;

    /** Gains 3 at the first place, 0, 2 at the third; at best 3, 2, 1. Discounts: 1, log₂ 3, 2. */
    @Test
    void grades_count_by_place() {
        var relevance = Relevance.of(Map.of("a", 3, "b", 2, "c", 1), List.of("a", "x", "b"));

        assertThat(relevance.ndcg()).isEqualTo((3 + 2 / 2.0) / (3 + 2 / 1.584962500721156 + 1 / 2.0), within(EXACT));
        assertThat(relevance.recall()).isEqualTo(2 / 3.0, within(EXACT));
        assertThat(relevance.map()).isEqualTo((1 / 1.0 + 2 / 3.0) / 3, within(EXACT));
    }

    @Test
    void the_best_answer_has_one_and_one_without_any_has_nothing() {
        var grades = Map.of("a", 1, "b", 1, "c", 0);

        assertThat(Relevance.of(grades, List.of("b", "a"))).isEqualTo(new Relevance(1, 1, 1));
        assertThat(Relevance.of(grades, List.of("c"))).isEqualTo(new Relevance(0, 0, 0));
        assertThat(Relevance.of(grades, List.of())).isEqualTo(new Relevance(0, 0, 0));
        assertThat(Relevance.of(Map.of("c", 0), List.of("c"))).isEqualTo(new Relevance(0, 0, 0));
    }

    @Test
    void ten_count_for_gain_and_a_hundred_for_all_else() {
        var others = IntStream.range(0, 10).mapToObj(i -> "x" + i);
        var eleventh = Relevance.of(Map.of("a", 1), Stream.concat(others, Stream.of("a")).toList());
        var last = Relevance.of(Map.of("a", 1), Stream.concat(IntStream.range(0, 100).mapToObj(i -> "x" + i), Stream.of("a")).toList());

        assertThat(eleventh.ndcg()).isZero();
        assertThat(eleventh.recall()).isEqualTo(1);
        assertThat(eleventh.map()).isEqualTo(1 / 11.0, within(EXACT));
        assertThat(last).isEqualTo(new Relevance(0, 0, 0));
    }

    @Test
    void all_judged_questions_count_alike() {
        var collection = new JudgedCollection("small", List.of(), Map.of("1", "first", "2", "second"),
                Map.of("1", Map.of("a", 1), "2", Map.of("b", 1)));
        var answers = Map.of("first", List.of("a"), "second", List.of("x", "b"));

        var relevance = Relevance.of(collection, question -> Objects.requireNonNull(answers.get(question)));

        assertThat(relevance.ndcg()).isEqualTo((1 + 1 / 1.584962500721156) / 2, within(EXACT));
        assertThat(relevance.recall()).isEqualTo(1);
        assertThat(relevance.map()).isEqualTo(0.75, within(EXACT));
    }
}
