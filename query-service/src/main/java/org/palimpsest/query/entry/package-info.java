/**
 * What an entry is at any point of its stream, folded from its events. Knows neither storage nor web; read models that
 * tell of single entries use it.
 */
@NullMarked
package org.palimpsest.query.entry;

import org.jspecify.annotations.NullMarked;
