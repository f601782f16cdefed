package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;
import org.palimpsest.web.Problem;
import org.springframework.http.HttpStatus;

class SearchAwayTest {
    private static final Generation GENERATION = new Generation(SearchProjection.MODEL, 1);
    private static final Question QUESTION = new Question("compassion", Map.of(), AsOf.NOW, 1);

    @Test
    void readersAreToldToComeBackWhenElasticsearchIsAway() throws IOException {
        try (var nobody = SearchConfiguration.connect(ElasticsearchSettings.open(URI.create("http://127.0.0.1:1")))) {
            var search = search(nobody, "t");
            assertThatThrownBy(() -> search.answer(QUESTION)).isInstanceOfSatisfying(Problem.class, this::isAway);
        }
    }

    @Test
    void readersAreToldToComeBackWhenTheIndexIsLost() throws IOException {
        try (var client = SearchConfiguration.connect(ElasticsearchSettings.open(URI.create(Engines.shared().elasticsearchUri())))) {
            var search = search(client, "nothing-of-this-name");
            assertThatThrownBy(() -> search.answer(QUESTION)).isInstanceOfSatisfying(Problem.class, this::isAway);
        }
    }

    @Test
    void theProjectionFailsSoThatItsTokenStaysBehind() throws IOException {
        try (var nobody = SearchConfiguration.connect(ElasticsearchSettings.open(URI.create("http://127.0.0.1:1")))) {
            var batch = new SearchBatch(new SearchIndex(nobody, "t", GENERATION), _ -> List.of(), KeptMeanings.NONE, () -> {});
            var slug = Samples.slugs().getFirst();
            var published = Samples.published(slug, 1, Samples.content(slug));
            batch.fold(new Recorded<>(0, 0, Instant.EPOCH, Map.of(), published));
            assertThatThrownBy(() -> batch.write(true)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static Search search(ElasticsearchClient client, String prefix) {
        return new Search(
                client, () -> new SearchIndex(client, prefix, GENERATION), Set::of, _ -> Map.of(), Meaning.NONE, () -> Thesaurus.NONE);
    }

    private void isAway(Problem problem) {
        assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("2");
    }
}
