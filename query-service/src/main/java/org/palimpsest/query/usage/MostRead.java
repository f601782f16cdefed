package org.palimpsest.query.usage;

import java.util.List;

/**
 * An entry and how often it was used.
 *
 * @param section what it is called
 * @param contributors their names
 */
record MostRead(String slug, String title, String section, List<String> contributors, UsageCount count) {}
