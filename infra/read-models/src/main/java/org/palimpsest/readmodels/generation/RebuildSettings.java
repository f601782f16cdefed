package org.palimpsest.readmodels.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How read models are built anew.
 *
 * @param grace how long a generation stays after another has taken its place; all nodes notice within a second
 * @param batch events that a replay takes in at once; the more there are, the fewer documents are written twice
 * @param characters of JSON after which it takes no more in at once: two batches of each build are in memory at a time
 */
@ConfigurationProperties("palimpsest.rebuild")
record RebuildSettings(@DefaultValue("5m") Duration grace, @DefaultValue("10000") int batch, @DefaultValue("8000000") int characters) {}
