/** Accounts: who somebody is to this house, until they ask to be forgotten. Knows no other aggregate but unique keys. */
@NullMarked
package org.palimpsest.command.person;

import org.jspecify.annotations.NullMarked;
