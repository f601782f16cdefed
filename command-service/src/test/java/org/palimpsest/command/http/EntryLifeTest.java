package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.Samples.titled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palimpsest.eventstore.MongoEventStorageEngine;

class EntryLifeTest {
    private final App app = App.shared();
    private final House house = new House(app);

    @Test
    void anEntryGoesFromItsFirstDraftToItsSecondVersionAndBack() {
        var section = house.section(1);
        house.reviewer(RHYS);
        var draft = app.as(OLWEN).post("/api/commands/entries", Map.of("section", section));
        draft.isDone(201);
        assertThat(draft.header("Location")).isEqualTo("/api/drafts/" + draft.id());
        var entry = House.entry(draft);
        var answers = new ArrayList<Reply>(List.of(draft));
        answers.add(app.as(OLWEN).put(entry + "/draft", COMPLETE, "If-Match", draft.header("ETag")));
        answers.add(app.as(OLWEN).post(entry + "/submit"));
        answers.add(app.as(EDDA).post(entry + "/reviewers", Map.of("reviewer", "rhys")));
        answers.add(app.as(RHYS).post(entry + "/reviews", review("MAJOR_REVISION")));
        answers.add(app.as(EDDA).post(entry + "/request-revisions", Map.of("message", "Say who took part.")));
        var last = answers.getLast().header("ETag");
        answers.add(app.as(OLWEN).put(entry + "/draft", titled("Stories from three valleys"), "If-Match", last));
        answers.add(app.as(OLWEN).post(entry + "/submit", "{}"));
        answers.add(app.as(EDDA).post(entry + "/reviewers", Map.of("reviewer", "rhys")));
        answers.add(app.as(RHYS).post(entry + "/reviews", review("ACCEPT")));
        answers.add(app.as(EDDA).post(entry + "/accept"));
        answers.add(app.as(EDDA).post(entry + "/publish"));
        answers.add(app.as(OLWEN).post(entry + "/start-revision"));
        var passage = Map.of("what", Map.of("kind", "PASSAGE", "text", "three valleys"), "reason", "They asked for it.");
        answers.add(app.as(EDDA).post(entry + "/suppressions", passage));
        answers.add(app.as(ADA).post(entry + "/suppressions/1/lift", Map.of("reason", "They agreed again.")));
        answers.add(app.as(EDDA).post(entry + "/withdraw", Map.of("reason", "A participant asked for it.")));
        answers.add(app.as(EDDA).post(entry + "/reinstate", Map.of("reason", "They agreed again.")));
        for (int i = 1; i < answers.size(); i++) {
            answers.get(i).isDone(i == 0 ? 201 : 200);
            assertThat(answers.get(i).sequence()).isGreaterThan(answers.get(i - 1).sequence());
            assertThat(answers.get(i).position()).isGreaterThan(answers.get(i - 1).position());
            assertThat(answers.get(i).id()).isEqualTo(draft.id());
        }
        assertThat(answers.getLast().position()).isEqualTo(app.head());
    }

    @Test
    void anEntryCanBeDeclined() {
        var draft = house.draft(COMPLETE);
        app.as(OLWEN).post(House.entry(draft) + "/submit").isDone(200);
        app.as(EDDA).post(House.entry(draft) + "/decline", Map.of("message", "It is out of scope.")).isDone(200);
    }

    @Test
    void aSectionIsCreatedChangedAndClosed() {
        var body = Map.of("slug", "journal-1", "title", "Abstracts", "kind", "JOURNAL", "journal", "IJIC", "policy", policy(2));
        var created = app.as(ADA).post("/api/commands/sections", body).isDone(201);
        assertThat(created.header("Location")).isEqualTo("/api/sections/journal-1");
        assertThat(created.id()).isEqualTo("journal-1");
        var path = "/api/commands/sections/journal-1";
        app.as(ADA).put(path + "/policy", policy(1), "If-Match", created.header("ETag")).isDone(200);
        app.as(ADA).post(path + "/close", Map.of("reason", "The conference is over.")).isDone(200);
        app.as(OLWEN).post("/api/commands/entries", Map.of("section", "journal-1")).isProblem(409, "wrong-state");
    }

    @Test
    void whatChangesNothingAnswersWithTheSameVersionAndTheLogsHead() {
        var draft = house.draft(COMPLETE);
        house.section(0);
        var head = app.head();
        var saved = app.as(OLWEN).put(House.entry(draft) + "/draft", COMPLETE, "If-Match", draft.header("ETag"));
        saved.isDone(200);
        assertThat(saved.sequence()).isEqualTo(draft.sequence());
        assertThat(saved.position()).isEqualTo(head);
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void everyEventTellsWhoMadeItAndWhatFollowedFromWhat() {
        var draft = house.draft(COMPLETE);
        var events = app.bean(MongoEventStorageEngine.class).readEvents(draft.id()).asStream().toList();
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.getMetaData())
                .containsEntry("actor", "olwen")
                .containsEntry("role", "CONTRIBUTOR")
                .containsKeys("traceId", "correlationId"));
    }

    private static Map<String, String> review(String recommendation) {
        return Map.of("recommendation", recommendation, "toAuthor", "Clear and moving.", "toEditor", "No conflict.");
    }
}
