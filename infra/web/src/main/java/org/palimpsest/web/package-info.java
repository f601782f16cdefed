/**
 * What both services say to HTTP in one way: who asks, what is refused and how it is told, limits, timeouts, headers, and
 * under which address the world knows them. Of the house it depends on the published language, and on the event store for
 * whether a person was erased; both services may depend on it, and it knows neither.
 */
@NullMarked
package org.palimpsest.web;

import org.jspecify.annotations.NullMarked;
