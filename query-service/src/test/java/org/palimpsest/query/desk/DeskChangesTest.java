package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.reading.News;
import reactor.core.Disposable;
import reactor.core.Disposables;

class DeskChangesTest {
    private static final Disposable.Composite LISTENING = Disposables.composite();

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        var entry = new Scenario(UUID.randomUUID(), "towns", "first", Anonymity.DOUBLE_ANONYMIZED);
        service.append(entry.until(EntrySubmitted.class, 1));
        service.caughtUp(Desk.MODEL);
    }

    @AfterAll
    static void stop() {
        LISTENING.dispose();
        service.close();
    }

    /** How often it was told. */
    private static AtomicInteger told(String person, Role role) {
        var count = new AtomicInteger();
        var ended = service.bean(DeskChanges.class).of(new Caller(person, Set.of(role))).subscribe(_ -> count.incrementAndGet());
        LISTENING.add(ended);
        return count;
    }

    @Test
    void those_are_told_whom_it_concerns_and_nobody_else() {
        var owner = told(OWNER, Role.CONTRIBUTOR);
        var reviewer = told(FIRST, Role.REVIEWER);
        var editor = told(EDITOR, Role.EDITOR);
        var stranger = told("nora-nobody", Role.REVIEWER);

        // The stream begins in its own time: something happens until it is heard.
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(300)).until(() -> {
            var entry = new Scenario(UUID.randomUUID(), "towns", "e-" + UUID.randomUUID(), Anonymity.DOUBLE_ANONYMIZED);
            service.append(entry.until(ReviewSubmitted.class, 1));
            return owner.get() > 0 && reviewer.get() > 0 && editor.get() > 0;
        });
        assertThat(stranger).hasValue(0);
    }

    @Test
    void who_is_told_something_hears_of_it_and_nobody_else() {
        var reader = told("rosa-reader", Role.CONTRIBUTOR);
        var other = told("olaf-other", Role.CONTRIBUTOR);
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(300)).until(() -> {
            service.database().getCollection(News.NAME).insertOne(new Document("person", "rosa-reader"));
            return reader.get() > 0;
        });
        int before = reader.get();
        service.database().getCollection(News.NAME).updateMany(new Document(), new Document("$set", new Document("readAt", 1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> reader.get() > before);
        assertThat(other).hasValue(0);
    }

    @Test
    void the_stream_says_that_something_changed_and_never_what() {
        var client = service.client(OWNER, Role.CONTRIBUTOR);
        var body = client.get().uri("/desk/changes").exchange().expectStatus().isOk().returnResult(String.class).getResponseBody();
        var heard = new CopyOnWriteArrayList<String>();
        var ended = body.subscribe(heard::add);
        try {
            await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(300)).until(() -> {
                var entry = new Scenario(UUID.randomUUID(), "towns", "f-" + UUID.randomUUID(), Anonymity.DOUBLE_ANONYMIZED);
                service.append(entry.until(EntrySubmitted.class, 1));
                return !heard.isEmpty();
            });
            assertThat(heard).containsOnly("desk");
        } finally {
            ended.dispose();
        }
        service.client().get().uri("/desk/changes").exchange().expectStatus().is3xxRedirection();
    }
}
