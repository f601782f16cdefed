/** The searches that people have saved: each for its person alone, and gone with them. */
@NullMarked
package org.palimpsest.query.saved;

import org.jspecify.annotations.NullMarked;
