/**
 * Who is asking: the signed token, and what may be asked without one. Depends on the problem documents only; every
 * package with an address may use it.
 */
@NullMarked
package org.palimpsest.query.viewer;

import org.jspecify.annotations.NullMarked;
