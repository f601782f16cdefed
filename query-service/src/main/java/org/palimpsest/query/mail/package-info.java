/** Mail that people get: kept until a mail server has taken it, and sent once. Knows nothing of what is in it. */
@NullMarked
package org.palimpsest.query.mail;

import org.jspecify.annotations.NullMarked;
