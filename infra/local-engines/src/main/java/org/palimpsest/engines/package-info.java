/**
 * A real MongoDB and a real Elasticsearch for tests and for {@code infra/up}: given by the environment, in containers,
 * or as child processes. Tests of every module may depend on it; it depends on no module but the analysis plugin.
 */
@NullMarked
package org.palimpsest.engines;

import org.jspecify.annotations.NullMarked;
