/** What is new, for programs that follow it; and where everything is, for those that collect it. */
@NullMarked
package org.palimpsest.query.feed;

import org.jspecify.annotations.NullMarked;
