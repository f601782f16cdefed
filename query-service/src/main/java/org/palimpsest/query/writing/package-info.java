/**
 * Writing in the browser: starting a draft and revising it, step by step, on pages that work without JavaScript. Nothing typed is
 * thrown away: what was refused, or has been changed by somebody else meanwhile, comes back in the form. Depends on the desk for
 * the draft, on the library for the sections, and sends commands; nothing depends on it.
 */
@NullMarked
package org.palimpsest.query.writing;

import org.jspecify.annotations.NullMarked;
