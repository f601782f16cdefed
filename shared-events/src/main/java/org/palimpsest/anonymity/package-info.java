/**
 * What in a text may tell who wrote it: found before it is submitted, so that its author removes it or says that it can stay, and kept
 * from reviewers where they are not to know. Both services look in one way. Depends on the published language alone.
 */
@NullMarked
package org.palimpsest.anonymity;

import org.jspecify.annotations.NullMarked;
