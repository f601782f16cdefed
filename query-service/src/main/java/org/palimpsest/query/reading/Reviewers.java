package org.palimpsest.query.reading;

import java.util.Collection;

/** Who reviews, for code that has to ask about all of them: one read model keeps them. Thread-safe; asks the database. */
@FunctionalInterface
public interface Reviewers {
    /** The ids of everybody who has the role of a reviewer, wherever it counts; nobody while they are read for the first time. */
    Collection<String> everywhere();
}
