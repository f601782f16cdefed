package org.palimpsest.query.search;

import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Searching by meaning, which an installation can do without: then no model is loaded, and nothing is worked out for it. */
@Configuration(proxyBeanMethods = false)
class MeaningConfiguration {
    private static final String SWITCH = "${palimpsest.search.meaning}";

    @Bean
    StoredMeanings keptMeanings(MongoDatabase database, @Value(SWITCH) boolean on) {
        return new StoredMeanings(database, on);
    }

    @Bean(destroyMethod = "close")
    MeaningInTime meaning(@Value(SWITCH) boolean on) {
        return new MeaningInTime(on);
    }

    @Bean(destroyMethod = "close")
    MeaningFiller meaningFiller(SearchIndexes indexes, MeaningInTime model, KeptMeanings kept) {
        return new MeaningFiller(indexes::read, model.loaded()::join, kept);
    }

    @Bean
    ApplicationRunner preparedMeanings(StoredMeanings kept) {
        return _ -> kept.prepare();
    }
}
