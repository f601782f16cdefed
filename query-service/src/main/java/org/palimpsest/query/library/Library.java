package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.palimpsest.query.library.EntryDocument.Published;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/** What everybody may read, now or as of any moment of the past. Thread-safe; every method asks the database. */
@Component
public final class Library {
    /** What a read of it waits for. */
    public static final ReadModel MODEL = new ReadModel("library", 1);

    private final MongoDatabase database;
    private final Generations generations;

    Library(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    private LibraryCollections library() {
        return LibraryCollections.of(database, generations.of(MODEL));
    }

    /** All sections that there were, by title. */
    public List<SectionSummary> sections(AsOf asOf) {
        var counted = new SectionCounts(library().entries()).of(readableIn(asOf), asOf);
        return library().sections().find().sort(ascending("title", "_id")).into(new ArrayList<>()).stream()
                .filter(section -> section.existsIn(asOf))
                .map(section -> summary(section, asOf, counted))
                .toList();
    }

    /** What a section is called; its slug if there is none. */
    String title(String section) {
        return Optional.ofNullable(library().sections().find(eq(section)).first())
                .map(SectionDocument::title)
                .orElse(section);
    }

    /**
     * A section and what could be read in it.
     *
     * @throws Problem 404 if there was no such section
     */
    public SectionPage section(String slug, AsOf asOf) {
        var section = Optional.ofNullable(library().sections().find(eq(slug)).first())
                .orElseThrow(() -> Problem.unknown("There is no section “" + slug + "”."));
        if (!section.existsIn(asOf)) {
            throw notYet("The section “" + slug + "” did not exist then.");
        }
        var readable = and(eq("section", slug), readableIn(asOf));
        var entries = library().entries().find(readable).sort(ascending("firstPosition")).into(new ArrayList<>());
        return new SectionPage(summary(section, asOf, new SectionCounts(library().entries()).of(readable, asOf)), editions(entries, asOf));
    }

    /**
     * An entry as it could be read.
     *
     * @throws Problem 404 if there is no such entry, or was none yet; 410 if it had been withdrawn
     */
    public Edition entry(String slug, AsOf asOf) {
        var entry = find(slug);
        if (!asOf.includes(entry.firstPosition())) {
            throw notYet("“" + slug + "” had not been published then.");
        }
        refuseWithdrawn(entry, asOf);
        return editions(List.of(entry), asOf).getFirst();
    }

    /**
     * One version of an entry, which will always say the same.
     *
     * @throws Problem 404 if there is no such entry or version; 410 if the entry has been withdrawn
     */
    public Edition version(String slug, int number) {
        var entry = find(slug);
        refuseWithdrawn(entry, AsOf.NOW);
        var content = library().versions().find(eq(VersionDocument.id(entry.id(), number))).first();
        if (content == null) {
            throw Problem.unknown("“" + slug + "” has no version " + number + ".");
        }
        return Edition.of(entry, content, summaries(entry, AsOf.NOW));
    }

    /** The entries whose current version is newest, newest first; at most {@code count}. */
    public List<Edition> latest(int count) {
        var found = library().entries().find(eq("withdrawn", false)).sort(descending("latestPosition")).limit(count);
        return editions(found.into(new ArrayList<>()), AsOf.NOW);
    }

    private EntryDocument find(String slug) {
        return Optional.ofNullable(library().entries().find(eq("slug", slug)).first())
                .orElseThrow(() -> Problem.unknown("There is no published entry “" + slug + "”."));
    }

    private static void refuseWithdrawn(EntryDocument entry, AsOf asOf) {
        entry.withdrawalIn(asOf).ifPresent(tombstone -> {
            throw new Problem(ProblemType.WITHDRAWN, "“" + entry.slug() + "” has been withdrawn.")
                    .with("reason", tombstone.reason())
                    .with("withdrawnAt", tombstone.at().toString());
        });
    }

    private static Problem notYet(String detail) {
        return new Problem(ProblemType.NOT_YET_PUBLISHED, detail);
    }

    private static Bson readableIn(AsOf asOf) {
        var running = or(eq("endedAtPosition", null), gt("endedAtPosition", asOf.position()));
        var gone = elemMatch("withdrawals", and(lte("position", asOf.position()), running));
        return and(lte("firstPosition", asOf.position()), nor(gone));
    }

    private List<Edition> editions(Collection<EntryDocument> entries, AsOf asOf) {
        var ids = entries.stream()
                .flatMap(entry -> entry.versionIn(asOf).stream()
                        .map(version -> VersionDocument.id(entry.id(), version.number())))
                .toList();
        Map<String, VersionDocument> contents = library().versions().find(in("_id", ids)).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(VersionDocument::id, Function.identity()));
        return entries.stream()
                .flatMap(entry -> entry.versionIn(asOf).stream()
                        .map(version -> contents.get(VersionDocument.id(entry.id(), version.number())))
                        .map(content -> Edition.of(entry, content, summaries(entry, asOf))))
                .toList();
    }

    /** What was superseded later than {@code asOf} was not superseded then. */
    private static List<VersionSummary> summaries(EntryDocument entry, AsOf asOf) {
        List<Published> known = entry.versions().stream()
                .filter(version -> asOf.includes(version.position()))
                .toList();
        var summaries = new ArrayList<VersionSummary>();
        for (int i = 0; i < known.size(); i++) {
            var version = known.get(i);
            var until = i + 1 < known.size() ? known.get(i + 1).at() : null;
            summaries.add(new VersionSummary(version.number(), version.at(), version.position(), until));
        }
        return List.copyOf(summaries);
    }

    private static SectionSummary summary(
            SectionDocument section, AsOf asOf, Map<String, SectionCounts.Count> counted) {
        var count = counted.getOrDefault(section.id(), SectionCounts.NONE);
        return new SectionSummary(
                section.id(),
                section.title(),
                section.kind(),
                section.journal(),
                section.policyIn(asOf),
                section.isClosedIn(asOf),
                count.entries(),
                count.lastChange());
    }
}
