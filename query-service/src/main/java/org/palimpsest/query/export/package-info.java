/** Entries as machines take them along: in formats of others, by addresses of their own and by what is asked for. */
@NullMarked
package org.palimpsest.query.export;

import org.jspecify.annotations.NullMarked;
