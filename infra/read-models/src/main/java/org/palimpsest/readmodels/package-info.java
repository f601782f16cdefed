/**
 * What a read model is: a disposable fold of the event log, idempotent by position, written once per batch. An application
 * writes a {@link org.palimpsest.readmodels.Projection} for each, most easily a
 * {@link org.palimpsest.readmodels.DocumentProjection}. Depends on Axon's messages and MongoDB's driver; knows no domain
 * type and nothing of the web.
 */
@NullMarked
package org.palimpsest.readmodels;

import org.jspecify.annotations.NullMarked;
