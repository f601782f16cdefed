/** Mail with a link to an address that may have no account: kept until what it is about has happened, and in no event. */
@NullMarked
package org.palimpsest.web.letter;

import org.jspecify.annotations.NullMarked;
