package org.palimpsest.query.search;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.samples.Samples;

/** What searching by meaning finds beside the words, by the model that is shipped. */
class NearInMeaningTest {
    private static final String WALES = "co-production-approach-to-end-of-life-care";
    private static final String VALLEYS = "stories-from-the-valleys";
    private static final Suppression SENSEMAKER = new Suppression(Suppression.Kind.PASSAGE, "SenseMaker", null, null);

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(), List.of("palimpsest.search.meaning=true"));
        service.append("morgan", Role.EDITOR, Samples.events());
        service.caughtUp();
        filled();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void words_that_nothing_has_find_what_they_mean() {
        var answer = ask("terminally ill");
        assertThat(answer.relaxed()).isTrue();
        assertThat(answer.hits()).extracting(Answer.Hit::slug).containsExactly(WALES);
        assertThat(ask("dinosaurs").total()).isZero();
        assertThat(ask("xyzzy").total()).isZero();
    }

    @Test
    void words_that_something_has_find_nothing_else() {
        assertThat(ask("compassion").total()).isEqualTo(4);
        assertThat(ask("dying people").hits()).extracting(Answer.Hit::slug).containsExactly(WALES);
    }

    @Test
    void a_long_question_is_counted_alike_on_every_page_and_in_every_facet() {
        var question = "How do neighbours look after the terminally ill?";
        var first = ask(question);
        assertThat(first.hits()).extracting(Answer.Hit::slug).startsWith(WALES);
        assertThat(first.facets().getFirst().choices().stream().mapToLong(Answer.Choice::count).sum()).isEqualTo(first.total());
        assertThat(ask(question, "page", "2").total()).isEqualTo(first.total());
    }

    @Test
    void neither_what_was_not_there_then_nor_what_is_withheld_comes_near() {
        assertThat(ask("terminally ill", "asOf", "2020-01-01").total()).isZero();
        var withheld = new Search(service.bean(ElasticsearchClient.class), service.bean(SearchIndexes.class)::read,
                () -> Set.of(Samples.id(WALES).toString()), _ -> Map.of(), service.bean(Meaning.class), () -> Thesaurus.NONE);
        assertThat(withheld.answer(new Question("terminally ill", Map.of(), AsOf.NOW, 1)).total()).isZero();
    }

    @Test
    void what_an_entry_means_is_forgotten_with_what_is_taken_back() {
        var entry = Samples.id(VALLEYS);
        var before = kept(VALLEYS);
        assertThat(before).hasSize(1);
        service.append("morgan", Role.EDITOR, new EntrySuppressed(entry, 1, SENSEMAKER, "It was wrong."));
        service.caughtUp(SearchProjection.MODEL);
        filled();
        assertThat(kept(VALLEYS)).hasSize(1).doesNotContainAnyElementsOf(before);
        service.append("morgan", Role.EDITOR, new EntryWithdrawn(entry, "A mistake.", WithdrawnVersions.HIDDEN));
        service.caughtUp(SearchProjection.MODEL);
        assertThat(kept(VALLEYS)).isEmpty();
        assertThat(ask("What do people in the mountains tell each other about life?").hits())
                .extracting(Answer.Hit::slug).isNotEmpty().doesNotContain(VALLEYS);
    }

    @Test
    void an_index_that_is_made_anew_knows_it_at_once() {
        var rebuilt = service.rebuilt(SearchProjection.MODEL);
        assertThat(service.bean(SearchIndexes.class).of(rebuilt).withoutMeaning(1, Set.of())).isEmpty();
        assertThat(ask("terminally ill").hits()).hasSize(1);
    }

    @Test
    void what_is_related_shares_keywords_or_people_or_says_alike_things() {
        var related = related(WALES);
        assertThat(related).extracting(RelatedEntries.RelatedEntry::slug).doesNotContain(WALES);
        assertThat(related.getFirst().slug()).isEqualTo("compassionate-communities-uk");
        assertThat(related.getFirst().keywords()).contains("end-of-life care");
        assertThat(related).anyMatch(other -> other.keywords().isEmpty() && other.contributors().isEmpty());
        service.client().get().uri("/entries/" + WALES + "/related").exchange().expectStatus().isOk().expectBody(String.class)
                .value(page -> assertThat(page).contains("href=\"/entries/compassionate-communities-uk\"", "both on end-of-life care"));
        service.client().get().uri("/api/entries/nothing-of-this-name/related").exchange().expectStatus().isNotFound();
    }

    private static List<RelatedEntries.RelatedEntry> related(String slug) {
        return Objects.requireNonNull(service.client().get().uri("/api/entries/" + slug + "/related").exchange()
                .expectStatus().isOk()
                .expectBody(RelatedEntries.class).returnResult().getResponseBody()).related();
    }

    private static List<String> kept(String slug) {
        return service.database().getCollection("meanings").find(eq("entry", Samples.id(slug).toString()))
                .map(kept -> kept.getString("_id")).into(new ArrayList<>());
    }

    private static void filled() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.bean(SearchIndexes.class).read().withoutMeaning(1, Set.of()).isEmpty());
    }

    private static Answer ask(String words, String... parameter) {
        var more = parameter.length == 0 ? "" : "&" + parameter[0] + "=" + parameter[1];
        return Objects.requireNonNull(service.client().get().uri("/api/search?q={words}" + more, words).exchange()
                .expectStatus().isOk()
                .expectBody(Answer.class).returnResult().getResponseBody());
    }
}
