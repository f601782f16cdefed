package org.palimpsest.query;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the others are.
 *
 * @param commandService where {@code /api/commands/**} is sent on to
 * @param indexPrefix what names of indexes begin with, so that several installations can share a cluster
 */
@ConfigurationProperties("palimpsest")
public record QuerySettings(
        @DefaultValue CommandService commandService,
        @DefaultValue("palimpsest") String indexPrefix) {

    /** {@code uri}: without a path. */
    public record CommandService(@DefaultValue("http://localhost:8081") URI uri) {}
}
