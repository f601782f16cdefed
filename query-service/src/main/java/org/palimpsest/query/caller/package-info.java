/**
 * Who may ask what, and signing in for pages. Depends on what both services share of the web and on the frame of pages;
 * nobody need depend on it.
 */
@NullMarked
package org.palimpsest.query.caller;

import org.jspecify.annotations.NullMarked;
