/**
 * Axon's storage on MongoDB: events, snapshots and tracking tokens, in a log whose positions are dense and whose
 * commits are chained by hash. Knows no domain type; anything may depend on it, it depends on Axon, the MongoDB driver
 * and Jackson alone.
 */
@NullMarked
package org.palimpsest.eventstore;

import org.jspecify.annotations.NullMarked;
