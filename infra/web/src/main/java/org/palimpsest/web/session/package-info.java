/**
 * Who is signed in, in both services alike: sessions of browsers, and what the log says of the person of one. Depends on the
 * event store and the published events.
 */
@NullMarked
package org.palimpsest.web.session;

import org.jspecify.annotations.NullMarked;
