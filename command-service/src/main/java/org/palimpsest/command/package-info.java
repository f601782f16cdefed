/** What every command has in common: the shell around each decision, who acts, how it is refused. The aggregates build on it. */
@NullMarked
package org.palimpsest.command;

import org.jspecify.annotations.NullMarked;
