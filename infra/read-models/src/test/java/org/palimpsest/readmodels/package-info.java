/** Tests. */
@NullMarked
package org.palimpsest.readmodels;

import org.jspecify.annotations.NullMarked;
