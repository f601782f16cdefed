/**
 * The demonstration: accounts with signed tokens, seven real entries told through the command API, and an invented team that signs up
 * and works. For nothing else.
 */
@NullMarked
package org.palimpsest.samples;

import org.jspecify.annotations.NullMarked;
