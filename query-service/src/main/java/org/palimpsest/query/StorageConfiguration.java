package org.palimpsest.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.palimpsest.readmodels.AttributeCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one connection to MongoDB. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /**
     * Majority both ways: a token that survives a failover must not speak of documents that did not. Without a server
     * an operation gives up after five seconds, so that readers get an answer. One that is frozen, or behind a network that
     * is cut, keeps its connections and answers nothing: another has taken its place long before we stop listening.
     */
    @Bean(destroyMethod = "close")
    MongoClient mongoClient(QuerySettings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongodb().uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS)
                        .readTimeout(15, TimeUnit.SECONDS))
                .applicationName("palimpsest-query")
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY)
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new AttributeCodec()), MongoClientSettings.getDefaultCodecRegistry()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, QuerySettings settings) {
        var named = new ConnectionString(settings.mongodb().uri()).getDatabase();
        return client.getDatabase(Objects.requireNonNullElse(named, "palimpsest"));
    }
}
