package org.palimpsest.query.library;

import java.util.List;

/** A section and what can be read in it, in the order in which entries were first published. */
public record SectionPage(SectionSummary section, List<Edition> entries) {}
