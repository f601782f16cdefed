package org.palimpsest.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/** Random contents and lives of entries. */
public final class Contents {
    private static final Arbitrary<String> TEXT =
            Arbitraries.strings().ofMinLength(1).ofMaxLength(12).injectDuplicates(0.2);
    private static final Arbitrary<@Nullable String> TEXT_OR_NOTHING = TEXT.injectNull(0.4);

    private Contents() {}

    public static Arbitrary<Content> contents() {
        return Combinators.combine(
                        TEXT_OR_NOTHING,
                        TEXT_OR_NOTHING,
                        periods().injectNull(0.3),
                        TEXT.list().ofMaxSize(3),
                        contributors().list().ofMaxSize(2),
                        bodies(),
                        links().list().ofMaxSize(2),
                        articles().injectNull(0.5))
                .as(Content::new);
    }

    private static Arbitrary<Period> periods() {
        return Combinators.combine(TEXT, TEXT_OR_NOTHING, TEXT_OR_NOTHING, Arbitraries.of(true, false))
                .as(Period::new);
    }

    private static Arbitrary<Contributor> contributors() {
        var affiliations = Combinators.combine(TEXT, TEXT_OR_NOTHING, TEXT_OR_NOTHING)
                .as(Affiliation::new)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        TEXT_OR_NOTHING, TEXT, affiliations, TEXT_OR_NOTHING, TEXT.list().ofMaxSize(2), Arbitraries.of(true, false))
                .as(Contributor::new);
    }

    private static Arbitrary<Link> links() {
        return Combinators.combine(
                        Arbitraries.of(Link.Kind.values()),
                        TEXT,
                        TEXT_OR_NOTHING,
                        TEXT_OR_NOTHING,
                        TEXT.list().ofMaxSize(2),
                        TEXT_OR_NOTHING,
                        TEXT_OR_NOTHING)
                .as(Link::new);
    }

    private static Arbitrary<Article> articles() {
        return TEXT_OR_NOTHING
                .list()
                .ofSize(7)
                .map(t -> new Article(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6)));
    }

    public static Arbitrary<Node> bodies() {
        return Arbitraries.lazyOf(() -> blocks().list().ofMinSize(1).ofMaxSize(3).map(b -> node("doc", Map.of(), b)));
    }

    private static Arbitrary<Node> blocks() {
        Arbitrary<Node> paragraph = inline().list().ofMaxSize(3).map(words -> node("paragraph", Map.of(), words));
        Arbitrary<Node> heading = Combinators.combine(Arbitraries.integers().between(2, 4), inline())
                .as((level, words) -> node("heading", Map.of("level", level), List.of(words)));
        Arbitrary<Node> list = paragraph
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(items -> node(
                        "bullet_list",
                        Map.of(),
                        items.stream().map(item -> node("list_item", Map.of(), List.of(item))).toList()));
        return Arbitraries.oneOf(paragraph, heading, list);
    }

    private static Arbitrary<Node> inline() {
        var marks = Arbitraries.of(
                List.<Mark>of(),
                List.of(new Mark("em", Map.of())),
                List.of(new Mark("link", Map.of("href", "https://example.org/?a=$1&b.c=2"))));
        return Combinators.combine(TEXT, marks).as((text, m) -> new Node("text", Map.of(), List.of(), m, text));
    }

    private static Node node(String type, Map<String, Object> attrs, List<Node> content) {
        return new Node(type, attrs, content, List.of(), null);
    }

    /** The events of one entry's life, in an order that commands could have made. */
    public static Arbitrary<List<EntryEvent>> lives() {
        return contents().list().ofMinSize(1).ofMaxSize(5).flatMap(versions -> Arbitraries.of(Anonymity.values())
                .map(anonymity -> life(UUID.randomUUID(), versions, anonymity)));
    }

    private static List<EntryEvent> life(UUID id, List<Content> contents, Anonymity anonymity) {
        var policy = new Policy(1, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0");
        var slug = "entry-" + id;
        var events = new ArrayList<EntryEvent>();
        events.add(new DraftStarted(id, "towns", "otto-owner"));
        events.add(new SlugAssigned(id, slug));
        for (int i = 0; i < contents.size(); i++) {
            int round = i + 1;
            if (i > 0) {
                events.add(new RevisionStarted(id, i));
            }
            events.addAll(revisions(id, contents.get(i)));
            events.add(new EntrySubmitted(id, round, policy));
            events.add(new ReviewerAssigned(id, round, "rita-reviewer"));
            events.add(new ReviewSubmitted(id, round, "rita-reviewer", Recommendation.ACCEPT, "Good.", null));
            events.add(new EntryAccepted(id, round, null));
            events.add(new EntryPublished(id, "towns", slug, round, "CC-BY-4.0", contents.get(i)));
        }
        return List.copyOf(events);
    }

    private static List<EntryEvent> revisions(UUID id, Content content) {
        return List.of(
                new TitleRevised(id, content.title()),
                new LanguageRevised(id, content.language()),
                new PeriodRevised(id, content.period()),
                new KeywordsRevised(id, content.keywords()),
                new ContributorsRevised(id, content.contributors()),
                new BodyRevised(id, 1, content.body()),
                new LinksRevised(id, content.links()),
                new ArticleRevised(id, content.article()));
    }
}
