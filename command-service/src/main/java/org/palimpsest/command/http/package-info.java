/** What all controllers share: who asks, what may come in, how an answer or a problem looks. Knows no aggregate. */
@NullMarked
package org.palimpsest.command.http;

import org.jspecify.annotations.NullMarked;
