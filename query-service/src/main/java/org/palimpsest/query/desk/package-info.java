/**
 * What is on whose desk: an owner's drafts, a reviewer's reviews, the editors' queue, and the working draft itself.
 * Depends on the entry's fold, on visibility, permissions, reading and the read-model framework; the pages may use it.
 */
@NullMarked
package org.palimpsest.query.desk;

import org.jspecify.annotations.NullMarked;
