/**
 * What both services say to HTTP in one way: who asks, what is refused and how it is told, limits, headers, health. Depends
 * on the published language alone; both services may depend on it, and it knows neither.
 */
@NullMarked
package org.palimpsest.web;

import org.jspecify.annotations.NullMarked;
