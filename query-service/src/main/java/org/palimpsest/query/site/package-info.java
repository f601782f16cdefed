/**
 * What a community makes of this installation without touching code: its name, logo, colours and pages; and how a reader wants pages to
 * look. Reads no read model; both are known without asking any store.
 */
@NullMarked
package org.palimpsest.query.site;

import org.jspecify.annotations.NullMarked;
