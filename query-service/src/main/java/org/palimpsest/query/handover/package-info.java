/** Who owns an entry from now on: pages on which it is offered, and accepted or declined. What is kept of it is the desk's. */
@NullMarked
package org.palimpsest.query.handover;

import org.jspecify.annotations.NullMarked;
