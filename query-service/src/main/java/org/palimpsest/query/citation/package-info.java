/** What an entry is to the world outside: how to cite it, and its description in the formats that others read. Knows no storage. */
@NullMarked
package org.palimpsest.query.citation;

import org.jspecify.annotations.NullMarked;
