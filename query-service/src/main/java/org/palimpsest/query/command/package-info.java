/** How a form asks the command service: by the same command over HTTP that the API takes, in the name of who is signed in. */
@NullMarked
package org.palimpsest.query.command;

import org.jspecify.annotations.NullMarked;
