package org.palimpsest.query.desk;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.palimpsest.events.Content;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/** Where what is being worked on is kept. Thread-safe. Lists have at most {@value #LONGEST} entries. */
@Component
final class DeskCollection {
    private static final int LONGEST = 500;

    private final MongoDatabase database;
    private final Generations generations;

    DeskCollection(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    MongoCollection<DeskDocument> entries(Generation generation) {
        return database.getCollection(generation.collection("entries"), DeskDocument.class);
    }

    private MongoCollection<DeskDocument> entries() {
        return entries(generations.of(Desk.MODEL));
    }

    MongoCollection<SubmissionDocument> submissions(Generation generation) {
        return database.getCollection(generation.collection("submissions"), SubmissionDocument.class);
    }

    void prepare(Generation generation) {
        var entries = entries(generation);
        entries.createIndex(Indexes.ascending("state.owner", "changedAt"));
        entries.createIndex(Indexes.ascending("state.assignments.reviewer", "changedAt"));
        entries.createIndex(Indexes.ascending("state.stage", "changedAt"));
    }

    Optional<DeskDocument> find(UUID id) {
        return Optional.ofNullable(entries().find(Filters.eq(id)).first());
    }

    /** What was submitted for a round. */
    Optional<Content> submitted(UUID id, int round) {
        var submissions = submissions(generations.of(Desk.MODEL));
        return Optional.ofNullable(submissions.find(Filters.eq(SubmissionDocument.id(id, round))).first())
                .map(SubmissionDocument::content);
    }

    /** What {@code person} owns, last changed first. */
    List<DeskDocument> ownedBy(String person) {
        return list(Filters.eq("state.owner", person), descending("changedAt"));
    }

    /** What {@code person} was ever assigned to, last changed first. */
    List<DeskDocument> reviewedBy(String person) {
        return list(Filters.eq("state.assignments.reviewer", person), descending("changedAt"));
    }

    /** What waits for editors, longest unchanged first. */
    List<DeskDocument> waiting() {
        var stages = EntryPermissions.stages(Queue.MOVES).stream().map(EntryStage::name).toList();
        var waiting = Filters.and(Filters.in("state.stage", stages), Filters.eq("state.withdrawal", null));
        return list(waiting, ascending("changedAt"));
    }

    /** What is accepted in a section, longest unchanged first. */
    List<DeskDocument> accepted(String section) {
        var accepted = Filters.and(
                Filters.eq("state.stage", EntryStage.ACCEPTED.name()),
                Filters.eq("state.section", section),
                Filters.eq("state.withdrawal", null));
        return list(accepted, ascending("changedAt"));
    }

    /** Those of these entries that there are. */
    List<DeskDocument> all(Collection<UUID> ids) {
        return list(Filters.in("_id", ids), ascending("_id"));
    }

    /** Looks at what is under review, however much else there is. */
    Map<String, Integer> awaitedFrom(Collection<String> reviewers) {
        var awaited = new HashMap<String, Integer>();
        var underReview = Filters.and(
                Filters.eq("state.stage", EntryStage.UNDER_REVIEW.name()),
                Filters.eq("state.withdrawal", null),
                Filters.in("state.assignments.reviewer", reviewers));
        var fields = Projections.include("state.assignments.reviewer", "state.assignments.round", "state.assignments.reviewedAt");
        var rounds = Projections.computed("rounds", new Document("$size", "$state.rounds"));
        entries().find(underReview, Document.class).projection(Projections.fields(fields, rounds)).forEach(entry -> {
            int round = entry.getInteger("rounds", 0);
            for (var one : entry.get("state", Document.class).getList("assignments", Document.class)) {
                if (one.getInteger("round", 0) == round && one.get("reviewedAt") == null) {
                    awaited.merge(one.getString("reviewer"), 1, Integer::sum);
                }
            }
        });
        awaited.keySet().retainAll(reviewers);
        return awaited;
    }

    private List<DeskDocument> list(Bson filter, Bson order) {
        return entries().find(filter).sort(order).limit(LONGEST).into(new ArrayList<>());
    }
}
