/**
 * What tests and benchmarks of the whole system share: both services as processes, a plain HTTP client, an author who drives
 * an entry through its life. May know everything; only tests and benchmarks may know it.
 */
@NullMarked
package org.palimpsest.testsupport;

import org.jspecify.annotations.NullMarked;
