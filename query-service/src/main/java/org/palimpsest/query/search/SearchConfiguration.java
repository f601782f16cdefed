package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.generation.ParkedStreams;
import org.palimpsest.web.Problem;
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
    ElasticsearchClient elasticsearchClient(ElasticsearchSettings settings) {
        return connect(settings);
    }

    static ElasticsearchClient connect(ElasticsearchSettings settings) {
        var builder = Rest5Client.builder(settings.uri());
        settings.authorization().ifPresent(value -> builder.setDefaultHeaders(
                new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, value)}));
        settings.trust().ifPresent(builder::setSSLContext);
        var rest = builder
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
    Search search(
            ElasticsearchClient client,
            SearchIndexes indexes,
            ParkedStreams parked,
            Generations generations,
            SectionTitles titles,
            Meaning meaning,
            Synonyms synonyms) {
        return new Search(
                client,
                indexes::read,
                () -> parked.of(generations.of(SearchProjection.MODEL)),
                titles,
                meaning,
                synonyms::thesaurus);
    }

    @Bean
    Related related(
            ElasticsearchClient client,
            SearchIndexes indexes,
            ParkedStreams parked,
            Generations generations,
            SectionTitles titles,
            KeptMeanings meanings) {
        return new Related(
                client, indexes::read, () -> parked.of(generations.of(SearchProjection.MODEL)), titles, meanings);
    }

    @Bean
    Suggester suggester(
            ElasticsearchClient client,
            SearchIndexes indexes,
            ParkedStreams parked,
            Generations generations,
            SectionTitles titles) {
        return new Suggester(
                client, indexes::read, () -> parked.of(generations.of(SearchProjection.MODEL)), titles);
    }

    /** The position is asked for first: what is parked is so before the position passes it. */
    @Bean
    Answers searchAnswers(
            Search search,
            Suggester suggester,
            CompletedPrefix prefix,
            SearchIndexes indexes,
            ParkedStreams parked,
            Generations generations,
            Synonyms synonyms) {
        return new Answers(search, suggester, () -> {
            var index = indexes.read().intervals();
            long position = prefix.of(SearchProjection.MODEL);
            return new Answers.Standing(
                    index, position, parked.of(generations.of(SearchProjection.MODEL)), synonyms.thesaurus());
        });
    }

    /** What is not understood now was parked, and given up since: the read model goes on as if it had not happened. */
    @Bean
    Told.Stories entryStories(MongoEventStorageEngine log) {
        return entry -> log.readEvents(entry)
                .asStream()
                .filter(message -> Intervals.concerns(message.getPayloadType()))
                .flatMap(SearchConfiguration::told)
                .toList();
    }

    private static Stream<Told> told(DomainEventMessage<?> message) {
        try {
            return message.getPayload() instanceof EntryEvent event
                            && message instanceof TrackedEventMessage<?> tracked
                    ? Stream.of(new Told(
                            event,
                            message.getTimestamp(),
                            tracked.trackingToken().position().orElseThrow()))
                    : Stream.empty();
        } catch (SerializationException _) {
            return Stream.empty();
        }
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
