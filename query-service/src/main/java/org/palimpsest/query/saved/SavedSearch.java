package org.palimpsest.query.saved;

import java.time.Instant;
import java.util.UUID;
import org.palimpsest.events.Personal;

/**
 * A search that somebody has saved, as it is kept.
 *
 * @param label what they call it
 * @param question as in {@link org.palimpsest.events.PersonEvent.SearchSaved}
 * @param mailed whether the mail of the day tells what has newly come to it
 * @param since position from which on it does; where it does not, the last one from which on it did, or that of the saving
 * @param at when it was saved
 */
public record SavedSearch(UUID id, Personal label, Personal question, boolean mailed, long since, Instant at) {}
