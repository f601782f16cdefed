package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerOfTest {
    @Test
    void aBeginningIsCutBetweenWords() {
        assertThat(AnswerOf.beginning("word ".repeat(60))).hasSizeLessThan(243).endsWith("word …");
        assertThat(AnswerOf.beginning("x".repeat(300))).isEqualTo("x".repeat(240) + " …");
    }

    @Test
    void linesOfAListAreSeparatedAndEverythingIsEscaped() {
        assertThat(AnswerOf.beginning("Aims:\none\ntwo <b>\nEnd.")).isEqualTo("Aims: one; two &lt;b&gt;; End.");
        assertThat(AnswerOf.passage("one\n<mark>two</mark>\nthree")).isEqualTo("one; <mark>two</mark>; three …");
        assertThat(AnswerOf.passage("It <mark>ends</mark>.")).isEqualTo("It <mark>ends</mark>.");
    }
}
