/**
 * Notices as mail: each person gets those that are theirs, as they want them and as far as they may read, at once or in one mail a
 * day. What there is to tell comes from the command service's reactions, never from a projection, which a rebuild would make tell it
 * again.
 */
@NullMarked
package org.palimpsest.query.notice;

import org.jspecify.annotations.NullMarked;
