package org.palimpsest.query.desk;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.desk.QueueFilter.Due;
import org.palimpsest.query.desk.QueueFilter.Order;
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

    /** Those of these that there are, in any order. */
    List<DeskDocument> find(Collection<UUID> ids) {
        return entries().find(Filters.in("_id", ids)).into(new ArrayList<>());
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
     * @param loads of all reviewers who have something open; of no account where the filter asks for none
     * @param today by which it is told what is overdue
     * @param after the last one that is known already; absent from the first on
     */
    List<DeskDocument> queue(
            QueueFilter filter, String editor, Reach reach, Map<String, Integer> loads, LocalDate today, @Nullable Cursor after, int limit) {
        var wanted = new ArrayList<>(List.of(waiting(filter.waiting()), ofOthers(editor), within(reach)));
        if (filter.section() != null) {
            wanted.add(Filters.eq("state.section", filter.section()));
        }
        if (filter.reviewer() != null) {
            wanted.add(Filters.eq("piles", Piles.reviews(Turn.YOURS, filter.reviewer())));
        }
        if (filter.load() > 0) {
            wanted.add(isOpenFor(loads, load -> load >= filter.load()));
        }
        if (filter.due() != Due.ANY) {
            wanted.add(due(filter.due(), today));
        }
        switch (filter.handling()) {
            case ME -> wanted.add(Filters.eq("state.handling.editor", editor));
            case NOBODY -> wanted.add(Filters.eq("state.handling.editor", null));
            case ANYBODY -> {}
        }
        if (filter.order() == Order.LOAD) {
            return byLoad(Filters.and(wanted), loads, after, limit);
        }
        if (after != null) {
            wanted.add(switch (filter.order()) {
                case OLDEST -> Filters.gt("position", after.position());
                case NEWEST -> Filters.lt("position", after.position());
                // The first of these is what the index is entered by.
                case DUE ->
                    Filters.and(
                            Filters.gte("due", after.key()),
                            Filters.or(Filters.gt("due", after.key()), Filters.gt("position", after.position())));
                case LOAD -> throw new IllegalStateException("It has been read already.");
            });
        }
        var order = switch (filter.order()) {
            case OLDEST -> ascending("position");
            case NEWEST -> descending("position");
            case DUE -> ascending("due", "position");
            case LOAD -> throw new IllegalStateException("It has been read already.");
        };
        return list(Filters.and(wanted), order, limit);
    }

    /**
     * Loads change whenever anybody answers, and are not the same for everybody who asks: they are kept with no entry. So those are read
     * first that are open for the busiest, by the index of piles, then those for reviewers with one less, until there are enough. What is
     * passed over on the way is open for somebody busier, and stood on a part before.
     */
    private List<DeskDocument> byLoad(Bson wanted, Map<String, Integer> loads, @Nullable Cursor after, int limit) {
        var found = new ArrayList<DeskDocument>();
        int from = after == null ? Desk.COUNTED : Integer.parseInt(after.key());
        var levels = Stream.concat(loads.values().stream(), Stream.of(0)).filter(load -> load <= from).distinct();
        for (int level : levels.sorted(Comparator.reverseOrder()).toList()) {
            var ofLevel = new ArrayList<>(List.of(wanted, Filters.nor(isOpenFor(loads, load -> load > level))));
            if (level > 0) {
                ofLevel.add(isOpenFor(loads, load -> load == level));
            }
            if (after != null && level == from) {
                ofLevel.add(Filters.gt("position", after.position()));
            }
            found.addAll(list(Filters.and(ofLevel), ascending("position"), limit - found.size()));
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    /** What is open for somebody with such a load. */
    private static Bson isOpenFor(Map<String, Integer> loads, IntPredicate such) {
        return Filters.in(
                "piles",
                loads.entrySet().stream()
                        .filter(one -> such.test(one.getValue()))
                        .flatMap(one -> Piles.open(one.getKey()))
                        .toList());
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

    private static Bson due(Due due, LocalDate today) {
        return switch (due) {
            case ANY -> Filters.empty();
            case OVERDUE -> Filters.lt("due", today.toString());
            case SOON -> Filters.and(Filters.gte("due", today.toString()),
                    Filters.lte("due", today.plusDays(QueueFilter.SOON).toString()));
            case NONE -> Filters.eq("due", DeskDocument.NEVER);
        };
    }

    private static Bson waiting(Set<Waiting> waiting) {
        return Filters.in("waiting", waiting.stream().map(Waiting::name).toList());
    }

    /** What an editor is an author of does not wait for them, unless they own it and may publish it. */
    private static Bson ofOthers(String editor) {
        return Filters.or(
                isOfOthers(editor), Filters.and(Filters.eq("state.owner", editor), Filters.eq("waiting", Waiting.PUBLICATION.name())));
    }

    private static Bson isOfOthers(String person) {
        return Filters.ne("authors", person);
    }

    private static Bson within(Reach reach) {
        return reach.only().map(sections -> Filters.in("state.section", sections)).orElseGet(Filters::empty);
    }

    /** On how many entries that {@code caller} is no author of something is open for {@code reviewer}, {@code most} at most. */
    int open(String reviewer, String caller, int most) {
        var open = Filters.in("piles", Piles.open(reviewer).toList());
        return (int) entries().countDocuments(Filters.and(open, isOfOthers(caller)), new CountOptions().limit(most));
    }

    private List<DeskDocument> list(Bson filter, Bson order, int limit) {
        return entries().find(filter).sort(order).limit(limit).into(new ArrayList<>());
    }
}
