/**
 * Answers that are kept, for readers whom nobody knows: pages until what they are made of changes, styles and scripts for good.
 * Depends on the base packages; who makes an answer says of what.
 */
@NullMarked
package org.palimpsest.query.kept;

import org.jspecify.annotations.NullMarked;
