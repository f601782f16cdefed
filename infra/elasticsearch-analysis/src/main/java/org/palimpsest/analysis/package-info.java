/**
 * Token filters that the small local Elasticsearch lacks, under the names and with the parameters of the full one, so
 * that one mapping serves both. A plugin: only Elasticsearch's plugin interface and Lucene may be used here.
 */
@NullMarked
package org.palimpsest.analysis;

import org.jspecify.annotations.NullMarked;
