package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.text.Violation;

class ProblemTest {

    private static List<?> told(Problem problem) {
        var members = Objects.requireNonNull(problem.getBody().getProperties());
        return (List<?>) Objects.requireNonNull(members.get("violations"));
    }

    @Test
    void whatIsWrongIsToldUpToABoundAndTheRestIsCounted() {
        var many = IntStream.range(0, 250).mapToObj(i -> new Violation("p" + i, "Wrong.", "right")).toList();
        var problem = new Problem(ProblemType.INVALID, "Much is wrong.").violations(many);
        assertThat(told(problem)).hasSize(100).first().isEqualTo(many.getFirst());
        assertThat(problem.getBody().getProperties()).containsEntry("violationsOmitted", 150);
    }

    @Test
    void nothingIsOmittedOfAHundred() {
        var hundred = IntStream.range(0, 100).mapToObj(i -> new Violation("p" + i, "Wrong.", "right")).toList();
        var problem = new Problem(ProblemType.INVALID, "Much is wrong.").violations(hundred);
        assertThat(told(problem)).hasSize(100);
        assertThat(problem.getBody().getProperties()).doesNotContainKey("violationsOmitted");
    }

    @Test
    void whatWasSentIsNotQuotedWithoutBound() {
        var quoted = "x".repeat(800_000);
        var problem = Problem.malformed(quoted, "“" + quoted + "” is no number.", quoted);
        assertThat(problem.getBody().getDetail()).hasSize(Problem.LONGEST_TEXT).endsWith("…");
        assertThat(told(problem)).singleElement().isInstanceOfSatisfying(Violation.class, violation ->
                assertThat(Stream.of(violation.path(), violation.message(), violation.valid()))
                        .allSatisfy(text -> assertThat(text).hasSize(Problem.LONGEST_TEXT).endsWith("…")));
    }

    @Test
    void aCharacterIsNotCutInTwo() {
        var detail = new Problem(ProblemType.INVALID, "x" + "𝄞".repeat(600)).getBody().getDetail();
        assertThat(Objects.requireNonNull(detail).codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        var other = new Problem(ProblemType.INVALID, "𝄞".repeat(600)).getBody().getDetail();
        assertThat(Objects.requireNonNull(other).codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void aTypeIsNamedByAnAddress() {
        assertThat(ProblemType.IF_MATCH_REQUIRED.uri()).hasToString("/problems/if-match-required");
        assertThat(ProblemType.IF_MATCH_REQUIRED.title()).isEqualTo("If-Match is required");
    }
}
