/**
 * The published language on the event store: how both services, and every tool beside them, read and write the one log.
 * Depends on those two alone.
 */
@NullMarked
package org.palimpsest.log;

import org.jspecify.annotations.NullMarked;
