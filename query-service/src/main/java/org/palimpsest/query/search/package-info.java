/**
 * The read model <b>search</b>: one Elasticsearch document for each version of an entry and each interval in which it
 * was the one to read, so that searching the past is a filter. Disposable; nothing else depends on it.
 */
@NullMarked
package org.palimpsest.query.search;

import org.jspecify.annotations.NullMarked;
