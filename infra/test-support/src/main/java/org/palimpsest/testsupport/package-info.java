/**
 * What tests of several modules need: at present a network that can be broken. Tests alone may depend on it; it knows
 * neither the domain nor an engine.
 */
@NullMarked
package org.palimpsest.testsupport;

import org.jspecify.annotations.NullMarked;
