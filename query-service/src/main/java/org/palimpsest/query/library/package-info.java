/**
 * What everybody may read: sections, published entries with every version, and tombstones. Depends on the read-model
 * framework and on reading; the pages may use it.
 */
@NullMarked
package org.palimpsest.query.library;

import org.jspecify.annotations.NullMarked;
