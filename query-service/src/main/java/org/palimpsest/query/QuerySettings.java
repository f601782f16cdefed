package org.palimpsest.query;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the others are.
 *
 * @param mongodb the replica set that has the event log and takes the read models
 * @param commandService where {@code /api/commands/**} is sent on to
 * @param indexPrefix what names of indexes begin with, so that several installations can share a cluster
 */
@ConfigurationProperties("palimpsest")
public record QuerySettings(
        Mongodb mongodb,
        @DefaultValue CommandService commandService,
        @DefaultValue("palimpsest") String indexPrefix) {

    /** {@code uri}: a connection string; its database, or {@code palimpsest} where it names none. */
    public record Mongodb(String uri) {}

    /** {@code uri}: without a path. */
    public record CommandService(@DefaultValue("http://localhost:8081") URI uri) {}
}
