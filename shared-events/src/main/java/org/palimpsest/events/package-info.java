/**
 * The published language: what happened to entries, sections, persons and unique keys, and the values those facts are made of.
 * Everyone may depend on it; it depends on the JDK alone.
 */
@NullMarked
package org.palimpsest.events;

import org.jspecify.annotations.NullMarked;
