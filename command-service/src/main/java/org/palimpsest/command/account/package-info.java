/** What happened at the door: who came in and how, as our services note it. Knows no other aggregate. */
@NullMarked
package org.palimpsest.command.account;

import org.jspecify.annotations.NullMarked;
