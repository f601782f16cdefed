package org.palimpsest.command.dispatch;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, by the driver alone. What is written is durable on a majority before it is answered. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
    private static final int PATIENCE_SECONDS = 5;

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(@Value("${palimpsest.mongodb.uri}") ConnectionString uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("palimpsest-command-service")
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(2 * PATIENCE_SECONDS, TimeUnit.SECONDS))
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${palimpsest.mongodb.uri}") ConnectionString uri) {
        return client.getDatabase(Objects.requireNonNullElse(uri.getDatabase(), "palimpsest"));
    }
}
