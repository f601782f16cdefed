/**
 * The answering side, put together: the event log as read from here, commands that are passed on, and how failures
 * are told. May depend on every package below; none of them on this one.
 */
@NullMarked
package org.palimpsest.query;

import org.jspecify.annotations.NullMarked;
