/**
 * Entries: their commands, and the decision what happens; who may give which and when, the table of permissions says. It
 * knows sections, people and keys; nothing but HTTP and the configuration may depend on it.
 */
@NullMarked
package org.palimpsest.command.entry;

import org.jspecify.annotations.NullMarked;
