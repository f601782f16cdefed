package org.palimpsest.query.reading;

import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/** Searches that somebody wants to ask again: one of the read models knows what they are, and answers them. Thread-safe; blocks. */
public interface AskedAgain {
    /**
     * What is asked.
     *
     * @param query that of the address of its page of results, in its one form, without a page and without a past; empty for all that
     *     there is
     * @param words what is asked for, in a few words: what was typed and what was chosen; empty for all that there is
     */
    record Asking(String query, String words) {}

    /**
     * What a page of results with these parameters asks.
     *
     * @throws org.palimpsest.web.Problem 400 if there can be no such page
     */
    Asking of(MultiValueMap<String, String> parameters);

    /**
     * Ids of the entries that have newly come to a search, the newest first, {@code most} at most: those that readers got between two
     * positions, or got otherwise, and that are found now and were not found at the first of them. What is found has all that is asked
     * for: of what is only near it nobody wants to be told.
     *
     * @param query as in {@link Asking}
     * @param since the first position, exclusive
     * @param until the last one, inclusive; the read model has reached it
     * @throws org.palimpsest.web.Problem 400 if it is nothing that can be asked; 503 if searching is not possible at the moment
     */
    List<UUID> come(String query, long since, long until, int most);
}
