package org.palimpsest.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.query.Contents;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.history.History;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.generation.Inside;

/** A read model is nothing but a fold: whatever happens to it or its token, the same documents come out. */
class RebuildTest {
    private static final List<ReadModel> MODELS = List.of(Library.MODEL, History.MODEL, Desk.MODEL);
    private static Running service;

    @BeforeAll
    static void live() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        for (var anonymity : Anonymity.values()) {
            var name = anonymity.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            service.append(new Scenario(UUID.randomUUID(), "towns", name, anonymity).whole());
        }
        // Several lives in turns, so that batches touch a document more than once.
        List<List<EntryEvent>> lives = Contents.lives().list().ofSize(8).sample();
        for (int i = 0; lives.stream().anyMatch(life -> !life.isEmpty()) && i < 100; i++) {
            for (var life : lives) {
                if (i < life.size()) {
                    service.append("otto", Role.OWNER, life.get(i));
                }
            }
        }
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<ReadModel> models() {
        return MODELS.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void made_anew_beside_the_one_that_is_read_it_is_the_same(ReadModel model) {
        var before = documents(service.live(model));
        assertThat(before).isNotEmpty();
        assertThat(documents(service.rebuilt(model))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("models")
    void events_that_come_again_change_nothing(ReadModel model) {
        var before = documents(service.live(model));
        for (long position : new long[] {-1, 7, 30}) {
            setBack(model, position);
            service.caughtUp(model);
            assertThat(documents(service.live(model))).isEqualTo(before);
        }
    }

    private static void setBack(ReadModel model, long position) {
        var processor = Inside.processor(service, model);
        var name = service.live(model).processor();
        var tokens = service.bean(MongoTokenStore.class);
        processor.shutDown();
        tokens.fetchToken(name, 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(position), name, 0);
        tokens.releaseClaim(name, 0);
        assertThat(tokens.completedPrefix(name)).isEqualTo(position);
        processor.start();
    }

    /** Every document of every collection of a generation. */
    private static Map<String, List<Document>> documents(Generation generation) {
        return Inside.documents(service.database(), generation);
    }
}
