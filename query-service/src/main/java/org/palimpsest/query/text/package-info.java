/**
 * Turns the bodies of entries into what readers can read: HTML for pages, plain text for searching and comparing.
 * Depends on the published language alone; every read model and page may use it.
 */
@NullMarked
package org.palimpsest.query.text;

import org.jspecify.annotations.NullMarked;
