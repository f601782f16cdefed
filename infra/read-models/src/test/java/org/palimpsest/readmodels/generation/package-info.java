/** Tests. */
@NullMarked
package org.palimpsest.readmodels.generation;

import org.jspecify.annotations.NullMarked;
