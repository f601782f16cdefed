package org.palimpsest.query.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the index has of a version beside its text. Spellings that differ in case, accents or spaces are one value.
 *
 * @param title by which it is sorted
 * @param type a {@link Spelling#key}, as those of {@code keywords}, {@code contributors} and {@code organisations} are
 * @param status whether it goes on or has ended; absent where nothing is said of that
 * @param begins {@link Spelling#begins} of all these values
 */
record Derived(
        String title,
        @Nullable String type,
        List<String> keywords,
        List<String> contributors,
        List<String> organisations,
        @Nullable String status,
        Begins begins) {

    private static final String ONGOING = "ongoing";
    private static final String ENDED = "ended";

    /** What {@code status} can be. */
    static final List<String> STATUSES = List.of(ONGOING, ENDED);

    record Begins(List<String> type, List<String> keywords, List<String> contributors, List<String> organisations) {}

    static Derived of(Interval interval) {
        var articleType = interval.articleType();
        List<String> type = articleType == null ? List.of() : List.of(articleType);
        var ongoing = interval.ongoing();
        return new Derived(
                Spelling.sorted(interval.title()),
                articleType == null ? null : Spelling.key(articleType),
                each(interval.keywords(), value -> Stream.of(Spelling.key(value))),
                each(interval.contributors(), value -> Stream.of(Spelling.key(value))),
                each(interval.organisations(), value -> Stream.of(Spelling.key(value))),
                ongoing == null ? null : ongoing ? ONGOING : ENDED,
                new Begins(
                        each(type, Spelling::begins),
                        each(interval.keywords(), Spelling::begins),
                        each(interval.contributors(), Spelling::begins),
                        each(interval.organisations(), Spelling::begins)));
    }

    private static List<String> each(List<String> values, Function<String, Stream<String>> derived) {
        return values.stream().flatMap(derived).filter(one -> !one.isEmpty()).distinct().toList();
    }
}
