package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.operate.Backup;
import org.palimpsest.eventstore.operate.Restore;
import org.palimpsest.query.Contents;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.history.History;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Inside;

/** A log that was restored into an empty system makes the same read models as the one that was backed up. */
class RestoredTest {
    private static final List<String> KEYS = List.of("person_keys");

    @TempDir
    private static Path folder;

    private static Running former;
    private static Running restored;

    @BeforeAll
    static void backUpAndRestore() throws IOException {
        former = new Running();
        former.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        former.append(new Scenario(UUID.randomUUID(), "towns", "compassion", Anonymity.SINGLE_ANONYMIZED).whole());
        for (var life : Contents.lives().list().ofSize(6).sample()) {
            life.forEach(event -> former.append("otto", Role.OWNER, event));
        }
        former.append("olwen", Role.OWNER, new PersonRegistered(
                "olwen",
                new Personal("olwen", PersonEvent.NAME, "Olwen"),
                new Personal("olwen", PersonEvent.EMAIL, "olwen@example.org"),
                "email:olwen"));
        former.caughtUp();
        var file = folder.resolve("backup");
        new Backup(former.database(), KEYS).to(file);
        var empty = Engines.shared().scratch();
        new Restore(empty.database(), KEYS).from(file);
        restored = new Running(empty);
        restored.caughtUp();
    }

    @AfterAll
    static void stop() {
        restored.close();
        former.close();
    }

    @Test
    void theLogIsTheSame() {
        assertThat(new Chain(restored.database()).verify())
                .isEqualTo(new Chain(former.database()).verify())
                .satisfies(report -> assertThat(report.headPosition()).isGreaterThan(60));
    }

    @Test
    void theReadModelsInMongoDbAreTheSame() {
        for (var model : List.of(Library.MODEL, History.MODEL, Desk.MODEL)) {
            assertThat(documents(restored, model)).isNotEmpty().isEqualTo(documents(former, model));
        }
    }

    @Test
    void whatIsPersonalIsReadWithTheRestoredKeys() {
        restored.client("olwen")
                .get()
                .uri("/api/people/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("olwen@example.org");
    }

    @Test
    void theSearchIndexIsTheSame() {
        assertThat(intervals(restored)).isNotEmpty().isEqualTo(intervals(former));
    }

    private static Map<String, Interval> intervals(Running service) {
        var index = service.bean(SearchIndexes.class).read();
        index.settle();
        return IndexContents.intervals(service.bean(ElasticsearchClient.class), index);
    }

    private static Map<String, List<Document>> documents(Running service, ReadModel model) {
        return Inside.documents(service.database(), service.live(model));
    }
}
