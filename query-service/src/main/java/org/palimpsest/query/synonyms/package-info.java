/**
 * The words that mean the same to the search, as a list for everybody, and as forms for those who may change it. Reads what the search
 * keeps.
 */
@NullMarked
package org.palimpsest.query.synonyms;

import org.jspecify.annotations.NullMarked;
