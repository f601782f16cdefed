/**
 * The answering side, put together: storage, the event log as read from here, the processors that keep the read models.
 * May depend on every package below; none of them on this one.
 */
@NullMarked
package org.palimpsest.query;

import org.jspecify.annotations.NullMarked;
