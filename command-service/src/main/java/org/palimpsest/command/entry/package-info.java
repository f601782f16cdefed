/**
 * Entries: their commands, who may give which in which state, and the decision what happens. It knows sections, people and
 * keys; nothing but HTTP and the configuration may depend on it.
 */
@NullMarked
package org.palimpsest.command.entry;

import org.jspecify.annotations.NullMarked;
