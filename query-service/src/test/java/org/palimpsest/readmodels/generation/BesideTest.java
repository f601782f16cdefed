package org.palimpsest.readmodels.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Readers.Read;
import org.springframework.core.env.Environment;

/** Two nodes, readers at both, and read models that are made anew meanwhile. */
class BesideTest {
    private static final int ENTRIES = 60;
    private static final List<String> SHORT = List.of("palimpsest.rebuild.grace=1s", "palimpsest.rebuild.batch=50");
    private static final UUID FIRST = UUID.randomUUID();

    private static Running one;
    private static Running two;

    @BeforeAll
    static void start() {
        one = new Running(List.of(), SHORT);
        two = one.another(List.of(), SHORT);
        one.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        for (int i = 0; i < ENTRIES; i++) {
            var id = i == 0 ? FIRST : UUID.randomUUID();
            one.append(new Scenario(id, "towns", "entry-" + i, Anonymity.ALL_IDENTITIES_VISIBLE).whole());
        }
        await().until(two::isReady);
        one.caughtUp();
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    private static List<Read> reads() {
        return List.of(
                new Read("/", body -> body.contains("/entries/") && body.contains("Towns")),
                new Read("/sections/towns?size=100", body -> body.contains("entry-0") && body.contains("entry-59")),
                new Read("/entries/entry-7", body -> body.contains("How towns care")),
                new Read("/api/sections/towns?size=100", body -> body.contains("entry-0") && body.contains("entry-59")),
                new Read("/api/entries/entry-0/history", body -> body.contains("position")),
                new Read("/api/search?q=towns&section=towns", body -> body.contains("\"total\":60,")));
    }

    @Test
    void under_a_constant_reading_load_no_answer_fails_or_is_empty() {
        try (var readers = new Readers(List.of(one, two), reads())) {
            await().until(() -> readers.answers() > 100);
            var replaced = new ArrayList<Generation>();
            for (var model : one.bean(Rebuilds.class).models()) {
                var before = one.live(model);
                var documents = Inside.documents(one.database(), before);
                var after = one.rebuilt(model);
                await().until(() -> two.live(model).equals(after));
                assertThat(Inside.documents(one.database(), after)).isEqualTo(documents);
                replaced.add(before);
            }
            for (var before : replaced) {
                await().atMost(Duration.ofSeconds(30)).until(() -> isGone(before));
            }
            long answers = readers.answers();
            await().until(() -> readers.answers() > answers + 100);
            assertThat(readers.stop()).isEmpty();
        }
    }

    @Test
    void what_is_published_while_one_is_built_is_in_both() {
        var model = model("library");
        var before = one.live(model);
        one.bean(Rebuilds.class).start(model);
        var written = new ArrayList<String>();
        await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> {
            var slug = "meanwhile-" + written.size();
            one.append(new Scenario(UUID.randomUUID(), "valleys", slug, Anonymity.SINGLE_ANONYMIZED).whole());
            written.add(slug);
            return !one.live(model).equals(before) && written.size() > 3;
        });
        var after = one.live(model);
        one.caughtUp(model);
        long head = one.bean(Stores.class).log().headPosition();
        await().until(() -> one.bean(Stores.class).tokens().completedPrefix(before.processor()) >= head);
        assertThat(Inside.documents(one.database(), after))
                .isEqualTo(Inside.documents(one.database(), before))
                .hasEntrySatisfying("entries", entries -> assertThat(entries)
                        .extracting(entry -> entry.getString("slug"))
                        .containsAll(written));
    }

    @Test
    void who_asks_for_a_build_that_is_under_way_joins_it() {
        var model = model("desk");
        int generations = one.bean(Generations.class).register(model).next();
        one.bean(Rebuilds.class).start(model);
        two.bean(Rebuilds.class).start(model);
        assertThat(two.bean(Generations.class).register(model).next()).isEqualTo(generations + 1);
    }

    private static ReadModel model(String name) {
        return one.bean(Rebuilds.class).find(name).orElseThrow();
    }

    /** Collections, indexes and tokens. */
    private static boolean isGone(Generation generation) throws IOException {
        var number = generation.model().version() + "-" + generation.number();
        var indexes = one.bean(ElasticsearchClient.class).indices().get(i -> i.index("*-search*-v" + number)).indices();
        boolean mine = indexes.keySet().stream().anyMatch(name -> name.contains(prefix()));
        return Inside.documents(one.database(), generation).isEmpty()
                && one.database().getCollection("tokens").countDocuments(new Document("processor", generation.processor())) == 0
                && one.bean(Generations.class).register(generation.model()).find(generation.number()).isEmpty()
                && !(generation.model().name().equals("search") && mine);
    }

    private static String prefix() {
        return one.bean(Environment.class).getRequiredProperty("palimpsest.index-prefix");
    }
}
