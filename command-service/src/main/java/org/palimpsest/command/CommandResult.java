package org.palimpsest.command;

/**
 * What every command answers.
 *
 * @param id an entry's or a person's id, or a section's slug
 * @param sequence number, from 0, of the last event of its stream after the command; unchanged if the command changed
 *     nothing
 */
public record CommandResult(String id, long sequence) {}
