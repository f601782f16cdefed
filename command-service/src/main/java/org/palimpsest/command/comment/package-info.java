/** Comments under published entries: posted, reported, moderated, forgotten. Knows entries, sections and people; none knows it. */
@NullMarked
package org.palimpsest.command.comment;

import org.jspecify.annotations.NullMarked;
