/**
 * What all pages have in common: how entries, dates, citations and licences are shown, and what is shown when something
 * goes wrong. Depends on the published language, the texts and the problems; knows no read model.
 */
@NullMarked
package org.palimpsest.query.pages;

import org.jspecify.annotations.NullMarked;
