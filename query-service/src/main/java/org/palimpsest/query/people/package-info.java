/** The read model of accounts: everybody sees their own. What is personal in it lies sealed, as in the log. */
@NullMarked
package org.palimpsest.query.people;

import org.jspecify.annotations.NullMarked;
