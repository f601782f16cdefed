/**
 * What goes wrong with a request, as RFC 9457 problem documents. Depends on nothing of ours; every package with an
 * address may use it.
 */
@NullMarked
package org.palimpsest.query.problem;

import org.jspecify.annotations.NullMarked;
