/** Entries: their commands, who may give which in which state, and the decision what happens. */
@NullMarked
package org.palimpsest.command.entry;

import org.jspecify.annotations.NullMarked;
