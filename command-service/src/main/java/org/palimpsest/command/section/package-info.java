/** Sections: created, given another policy, closed. */
@NullMarked
package org.palimpsest.command.section;

import org.jspecify.annotations.NullMarked;
