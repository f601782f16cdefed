package org.palimpsest.events;

import java.util.List;

/**
 * Something that a section asks each of its reviewers.
 *
 * @param text the question itself, in one line
 * @param required whether a report without an answer to it is refused
 * @param confidential whether the answer is for the editors alone; else the authors read it, too
 * @param options of a choice what can be chosen, at least two, each once; of a scale what its lowest and its highest step mean,
 *     or nothing; of a text nothing
 * @param steps of a scale how many it has, 2 to 10, the first of them 1; else 0
 */
public record ReviewQuestion(
        Kind kind, String text, boolean required, boolean confidential, List<String> options, int steps) {

    /** How it is answered. */
    public enum Kind {
        /** In lines of text. */
        TEXT,
        /** By one of the options. */
        CHOICE,
        /** By the number of a step. */
        SCALE
    }

    public ReviewQuestion {
        options = Content.list(options);
    }

    /** Those to which authors read the answers, and which they know. */
    public static List<ReviewQuestion> ofAuthors(List<ReviewQuestion> questions) {
        return questions.stream().filter(question -> !question.confidential()).toList();
    }
}
