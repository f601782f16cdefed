/**
 * Accounts in a browser: signing up, in and out, passwords, sessions. What is an event is asked of the command service; what is a
 * secret is kept in collections of its own, which are no read model.
 */
@NullMarked
package org.palimpsest.query.account;

import org.jspecify.annotations.NullMarked;
