/** Tests of the event store, all against a real mongod. */
@NullMarked
package org.palimpsest.eventstore;

import org.jspecify.annotations.NullMarked;
