package org.palimpsest.query.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How read models are built anew.
 *
 * @param grace how long a generation stays after another has taken its place; all nodes notice within a second
 * @param batch events that a replay takes in at once
 */
@ConfigurationProperties("palimpsest.rebuild")
record RebuildSettings(@DefaultValue("5m") Duration grace, @DefaultValue("2000") int batch) {}
