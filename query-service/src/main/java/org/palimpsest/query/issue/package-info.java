/**
 * How editors put an issue of a journal together: each step is a form, and a command that the command service decides. Reads the
 * library and the desk.
 */
@NullMarked
package org.palimpsest.query.issue;

import org.jspecify.annotations.NullMarked;
