package org.palimpsest.query.history;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.text.PlainText;

/** Compares two states of an entry field by field. Thread-safe. */
final class Changes {
    private Changes() {}

    /** A field that differs. {@code words} is how people read its value. */
    private record Field<T>(String name, @Nullable T old, @Nullable T now, Function<T, String> words) {
        String before() {
            return old == null ? "" : words.apply(old);
        }

        String after() {
            return now == null ? "" : words.apply(now);
        }
    }

    /** Every field that differs, in the order of the content; null stands before the beginning. */
    static List<Change> between(@Nullable EntryState old, @Nullable EntryState now) {
        return compared(differing(old, now));
    }

    /** Every part that differs. */
    static List<Change> between(Content old, Content now) {
        return compared(differing(parts(old, now)));
    }

    private static List<Change> compared(List<Field<?>> fields) {
        var budget = new Budget();
        return fields.stream().map(field -> change(field, budget)).toList();
    }

    /** The same in short, at the cost of reading both once. */
    static List<Changed> inShort(@Nullable EntryState old, @Nullable EntryState now) {
        return differing(old, now).stream()
                .map(field -> Changed.of(field.name(), field.before(), field.after()))
                .toList();
    }

    private static Change change(Field<?> field, Budget budget) {
        return field.old() instanceof Node old && field.now() instanceof Node now
                ? new Change(field.name(), field.before(), field.after(), List.of(), Blocks.between(old, now, budget))
                : new Change(
                        field.name(),
                        field.old(),
                        field.now(),
                        Words.between(field.before(), field.after(), budget),
                        List.of());
    }

    private static List<Field<?>> differing(@Nullable EntryState from, @Nullable EntryState to) {
        var parts = parts(from == null ? Content.EMPTY : from.content(), to == null ? Content.EMPTY : to.content());
        var workflow = Stream.<Field<?>>of(
                new Field<>("slug", value(from, EntryState::slug), value(to, EntryState::slug), Object::toString),
                new Field<>("stage", value(from, EntryState::stage), value(to, EntryState::stage), Changes::words),
                new Field<>("version", value(from, Changes::version), value(to, Changes::version), Object::toString),
                new Field<>("withdrawn", value(from, Changes::gone), value(to, Changes::gone), Object::toString));
        return differing(Stream.concat(parts, workflow));
    }

    private static List<Field<?>> differing(Stream<Field<?>> fields) {
        return fields.filter(field -> !Objects.equals(field.old(), field.now())).toList();
    }

    private static Stream<Field<?>> parts(Content old, Content now) {
        return Stream.of(
                new Field<>("title", old.title(), now.title(), Function.identity()),
                new Field<>("language", old.language(), now.language(), Function.identity()),
                new Field<>("period", old.period(), now.period(), Period::text),
                new Field<>(
                        "keywords", list(old.keywords()), list(now.keywords()), words -> String.join(", ", words)),
                new Field<>(
                        "contributors", list(old.contributors()), list(now.contributors()), Changes::contributors),
                new Field<>("body", old.body(), now.body(), PlainText::of),
                new Field<>("links", list(old.links()), list(now.links()), Changes::links),
                new Field<>("article", old.article(), now.article(), Changes::article),
                new Field<>("files", list(old.files()), list(now.files()), Changes::files));
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
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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

    /** The beginning of its hash tells a file from another one of the same name. */
    private static String files(List<AttachedFile> files) {
        return files.stream()
                .map(file -> file.name() + " (" + joined(Stream.of(file.alternative(), file.sha256().substring(0, 8))) + ")")
                .collect(Collectors.joining("; "));
    }

    private static String joined(Stream<@Nullable String> parts) {
        return parts.filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
