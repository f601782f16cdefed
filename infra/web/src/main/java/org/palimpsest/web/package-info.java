/** What both services share of the web: who asks, what is refused and how it is told, limits, headers, health. */
@NullMarked
package org.palimpsest.web;

import org.jspecify.annotations.NullMarked;
