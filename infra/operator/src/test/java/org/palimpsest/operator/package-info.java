/** Each command against a real HTTP server or a real MongoDB. */
@NullMarked
package org.palimpsest.operator;

import org.jspecify.annotations.NullMarked;
