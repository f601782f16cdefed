package org.palimpsest.command.entry;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.permission.Caller;

/**
 * What a decision needs beside the command and the entry.
 *
 * @param section the one that the entry is or shall be in; null where there is none, or where the command needs none
 * @param slugFree whether this entry could have a slug
 */
record DecisionContext(
        Caller caller, Precondition precondition, @Nullable SectionState section, Predicate<String> slugFree) {}
