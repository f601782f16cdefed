/** Issues of journals: put together, and published as one with all of their entries. */
@NullMarked
package org.palimpsest.command.issue;

import org.jspecify.annotations.NullMarked;
