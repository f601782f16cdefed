/**
 * The token filters, character filters and tokenizers that the small local Elasticsearch lacks, under the names and with
 * the parameters of the full one, so that one mapping serves both. A plugin: only Elasticsearch's plugin interface and
 * Lucene may be used here, and nothing in the house depends on it at compile time.
 */
@NullMarked
package org.palimpsest.analysis;

import org.jspecify.annotations.NullMarked;
