/**
 * Who is asking: the signed token, and what may be asked without one. Depends on the problem documents and, for signing
 * in, the frame of pages; every package with an address may use it.
 */
@NullMarked
package org.palimpsest.query.caller;

import org.jspecify.annotations.NullMarked;
