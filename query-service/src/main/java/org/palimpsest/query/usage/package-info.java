/**
 * How often entries are read, by the rules of COUNTER: without cookies, and without keeping who read what. It is no read model:
 * nothing of it stands in the log.
 */
@NullMarked
package org.palimpsest.query.usage;

import org.jspecify.annotations.NullMarked;
