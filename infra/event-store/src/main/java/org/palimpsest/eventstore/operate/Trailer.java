package org.palimpsest.eventstore.operate;

import java.util.Map;

/**
 * The last line of a backup: without it, a file was cut off.
 *
 * @param position of the last event
 * @param hash of the last commit
 * @param documents how many of each further collection
 * @param sha256 of every line before this one, each with its line feed, uncompressed
 */
record Trailer(
        long commits, long events, long position, String hash, Map<String, Long> documents, String sha256) {}
