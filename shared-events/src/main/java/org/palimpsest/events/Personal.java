package org.palimpsest.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text about a person that can be forgotten: it is stored under that person's own key, and erased with it. No record,
 * and without getters, so that nothing writes it out by accident; {@link #toString} does not tell it either. Immutable.
 */
public final class Personal {
    private final String person;
    private final String field;
    private final @Nullable String text;

    /** {@code field} says what it is, such as {@code email}; {@code text} is null once it has been erased. */
    public Personal(String person, String field, @Nullable String text) {
        this.person = Objects.requireNonNull(person, "person");
        this.field = Objects.requireNonNull(field, "field");
        this.text = text;
    }

    /** Whose it is. */
    public String person() {
        return person;
    }

    /** What it is. */
    public String field() {
        return field;
    }

    /** The text in the clear; null if it has been erased. */
    public @Nullable String text() {
        return text;
    }

    /** That {@code text}, or null if there is none. */
    public static @Nullable Personal orNull(String person, String field, @Nullable String text) {
        return text == null ? null : new Personal(person, field, text);
    }

    /** The text in the clear; null if there is none, or if it has been erased. */
    public static @Nullable String read(@Nullable Personal personal) {
        return personal == null ? null : personal.text;
    }

    /**
     * To be called by every event that carries one, so that a text cannot be moved to where it does not belong.
     *
     * @throws IllegalArgumentException if this is another person's, or something else
     */
    void mustBe(String expectedPerson, String expectedField) {
        if (!person.equals(expectedPerson) || !field.equals(expectedField)) {
            throw new IllegalArgumentException(this + " where " + expectedField + " of " + expectedPerson + " belongs");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Personal that
                && person.equals(that.person)
                && field.equals(that.field)
                && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, field, text);
    }

    @Override
    public String toString() {
        return (text == null ? "erased " : "") + field + " of " + person;
    }
}
