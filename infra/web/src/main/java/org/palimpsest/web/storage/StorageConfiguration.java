package org.palimpsest.web.storage;

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
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, by the driver alone, and the keys that lie in it. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    private static final int PATIENCE_SECONDS = 5;

    /**
     * Majority both ways: what was answered, or a token that says how far a read model is, must not survive a failover without
     * that which it speaks of. Without a server an operation gives up, so that the caller gets an answer. One that is frozen,
     * or behind a network that is cut, keeps its connections and answers nothing: another has taken its place long before we
     * stop listening.
     */
    @Bean(destroyMethod = "close")
    MongoClient mongoClient(
            @Value("${palimpsest.mongodb.uri}") ConnectionString uri,
            @Value("${spring.application.name}") String service,
            ObjectProvider<Codec<?>> codecs) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName(service)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(s -> s.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(2 * PATIENCE_SECONDS, TimeUnit.SECONDS))
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(codecs.orderedStream().toList()), MongoClientSettings.getDefaultCodecRegistry()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${palimpsest.mongodb.uri}") ConnectionString uri) {
        return client.getDatabase(Objects.requireNonNullElse(uri.getDatabase(), "palimpsest"));
    }

    /** Does not start without the right master key. */
    @Bean
    MongoPersonKeys personKeys(
            MongoDatabase database,
            @Value("${palimpsest.master-key}") String masterKey,
            @Value("${palimpsest.master-key-file}") String masterKeyFile) {
        return new MongoPersonKeys(database, MasterKeys.given(masterKey, masterKeyFile));
    }
}
