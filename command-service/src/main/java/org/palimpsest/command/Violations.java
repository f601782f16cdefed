package org.palimpsest.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Characters;
import org.palimpsest.events.text.Violation;

/** Gathers all that is wrong with a command, so that its sender hears everything at once. Not thread-safe. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public void add(String path, String message, String valid) {
        found.add(new Violation(path, message, valid));
    }

    public void addAll(List<Violation> more) {
        found.addAll(more);
    }

    /** One line of at most {@code longest} characters, or nothing. */
    public void line(String path, @Nullable String text, int longest) {
        text(path, text, longest, false);
    }

    /** One line of 1 to {@code longest} characters. */
    public void requiredLine(String path, @Nullable String text, int longest) {
        required(path, text, longest);
        text(path, text, longest, false);
    }

    /** Lines of at most {@code longest} characters together, or nothing. */
    public void lines(String path, @Nullable String text, int longest) {
        text(path, text, longest, true);
    }

    /** Lines of 1 to {@code longest} characters together. */
    public void requiredLines(String path, @Nullable String text, int longest) {
        required(path, text, longest);
        text(path, text, longest, true);
    }

    /** All of {@code text} fits the pattern, or there is none. {@code valid} describes the pattern. */
    public void pattern(String path, @Nullable String text, Pattern pattern, String valid) {
        if (text != null && !pattern.matcher(text).matches()) {
            add(path, "This is not of the right form.", valid);
        }
    }

    public void slug(String path, @Nullable String slug) {
        if (slug != null && !Slug.isValid(slug)) {
            add(path, "This is not of the right form.", Slug.VALID);
        }
    }

    public void present(String path, @Nullable Object value, String valid) {
        if (value == null) {
            add(path, "This is missing.", valid);
        }
    }

    public void atMost(String path, List<?> items, int most) {
        if (items.size() > most) {
            add(path, "There are too many: " + items.size() + ".", "at most " + most);
        }
    }

    /** What is thrown for all that was gathered. */
    public Refused refused() {
        return Refused.invalid(found);
    }

    /** Throws {@link Refused} with all that was gathered, if anything was. */
    public void check() {
        if (!found.isEmpty()) {
            throw refused();
        }
    }

    private void required(String path, @Nullable String text, int longest) {
        if (text == null || text.isEmpty()) {
            add(path, "This is missing.", "1 to " + longest + " characters");
        }
    }

    private void text(String path, @Nullable String text, int longest, boolean lines) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            add(path, "This is too long: " + length + " characters.", "at most " + longest + " characters");
        }
        var wrong = Characters.firstWrong(text, lines);
        if (wrong != null) {
            add(path, wrong, lines ? "text in lines" : "text in one line");
        }
    }
}
