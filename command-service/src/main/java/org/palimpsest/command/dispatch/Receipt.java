package org.palimpsest.command.dispatch;

/**
 * What became of a command.
 *
 * @param id an entry's or a person's id, or a section's slug
 * @param sequence number, from 0, of the last event of its stream: what {@code ETag} and {@code If-Match} name
 * @param position in the log, of the last event that the command made; where it made none, of the log's last event, so
 *     that a reader who waits for this position sees what the decision was based on
 */
public record Receipt(String id, long sequence, long position) {}
