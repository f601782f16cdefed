/** Sections: created, given another policy, closed. Entries may depend on it; it knows nothing of them. */
@NullMarked
package org.palimpsest.command.section;

import org.jspecify.annotations.NullMarked;
