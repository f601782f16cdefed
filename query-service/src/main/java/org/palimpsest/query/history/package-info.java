/**
 * Who did what to which entry when, what it was before and after, any state of the past, and how any two differ. Every
 * answer is a fold of the events as the caller may see them. Depends on the entry's fold, on visibility, reading and the
 * read-model framework; the pages may use it.
 */
@NullMarked
package org.palimpsest.query.history;

import org.jspecify.annotations.NullMarked;
