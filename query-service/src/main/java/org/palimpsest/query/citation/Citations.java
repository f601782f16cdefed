package org.palimpsest.query.citation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import de.undercouch.citeproc.csl.CSLItemData;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.text.Markup;
import org.springframework.stereotype.Component;

/**
 * How to cite a work, in the styles that people ask for. Made from what it says, never kept for long: equal works are cited alike, so a
 * suppressed name is in none that is asked for afterwards. Thread-safe.
 */
@Component
public final class Citations {
    private static final int REMEMBERED = 2_000;

    private final Map<Style, CslStyle> styles = new EnumMap<>(Style.class);
    private final LoadingCache<CSLItemData, Map<Style, String>> made =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::cite);

    /** Reads all styles. */
    Citations() {
        Stream.of(Style.values()).forEach(style -> styles.put(style, new CslStyle(style)));
    }

    /** One for each {@link Style}, in their order. */
    public List<Citation> of(Work work) {
        return made.get(CslItem.of(work)).entrySet().stream()
                .map(one -> new Citation(one.getKey().title(), one.getValue() + notes(work, one.getKey())))
                .toList();
    }

    private Map<Style, String> cite(CSLItemData item) {
        var cited = new EnumMap<Style, String>(Style.class);
        styles.forEach((style, processor) -> cited.put(style, processor.html(item)));
        return cited;
    }

    /** What must be told in every style: which version it is, and that it was withdrawn. */
    private static String notes(Work work, Style style) {
        boolean isTold = work.journal().isPresent() ? work.version() == 1 : style.tellsVersions();
        var version = isTold ? "" : " [version " + work.version() + "]";
        var taken = work.withdrawn();
        return Markup.escape(version + (taken == null ? "" : " [withdrawn " + Dates.day(taken.at()) + "]"));
    }
}
