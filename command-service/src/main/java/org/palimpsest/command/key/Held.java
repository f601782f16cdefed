package org.palimpsest.command.key;

import org.jspecify.annotations.Nullable;

/** A key that somebody holds. {@code note} is what its owner left with it. */
public record Held(String owner, @Nullable String note) {}
