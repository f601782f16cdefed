/** Pictures and attachments of entries: who may see a file is who may see its entry. */
@NullMarked
package org.palimpsest.query.file;

import org.jspecify.annotations.NullMarked;
