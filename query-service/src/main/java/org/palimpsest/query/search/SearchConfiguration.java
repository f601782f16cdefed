package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.query.problem.Problem;
import org.palimpsest.query.reading.AsOf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one connection to Elasticsearch, made by hand because this Spring Boot's module for it cannot be had. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SearchConfiguration.class);

    /** Without a server a request gives up soon, so that readers get an answer and the projection tries again. */
    @Bean(destroyMethod = "close")
    ElasticsearchClient elasticsearchClient(@Value("${palimpsest.elasticsearch.uri}") URI uri) {
        return connect(uri);
    }

    static ElasticsearchClient connect(URI uri) {
        var rest = Rest5Client.builder(uri)
                .setConnectionConfigCallback(connection ->
                        connection.setConnectTimeout(2, TimeUnit.SECONDS).setSocketTimeout(30, TimeUnit.SECONDS))
                .setRequestConfigCallback(request -> request.setResponseTimeout(30, TimeUnit.SECONDS))
                .build();
        return new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
    }

    @Bean
    SearchIndexes searchIndexes(
            ElasticsearchClient client,
            @Value("${palimpsest.index-prefix:palimpsest}") String prefix,
            Generations generations) {
        return new SearchIndexes(client, prefix, generations);
    }

    @Bean
    Search search(ElasticsearchClient client, SearchIndexes indexes) {
        return new Search(client, indexes::read);
    }

    /** The first search of a process takes a second, the next ones a tenth of that: the first one is not a reader's. */
    @Bean
    ApplicationRunner firstSearch(Search search) {
        return _ -> Thread.ofVirtual().name("first-search").start(() -> {
            try {
                search.answer(new Question("first search", Map.of(), AsOf.NOW, 1));
            } catch (Problem | BeingBuiltException away) {
                LOG.debug("No first search: {}", away.getMessage());
            }
        });
    }
}
