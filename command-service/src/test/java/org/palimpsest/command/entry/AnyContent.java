package org.palimpsest.command.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.palimpsest.command.Samples;
import org.palimpsest.command.Text;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Node;

/** Contents as people send them: fields missing, spaces around, letters composed or not; all of them allowed. */
final class AnyContent {
    private AnyContent() {}

    static Arbitrary<Content> allowed() {
        return Combinators.combine(
                        text().injectNull(0.3),
                        Arbitraries.of("en", " cy ", "en-GB").injectNull(0.3),
                        period().injectNull(0.3),
                        text().list().ofMaxSize(4).uniqueElements(t -> Text.orEmpty(t).toLowerCase(Locale.ROOT)),
                        contributors(),
                        body(),
                        link().list().ofMaxSize(2),
                        article().injectNull(0.3))
                .as(Content::new);
    }

    /** One visible letter at least, so that no required text is empty. */
    private static Arbitrary<String> text() {
        var space = Arbitraries.of("", " ", "\u2003");
        var letter = Arbitraries.of("a", "é", "e\u0301", "ﬁ", "字", "👩‍👧", "\u1112\u1161\u11ab", "x y", "Å", "\u212b");
        return Combinators.combine(space, letter.list().ofMinSize(1).ofMaxSize(4), space)
                .as((before, letters, after) -> before + String.join("", letters) + after);
    }

    private static Arbitrary<Period> period() {
        var date = Arbitraries.of("2016", "2018-02", "2018-02-28 ").injectNull(0.4);
        return Combinators.combine(text(), date, Arbitraries.of(true, false))
                .as((text, from, ongoing) -> new Period(text, from, ongoing ? null : "2019", ongoing));
    }

    /** One of them at most is the corresponding author. */
    private static Arbitrary<List<Contributor>> contributors() {
        return Combinators.combine(contributor().list().ofMaxSize(3), Arbitraries.integers().between(0, 6))
                .as((people, writes) -> IntStream.range(0, people.size())
                        .mapToObj(i -> corresponding(people.get(i), i == writes))
                        .toList());
    }

    private static Contributor corresponding(Contributor c, boolean corresponding) {
        return new Contributor(c.given(), c.family(), c.affiliations(), c.orcid(), c.roles(), corresponding);
    }

    private static Arbitrary<Contributor> contributor() {
        var affiliation = Combinators.combine(text(), Arbitraries.of("GB", "KE").injectNull(0.5))
                .as((name, country) -> new Affiliation(name, country, null));
        var roles = Arbitraries.of("software", "validation").set().map(List::copyOf);
        return Combinators.combine(
                        text().injectNull(0.3),
                        text(),
                        affiliation.list().ofMaxSize(2),
                        roles)
                .as((given, family, at, credit) -> new Contributor(given, family, at, null, credit, false));
    }

    private static Arbitrary<Node> body() {
        return text().list().ofMinSize(1).ofMaxSize(3).map(texts -> {
            var paragraphs = texts.stream()
                    .flatMap(text -> Samples.text(text).content().stream())
                    .toList();
            return new Node("doc", Map.of(), paragraphs, List.of(), null);
        });
    }

    private static Arbitrary<Link> link() {
        return Combinators.combine(Arbitraries.of(Link.Kind.class), text(), text().list().ofMaxSize(2))
                .as((kind, title, authors) -> new Link(kind, title, null, null, authors, null, null));
    }

    private static Arbitrary<Article> article() {
        return text().injectNull(0.3).map(type -> new Article(type, null, "22", null, " ", null, null));
    }
}
