package org.palimpsest.readmodels;

/**
 * One making of a read model, from the first event on. Its version and number stand in the names of its processor,
 * collections and indexes, so that the next one is built beside the one that is read.
 *
 * @param number counted from 1 over all versions; never used twice
 */
public record Generation(ReadModel model, int number) {

    /** Name of its event processor, and so of its token: {@code library_v1_2}. */
    public String processor() {
        return model + "_" + number;
    }

    /** Name of one of its collections: {@code library_v1_2_entries}. */
    public String collection(String part) {
        return processor() + "_" + part;
    }
}
