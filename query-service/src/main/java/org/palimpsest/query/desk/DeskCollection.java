package org.palimpsest.query.desk;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/** Where what is being worked on is kept. Thread-safe. */
@Component
final class DeskCollection {
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
        entries.createIndex(Indexes.ascending("piles", "position"));
        entries.createIndex(Indexes.ascending("piles", "_id"));
        entries.createIndex(Indexes.ascending("waiting", "position"));
        entries.createIndex(Indexes.ascending("state.section", "waiting", "position"));
        entries.createIndex(Indexes.ascending("waiting", "due", "position"));
        entries.createIndex(Indexes.ascending("state.section", "waiting", "due", "position"));
        entries.createIndex(Indexes.ascending("state.handling.editor", "waiting", "position"));
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

    /** What lies in a pile, last changed first, from the one changed before position {@code before}. */
    List<DeskDocument> pile(String pile, long before, int limit) {
        return list(Filters.and(Filters.eq("piles", pile), Filters.lt("position", before)), descending("position"), limit);
    }

    /** The same in the order of the entries' ids, newest first: an order that tells nothing of what their owners do meanwhile. */
    List<DeskDocument> pileById(String pile, @Nullable UUID before, int limit) {
        var inPile = Filters.eq("piles", pile);
        return list(before == null ? inPile : Filters.and(inPile, Filters.lt("_id", before)), descending("_id"), limit);
    }

    /**
     * What waits for {@code editor}.
     *
     * @param reach in which sections they are one
     * @param after the last one that is known already; absent from the first on
     */
    List<DeskDocument> queue(QueueFilter filter, String editor, Reach reach, @Nullable Cursor after, int limit) {
        var wanted = new ArrayList<>(List.of(waiting(filter.waiting()), ofOthers(editor), within(reach)));
        if (filter.section() != null) {
            wanted.add(Filters.eq("state.section", filter.section()));
        }
        if (filter.reviewer() != null) {
            wanted.add(Filters.eq("piles", Piles.reviews(Turn.YOURS, filter.reviewer())));
        }
        switch (filter.handling()) {
            case ME -> wanted.add(Filters.eq("state.handling.editor", editor));
            case NOBODY -> wanted.add(Filters.eq("state.handling.editor", null));
            case ANYBODY -> {}
        }
        if (after != null) {
            wanted.add(switch (filter.order()) {
                case OLDEST -> Filters.gt("position", after.position());
                case NEWEST -> Filters.lt("position", after.position());
                // The first of these is what the index is entered by.
                case DUE ->
                    Filters.and(
                            Filters.gte("due", after.due()),
                            Filters.or(Filters.gt("due", after.due()), Filters.gt("position", after.position())));
            });
        }
        var order = switch (filter.order()) {
            case OLDEST -> ascending("position");
            case NEWEST -> descending("position");
            case DUE -> ascending("due", "position");
        };
        return list(Filters.and(wanted), order, limit);
    }

    /** What is accepted in a section, longest unchanged first, {@code most} at most. */
    List<DeskDocument> accepted(String section, int most) {
        var accepted = Filters.and(
                Filters.eq("state.section", section), Filters.eq("waiting", Waiting.PUBLICATION.name()));
        return list(accepted, ascending("position"), most);
    }

    /** Those of these entries that there are. */
    List<DeskDocument> all(Collection<UUID> ids) {
        return list(Filters.in("_id", ids), ascending("_id"), ids.size());
    }

    /** How much waits for it, {@code most} at most. */
    long waiting(Waiting waiting, String editor, Reach reach, int most) {
        return entries().countDocuments(
                Filters.and(waiting(Set.of(waiting)), ofOthers(editor), within(reach)), new CountOptions().limit(most));
    }

    private static Bson waiting(Set<Waiting> waiting) {
        return Filters.in("waiting", waiting.stream().map(Waiting::name).toList());
    }

    /** An editor's own entry does not wait for them, unless they may publish it; nor does what was theirs. */
    private static Bson ofOthers(String editor) {
        return Filters.and(
                Filters.ne("state.ownership.former", editor),
                Filters.or(Filters.ne("state.owner", editor), Filters.eq("waiting", Waiting.PUBLICATION.name())));
    }

    private static Bson within(Reach reach) {
        return reach.only().map(sections -> Filters.in("state.section", sections)).orElseGet(Filters::empty);
    }

    /** How many entries lie in a pile; {@code most} stands for that many or more. */
    int count(String pile, int most) {
        return (int) entries().countDocuments(Filters.eq("piles", pile), new CountOptions().limit(most));
    }

    private List<DeskDocument> list(Bson filter, Bson order, int limit) {
        return entries().find(filter).sort(order).limit(limit).into(new ArrayList<>());
    }
}
