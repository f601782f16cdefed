package org.palimpsest.engines;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB database and an Elasticsearch index prefix that nobody else uses. Closing it drops the database and every
 * index whose name begins with the prefix. The client is made when it is first asked for.
 */
public final class Scratch implements AutoCloseable {
    private final Engines engines;
    private final String name;
    private @Nullable MongoClient client;

    Scratch(Engines engines) {
        this.engines = engines;
        this.name = "t" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    }

    /** At most 14 characters out of a–z and 0–9, beginning with a letter. */
    public String databaseName() {
        return name;
    }

    /** In lower case, with a hyphen at the end. */
    public String indexPrefix() {
        return name + "-";
    }

    /** Belongs to this object, which closes it. */
    public synchronized MongoClient client() {
        if (client == null) {
            client = MongoClients.create(engines.mongodbUri());
        }
        return client;
    }

    public MongoDatabase database() {
        return client().getDatabase(name);
    }

    @Override
    public synchronized void close() {
        database().drop();
        client().close();
        String indices = engines.elasticsearchUri() + "/";
        try {
            // Deleting by a pattern is off by default, so by name.
            for (String index : ElasticsearchHealth.call("GET", indices + "_cat/indices/" + indexPrefix()
                    + "*?h=index&expand_wildcards=all").body().lines().map(String::strip).toList()) {
                ElasticsearchHealth.call("DELETE", indices + index);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
