/**
 * Which generation of each read model is read, which is built beside it, and how one takes the other's place. Depends on
 * the projections' base, the event store and, to tell readers to come back, the problem documents; every read model may
 * use {@link org.palimpsest.readmodels.generation.Generations}.
 */
@NullMarked
package org.palimpsest.readmodels.generation;

import org.jspecify.annotations.NullMarked;
