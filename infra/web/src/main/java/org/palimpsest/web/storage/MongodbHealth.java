package org.palimpsest.web.storage;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the database answers: a primary does, in time. */
@Component("mongodbHealthIndicator")
final class MongodbHealth extends AbstractHealthIndicator {
    private static final int PATIENCE_SECONDS = 2;

    private final MongoDatabase database;

    MongodbHealth(MongoDatabase database) {
        super("MongoDB does not answer");
        this.database = database.withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        database.runCommand(new Document("ping", 1));
        builder.up();
    }
}
