/** Words that mean the same when somebody searches: groups of them, for the whole site, which editors maintain. */
@NullMarked
package org.palimpsest.command.synonym;

import org.jspecify.annotations.NullMarked;
