/** The seven real entries as events. */
@NullMarked
package org.palimpsest.query.samples;

import org.jspecify.annotations.NullMarked;
