package org.palimpsest.query.visibility;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;

/**
 * Content without what would tell who wrote it. How many authors there are stays, and so do title and text: authors are
 * asked to keep their names out of these.
 */
final class Anonymous {
    private Anonymous() {}

    static Content content(Content content) {
        return new Content(
                content.title(),
                content.language(),
                content.period(),
                content.keywords(),
                contributors(content.contributors()),
                content.body(),
                links(content.links()),
                article(content.article()));
    }

    static List<Contributor> contributors(List<Contributor> contributors) {
        return IntStream.rangeClosed(1, contributors.size())
                .mapToObj(number -> new Contributor(null, "Author " + number, List.of(), null, List.of(), false))
                .toList();
    }

    /** Authors cite themselves more than anybody else does. */
    static List<Link> links(List<Link> links) {
        return links.stream()
                .map(link -> new Link(
                        link.kind(), link.title(), link.url(), link.date(), List.of(), link.entry(), link.section()))
                .toList();
    }

    /** A DOI, or the day of an earlier publication, leads to the names in one step. */
    static @Nullable Article article(@Nullable Article article) {
        return article == null
                ? null
                : new Article(
                        article.articleType(),
                        article.journal(),
                        article.volume(),
                        article.issue(),
                        null,
                        null,
                        null);
    }
}
