/** Tests of the operator's commands, on a real MongoDB. */
@NullMarked
package org.palimpsest.eventstore.operate;

import org.jspecify.annotations.NullMarked;
