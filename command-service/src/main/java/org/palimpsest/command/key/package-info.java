/** Unique keys: each a stream of its own, claimed in the same commit as what needs it. All may use them. */
@NullMarked
package org.palimpsest.command.key;

import org.jspecify.annotations.NullMarked;
