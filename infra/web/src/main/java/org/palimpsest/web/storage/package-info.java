/**
 * What both services stand on below HTTP: the one connection to the database, whether it answers, and the keys under which
 * persons' data is sealed. Of the house it depends on the event store alone, to which those keys belong. It lies here, and not
 * beside the log, because only services have it: operators' tools open the log with settings of their own and without Spring.
 */
@NullMarked
package org.palimpsest.web.storage;

import org.jspecify.annotations.NullMarked;
