/**
 * Which generation of each read model is read, which is built beside it, how one takes the other's place, and what becomes
 * of events that cannot be taken in. The supervisor looks at the registers and tells each read model's lifecycle, which
 * builds, follows, switches and removes generations. Applications read through
 * {@link org.palimpsest.readmodels.generation.Generations}; operators use
 * {@link org.palimpsest.readmodels.generation.Rebuilds} and {@link org.palimpsest.readmodels.generation.ParkedEvents}.
 * Depends on the package above it, the event store and Spring; knows no domain type and nothing of the web.
 */
@NullMarked
package org.palimpsest.readmodels.generation;

import org.jspecify.annotations.NullMarked;
