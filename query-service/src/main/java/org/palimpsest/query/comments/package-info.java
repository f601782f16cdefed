/**
 * The comments under entries, as they are now: what readers see of them, and what waits for an editor. Depends on the read-model
 * framework and on reading; the pages of discussions use it.
 */
@NullMarked
package org.palimpsest.query.comments;

import org.jspecify.annotations.NullMarked;
