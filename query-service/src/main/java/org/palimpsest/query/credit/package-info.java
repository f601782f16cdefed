/**
 * Whose the credits of an entry are: pages on which contributors are invited, claim what is theirs, agree or object. What is kept of it
 * is the desk's.
 */
@NullMarked
package org.palimpsest.query.credit;

import org.jspecify.annotations.NullMarked;
