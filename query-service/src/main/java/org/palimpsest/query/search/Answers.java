package org.palimpsest.query.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.palimpsest.query.reading.AsOf;

/**
 * Answers that are kept as long as they are true: until the index has taken in another event, has another generation, something
 * else is withheld, or other words mean the same. Thread-safe; blocks.
 */
final class Answers {
    private static final int MOST = 1000;

    /** What may come into the index without an event, such as another copy's refresh, is there by then. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * How the index stands. It is asked before the index is, so that what is kept for it is never older.
     *
     * @param position up to which all events are in it
     * @param withheld ids of entries that are shown to nobody at present
     * @param thesaurus which words mean the same
     */
    record Standing(String index, long position, Set<String> withheld, Thesaurus thesaurus) {}

    private record Asking(Standing standing, Object question) {}

    /** What somebody has begun to type. */
    private record Begun(String text, AsOf asOf) {}

    private final Search search;
    private final Suggester suggester;
    private final Supplier<Standing> standing;
    private final Cache<Asking, Answer> answers = kept();
    private final Cache<Asking, Suggestions> suggestions = kept();

    Answers(Search search, Suggester suggester, Supplier<Standing> standing) {
        this.search = search;
        this.suggester = suggester;
        this.standing = standing;
    }

    private static <T> Cache<Asking, T> kept() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    }

    /** As {@link Search#answer}. */
    Answer of(Question question) {
        var asking = new Asking(standing.get(), question);
        var kept = answers.getIfPresent(asking);
        if (kept != null) {
            return kept;
        }
        var answer = search.answer(question);
        if (isTitled(answer)) {
            answers.put(asking, answer);
        }
        return answer;
    }

    /** The library, which has the titles of sections, may not have come as far as the index. */
    private static boolean isTitled(Answer answer) {
        return answer.hits().stream().noneMatch(hit -> hit.section().equals(hit.sectionTitle()))
                && answer.facets().stream()
                        .filter(facet -> facet.facet().equals(Facet.SECTION.parameter()))
                        .flatMap(facet -> facet.choices().stream())
                        .noneMatch(choice -> choice.value().equals(choice.label()));
    }

    /** As {@link Suggester#suggest}. */
    Suggestions suggested(String text, AsOf asOf) {
        return suggestions.get(new Asking(standing.get(), new Begun(text, asOf)), _ -> suggester.suggest(text, asOf));
    }
}
