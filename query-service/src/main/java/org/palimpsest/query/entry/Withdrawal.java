package org.palimpsest.query.entry;

import java.time.Instant;
import org.palimpsest.events.WithdrawnVersions;

/**
 * An entry's withdrawal from the published view.
 *
 * @param versions what readers get of the entry's versions meanwhile
 */
public record Withdrawal(Instant at, String reason, WithdrawnVersions versions) {}
