/** The body of an entry: a ProseMirror document as plain records, and the one schema it must follow. */
@NullMarked
package org.palimpsest.events.text;

import org.jspecify.annotations.NullMarked;
