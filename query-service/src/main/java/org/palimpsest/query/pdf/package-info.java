/** Versions of entries as PDF: for reading off the net, printing and keeping. */
@NullMarked
package org.palimpsest.query.pdf;

import org.jspecify.annotations.NullMarked;
