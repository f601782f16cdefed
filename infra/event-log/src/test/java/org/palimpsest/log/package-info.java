/** Tests of what lies in logs that are never rewritten. */
@NullMarked
package org.palimpsest.log;

import org.jspecify.annotations.NullMarked;
