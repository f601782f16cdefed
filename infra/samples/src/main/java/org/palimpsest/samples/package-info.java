/** The demonstration: accounts with signed tokens, and seven real entries told through the command API. For nothing else. */
@NullMarked
package org.palimpsest.samples;

import org.jspecify.annotations.NullMarked;
