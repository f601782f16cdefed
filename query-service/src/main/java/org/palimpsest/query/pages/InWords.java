package org.palimpsest.query.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Wording;

/**
 * What each language says in its own way: a date, a size, a sentence. Views carry it, and it is put into words where their template
 * writes it, in the language of the page. Immutable.
 */
@FunctionalInterface
public interface InWords {
    /** Said with nothing. */
    InWords NOTHING = plain("");

    /** What it is in {@code language}; {@code texts} has the bundles. */
    String in(Language language, Texts texts);

    /** Whether nothing is said in any language. */
    default boolean isEmpty() {
        return this.equals(NOTHING);
    }

    /** The same in every language. */
    static InWords plain(String words) {
        return new Plain(words);
    }

    /** What a problem says, given in English: see {@link Wording}. */
    static InWords said(String english) {
        return english.isEmpty() ? NOTHING : new Said(english);
    }

    /** A text of the bundles; {@code arguments} may have to be put into words themselves. */
    static InWords text(String code, Object... arguments) {
        return new Text(code, List.of(arguments));
    }

    /** All that are something, one after the other. */
    static InWords joined(String between, @Nullable InWords... parts) {
        return joined(between, Arrays.stream(parts));
    }

    /** The same. */
    static InWords joined(String between, Stream<? extends @Nullable InWords> parts) {
        var all = parts.<InWords>mapMulti((part, sink) -> {
                    if (part != null && !part.isEmpty()) {
                        sink.accept(part);
                    }
                })
                .toList();
        return all.isEmpty() ? NOTHING : new Joined(between, all);
    }

    /** {@code one, another and a third}. */
    static InWords listed(List<? extends InWords> items) {
        var before = joined(", ", items.stream().limit(Math.max(0, items.size() - 1)));
        return before.isEmpty() ? joined("", items.stream()) : text("list.and", before, items.getLast());
    }

    /** See {@link #plain}. */
    record Plain(String words) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            return words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** See {@link #said}. */
    record Said(String english) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            return Wording.in(language.locale(), english);
        }

        @Override
        public String toString() {
            return english;
        }
    }

    /** See {@link #text}. */
    record Text(String code, List<Object> arguments) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            return texts.in(language, code, arguments.toArray());
        }
    }

    /** See {@link #joined}. */
    record Joined(String between, List<InWords> parts) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            return parts.stream().map(part -> part.in(language, texts)).collect(Collectors.joining(between));
        }

        @Override
        public String toString() {
            return parts.stream().map(InWords::toString).collect(Collectors.joining(between));
        }
    }

    /** {@code value} in words, if it has to be put into any; else as it is. */
    static @Nullable Object in(Language language, Texts texts, @Nullable Object value) {
        return value instanceof InWords words ? Objects.requireNonNull(words.in(language, texts)) : value;
    }
}
