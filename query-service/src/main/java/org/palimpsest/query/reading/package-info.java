/**
 * What every read has in common: how far the read models must have come, which controllers name and need not wait for
 * themselves, and as of when it is asked. Depends on the event store and the read-model framework; every package with an
 * address may use it.
 */
@NullMarked
package org.palimpsest.query.reading;

import org.jspecify.annotations.NullMarked;
