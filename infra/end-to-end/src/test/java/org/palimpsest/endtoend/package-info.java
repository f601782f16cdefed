/** The whole system as its users meet it: real engines, both services as processes, HTTP and a real browser. */
@NullMarked
package org.palimpsest.endtoend;

import org.jspecify.annotations.NullMarked;
