package org.palimpsest.query.entry;

import java.time.Instant;

/** That an entry is withdrawn, since when and why. */
public record Withdrawn(Instant at, String reason) {}
