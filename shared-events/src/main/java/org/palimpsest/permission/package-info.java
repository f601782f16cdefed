/**
 * Who may do what to which entry, section, person or comment, and when: one table, by which the command service decides and the
 * query service shows what can be done. Depends on the published language alone.
 */
@NullMarked
package org.palimpsest.permission;

import org.jspecify.annotations.NullMarked;
