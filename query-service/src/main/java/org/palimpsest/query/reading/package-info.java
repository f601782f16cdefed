/**
 * What every read has in common: how far the read model must have come, and as of when it is asked. Depends on the event
 * store and the read-model framework; every package with an address may use it.
 */
@NullMarked
package org.palimpsest.query.reading;

import org.jspecify.annotations.NullMarked;
