/**
 * What people say under published entries, as pages and as JSON: comments, the forms for them, and what editors do with them.
 * Depends on the read models of comments, people and the library; none of them knows it.
 */
@NullMarked
package org.palimpsest.query.discussion;

import org.jspecify.annotations.NullMarked;
