/**
 * What every read model is: a disposable fold of the event log, idempotent by position, written once per batch. Depends
 * on Axon and MongoDB's driver; knows nothing of the web.
 */
@NullMarked
package org.palimpsest.readmodels;

import org.jspecify.annotations.NullMarked;
