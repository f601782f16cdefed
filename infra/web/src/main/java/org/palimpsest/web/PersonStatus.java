package org.palimpsest.web;

/** What a service knows of the person that a token names. Thread-safe; may block. */
@FunctionalInterface
public interface PersonStatus {

    /** Whether this person has been erased, so that no token of theirs is good any more. */
    boolean isErased(String person);
}
