package org.palimpsest.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.text.PlainText;

/** Compares two states of an entry field by field. Thread-safe. */
final class Changes {
    private Changes() {}

    /** Every field that differs, in the order of the content; null stands before the beginning. */
    static List<Change> between(@Nullable EntryState old, @Nullable EntryState now) {
        var found = new ArrayList<Change>();
        content(old == null ? Content.EMPTY : old.content(), now == null ? Content.EMPTY : now.content(), found);
        compare(found, "slug", value(old, EntryState::slug), value(now, EntryState::slug), Object::toString);
        compare(found, "stage", value(old, EntryState::stage), value(now, EntryState::stage), Changes::words);
        compare(found, "version", value(old, Changes::version), value(now, Changes::version), Object::toString);
        compare(found, "withdrawn", value(old, Changes::gone), value(now, Changes::gone), Object::toString);
        return List.copyOf(found);
    }

    private static void content(Content old, Content now, List<Change> found) {
        compare(found, "title", old.title(), now.title(), Function.identity());
        compare(found, "language", old.language(), now.language(), Function.identity());
        compare(found, "period", old.period(), now.period(), Period::text);
        compare(found, "keywords", list(old.keywords()), list(now.keywords()), words -> String.join(", ", words));
        compare(found, "contributors", list(old.contributors()), list(now.contributors()), Changes::contributors);
        if (!old.body().equals(now.body())) {
            var blocks = Blocks.between(old.body(), now.body());
            found.add(new Change("body", PlainText.of(old.body()), PlainText.of(now.body()), List.of(), blocks));
        }
        compare(found, "links", list(old.links()), list(now.links()), Changes::links);
        compare(found, "article", old.article(), now.article(), Changes::article);
    }

    private static <T> void compare(
            List<Change> found, String field, @Nullable T old, @Nullable T now, Function<T, String> asText) {
        if (!Objects.equals(old, now)) {
            var text = Words.between(old == null ? "" : asText.apply(old), now == null ? "" : asText.apply(now));
            found.add(new Change(field, old, now, text, List.of()));
        }
    }

    private static <T> @Nullable T value(@Nullable EntryState state, Function<EntryState, @Nullable T> field) {
        return state == null ? null : field.apply(state);
    }

    private static <T> @Nullable List<T> list(List<T> items) {
        return items.isEmpty() ? null : items;
    }

    private static @Nullable Integer version(EntryState state) {
        return state.version() == 0 ? null : state.version();
    }

    private static @Nullable Boolean gone(EntryState state) {
        return state.withdrawn() ? true : null;
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String contributors(List<Contributor> contributors) {
        return contributors.stream()
                .map(one -> one.affiliations().isEmpty()
                        ? one.name()
                        : one.name() + " (" + joined(one.affiliations().stream().map(Affiliation::name)) + ")")
                .collect(Collectors.joining("; "));
    }

    private static String links(List<Link> links) {
        return links.stream()
                .map(link -> words(link.kind()) + ": " + joined(Stream.of(link.title(), link.url())))
                .collect(Collectors.joining("; "));
    }

    private static String article(Article article) {
        return joined(Stream.of(
                article.articleType(),
                article.journal(),
                article.volume(),
                article.issue(),
                article.elocationId(),
                article.doi(),
                article.firstPublished()));
    }

    private static String joined(Stream<@Nullable String> parts) {
        return parts.filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
