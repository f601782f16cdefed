/**
 * Measurements of what is promised to be fast, each beside something real in the same run and printed as a ratio to it.
 * May depend on everything; nothing depends on it.
 */
@NullMarked
package org.palimpsest.benchmarks;

import org.jspecify.annotations.NullMarked;
