package org.palimpsest.query.search;

import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Searching by meaning, which an installation can do without: then no model is loaded, and nothing waits or is worked out for it. */
@Configuration(proxyBeanMethods = false)
class MeaningConfiguration {
    private static final String SWITCH = "palimpsest.search.meaning";

    @Bean
    StoredMeanings keptMeanings(MongoDatabase database, @Value("${" + SWITCH + "}") boolean searched) {
        return new StoredMeanings(database, searched);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = SWITCH, havingValue = "false")
    static class Off {
        @Bean
        Meaning noMeaning() {
            return Meaning.NONE;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = SWITCH, havingValue = "true")
    static class On {
        @Bean(destroyMethod = "close")
        MeaningInTime meaningInTime() {
            return new MeaningInTime();
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
}
