package org.palimpsest.query.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;

/** How to cite an entry, in the style of Vancouver. Computed from what the entry says, never kept. */
public final class Citation {
    private static final int AUTHORS_NAMED = 6;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu MMM d", Locale.UK).withZone(ZoneOffset.UTC);

    private Citation() {}

    /**
     * {@code Andrew M, Hendry A. Title. Journal. 2022;22(S2):149.} What no journal published is cited as a version here.
     *
     * @param section title of the section it stands in
     * @param address where this version can be read
     * @param withdrawnAt when the entry was withdrawn, which its citation then says
     */
    public static String vancouver(
            Content content,
            int version,
            Instant publishedAt,
            String section,
            String address,
            @Nullable Instant withdrawnAt) {
        var title = sentence(content.title() == null ? "Untitled" : content.title());
        var authors = content.contributors().isEmpty() ? "" : sentence(authors(content));
        var article = content.article();
        return Stream.of(
                        authors,
                        title,
                        article == null || article.journal() == null
                                ? sentence(section) + " Palimpsest; " + DAY.format(publishedAt) + " [version " + version
                                        + "]. Available from: " + address
                                : sentence(article.journal()) + " " + place(article, publishedAt),
                        withdrawnAt == null ? "" : "[withdrawn " + DAY.format(withdrawnAt) + "]")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Family name and initials: {@code Andrew M}; a group by its whole name. */
    static String author(Contributor contributor) {
        var given = contributor.given();
        if (given == null) {
            return contributor.family();
        }
        var initials = Stream.of(given.strip().split("[\\s.-]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return contributor.family() + " " + initials;
    }

    private static String authors(Content content) {
        var all = content.contributors();
        var named = all.stream().limit(AUTHORS_NAMED).map(Citation::author).collect(Collectors.joining(", "));
        return all.size() > AUTHORS_NAMED ? named + ", et al" : named;
    }

    private static String place(Article article, Instant publishedAt) {
        var first = article.firstPublished();
        var place = new StringBuilder(first != null && first.length() >= 4
                ? first.substring(0, 4)
                : Integer.toString(publishedAt.atZone(ZoneOffset.UTC).getYear()));
        if (article.volume() != null || article.issue() != null) {
            place.append(';').append(article.volume() == null ? "" : article.volume());
        }
        if (article.issue() != null) {
            place.append('(').append(article.issue()).append(')');
        }
        if (article.elocationId() != null) {
            place.append(':').append(article.elocationId());
        }
        return place.append('.').append(article.doi() == null ? "" : " doi:" + article.doi()).toString();
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.?!]") ? text : text + ".";
    }
}
