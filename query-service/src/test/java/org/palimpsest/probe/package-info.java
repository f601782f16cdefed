/** What tests add to the running service. */
@NullMarked
package org.palimpsest.probe;

import org.jspecify.annotations.NullMarked;
