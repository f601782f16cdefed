package org.palimpsest.command.person;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.palimpsest.command.Precondition;
import org.palimpsest.permission.Caller;

/**
 * What a decision needs beside the command and the person.
 *
 * @param emailKey the unique key that stands for an address in its normal form
 * @param free whether this person could have a unique key
 */
record DecisionContext(Caller caller, Precondition precondition, UnaryOperator<String> emailKey, Predicate<String> free) {}
