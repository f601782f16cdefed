/**
 * What an operator does with a log: verify it, back it up into one file, restore it from one. Knows no domain type;
 * depends on the module's public types, the MongoDB driver and Jackson.
 */
@NullMarked
package org.palimpsest.eventstore.operate;

import org.jspecify.annotations.NullMarked;
