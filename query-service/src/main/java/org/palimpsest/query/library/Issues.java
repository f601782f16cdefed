package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/** Issues of journals. Thread-safe; every method asks the database. */
@Component
public final class Issues {
    /** More than a journal has in a hundred years. */
    private static final int MOST = 1_000;

    private final MongoDatabase database;
    private final Generations generations;
    private final Library library;

    Issues(MongoDatabase database, Generations generations, Library library) {
        this.database = database;
        this.generations = generations;
        this.library = library;
    }

    private MongoCollection<IssueDocument> issues() {
        return LibraryCollections.of(database, generations.of(Library.MODEL)).issues();
    }

    /** Those of a section that were published by then, the newest first; at most {@code count}. */
    List<IssueSummary> published(String section, AsOf asOf, int count) {
        var there = and(eq("section", section), gte("publishedPosition", 0L), lte("publishedPosition", asOf.position()));
        return summaries(there, descending("publishedPosition"), count);
    }

    /** All that are being put together in the sections of an editor: by section, the oldest first. Nothing for who is none. */
    public List<IssueSummary> planned(Caller editor) {
        var planned = eq("publishedPosition", null);
        var reach = editor.roles().get(Role.EDITOR);
        var theirs = reach == null
                ? nor(empty())
                : reach.only().map(sections -> and(planned, in("section", sections))).orElse(planned);
        return summaries(theirs, ascending("section", "_id"), MOST);
    }

    /** All of a section that were published by then, the newest first. */
    List<IssueSummary> published(String section, AsOf asOf) {
        return published(section, asOf, MOST);
    }

    private List<IssueSummary> summaries(Bson which, Bson order, int count) {
        return issues().find(which).sort(order).limit(count).map(IssueSummary::of).into(new ArrayList<>());
    }

    /**
     * A published issue with what could be read of it as of then.
     *
     * @throws Problem 404 if there is none, or was none yet
     */
    IssueContents contents(String section, String volume, String number, AsOf asOf) {
        var published = and(eq("address", IssueDocument.address(section, volume, number)), gte("publishedPosition", 0L));
        var issue = Optional.ofNullable(issues().find(published).first())
                .orElseThrow(() -> Problem.unknown("“" + section + "” has no issue " + volume + " (" + number + ")."));
        if (!asOf.includes(Objects.requireNonNull(issue.publishedPosition()))) {
            throw Past.notYet(
                    "“" + section + "” had no issue " + volume + " (" + number + ") then.",
                    Optional.ofNullable(issue.publishedAt()).map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)));
        }
        var entries = library.outlines(issue.entries(), asOf);
        return new IssueContents(
                IssueSummary.of(issue),
                entries.stream().map(IssueContents.Item::of).toList(),
                issue.entries().size() - entries.size());
    }

    /** The issue in which an entry was last published by then, if it was in one. */
    Optional<IssueSummary> of(UUID entry, AsOf asOf) {
        var there = and(eq("entries", entry), gte("publishedPosition", 0L), lte("publishedPosition", asOf.position()));
        return Optional.ofNullable(issues().find(there).sort(descending("publishedPosition")).first()).map(IssueSummary::of);
    }

    /**
     * Any issue of the sections of an editor.
     *
     * @throws Problem 404 if there is none
     */
    public IssueDocument find(UUID id, Caller editor) {
        return Optional.ofNullable(issues().find(eq(id)).first())
                .filter(issue -> editor.has(Role.EDITOR, issue.section()))
                .orElseThrow(() -> Problem.unknown("There is no issue " + id + "."));
    }
}
