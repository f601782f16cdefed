/**
 * Files of entries on their way in: what was sent is looked at, made harmless and kept, before the entry's own decision attaches
 * it. What nobody attached is thrown away after a day.
 */
@NullMarked
package org.palimpsest.command.file;

import org.jspecify.annotations.NullMarked;
