package org.palimpsest.query.citation;

import de.undercouch.citeproc.csl.CSLDate;
import de.undercouch.citeproc.csl.CSLDateBuilder;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLItemDataBuilder;
import de.undercouch.citeproc.csl.CSLName;
import de.undercouch.citeproc.csl.CSLNameBuilder;
import de.undercouch.citeproc.csl.CSLType;
import de.undercouch.citeproc.helper.json.StringJsonBuilderFactory;
import java.util.stream.Stream;
import org.palimpsest.events.Article;
import org.palimpsest.events.Contributor;

/** A work as CSL knows it: what the styles cite, and CSL-JSON. */
final class CslItem {
    private CslItem() {}

    static CSLItemData of(Work work) {
        var item = new CSLItemDataBuilder()
                .id(work.slug())
                .type(work.journal().isPresent() ? CSLType.ARTICLE_JOURNAL : CSLType.DOCUMENT)
                .title(work.title())
                .author(work.contributors().stream().map(CslItem::name).toArray(CSLName[]::new))
                .issued(date(work.appeared()))
                .language(work.language())
                .containerTitle(work.journal().orElse(work.sectionTitle()));
        if (work.journal().isEmpty()) {
            item.publisher(work.host().name()).version(Integer.toString(work.version()));
        }
        work.article().ifPresent(article -> item.volume(article.volume()).issue(article.issue()).page(article.elocationId()));
        work.doi().ifPresentOrElse(item::DOI, () -> item.URL(work.address()));
        return item.build();
    }

    /** CSL-JSON: one item in a list, as every reader of it wants; with what no style cites, too. */
    static String json(Work work) {
        var item = new CSLItemDataBuilder(of(work)).URL(work.address()).version(Integer.toString(work.version()));
        work.article().map(Article::articleType).ifPresent(item::genre);
        if (!work.summary().isEmpty()) {
            item.abstrct(work.summary());
        }
        if (!work.content().keywords().isEmpty()) {
            item.keyword(String.join(", ", work.content().keywords()));
        }
        work.withdrawal().ifPresent(item::status);
        return "[" + item.build().toJson(new StringJsonBuilderFactory().createJsonBuilder()) + "]\n";
    }

    private static CSLName name(Contributor one) {
        return one.given() == null
                ? new CSLNameBuilder().literal(one.family()).build()
                : new CSLNameBuilder().given(one.given()).family(one.family()).build();
    }

    private static CSLDate date(String iso) {
        var parts = Stream.of(iso.split("-")).mapToInt(Integer::parseInt).toArray();
        return new CSLDateBuilder().dateParts(new int[][] {parts}).build();
    }
}
