package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * An organisation that a contributor belonged to when contributing.
 *
 * @param country ISO 3166-1 alpha-2, such as {@code GB}
 * @param ror a ROR id as {@code https://ror.org/01nrxwf90}
 */
public record Affiliation(String name, @Nullable String country, @Nullable String ror) {}
