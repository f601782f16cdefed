/** What every command has in common: who acts, how it is refused, what it answers. The aggregates' packages build on it. */
@NullMarked
package org.palimpsest.command;

import org.jspecify.annotations.NullMarked;
