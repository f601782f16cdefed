/** The service over real HTTP, on a real MongoDB. */
@NullMarked
package org.palimpsest.command.http;

import org.jspecify.annotations.NullMarked;
