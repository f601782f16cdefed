package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.FileOfEntry;
import org.palimpsest.query.reading.Past;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.generation.ParkedStreams;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/**
 * What everybody may read, now or as of any moment of the past. What was taken back is taken back in every past. Thread-safe;
 * every method asks the database.
 */
@Component
public final class Library {
    /** What a read of it waits for. */
    public static final ReadModel MODEL = new ReadModel("library", 8);

    private final MongoDatabase database;
    private final Generations generations;
    private final ParkedStreams parked;

    Library(MongoDatabase database, Generations generations, ParkedStreams parked) {
        this.database = database;
        this.generations = generations;
        this.parked = parked;
    }

    LibraryCollections library() {
        return LibraryCollections.of(database, generations.of(MODEL));
    }

    /** Entries of which an event waits: it may have been a withdrawal. To be asked for before the documents are read. */
    Set<UUID> withheld() {
        return parked.of(generations.of(MODEL)).stream()
                .flatMap(stream -> entryId(stream).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<UUID> entryId(String stream) {
        try {
            return Optional.of(UUID.fromString(stream));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** All sections that there were, by title. */
    public List<SectionSummary> sections(AsOf asOf) {
        var counted = new SectionCounts(library(), withheld()).all(asOf);
        return library().sections().find().sort(ascending("title", "_id")).into(new ArrayList<>()).stream()
                .filter(section -> section.existsIn(asOf))
                .map(section -> summary(section, asOf, counted.getOrDefault(section.id(), SectionCounts.NONE)))
                .toList();
    }

    /**
     * A section as it is kept.
     *
     * @throws Problem 404 if there is no such section
     */
    SectionDocument section(String slug) {
        return Optional.ofNullable(library().sections().find(eq(slug)).first())
                .orElseThrow(() -> Problem.unknown("There is no section “" + slug + "”."));
    }

    /**
     * The same, if it was there.
     *
     * @throws Problem 404 if there was no such section
     */
    SectionDocument sectionIn(String slug, AsOf asOf) {
        var section = section(slug);
        if (!section.existsIn(asOf)) {
            throw Past.notYet("The section “" + slug + "” did not exist then.", firstDayIn(slug));
        }
        return section;
    }

    private Optional<LocalDate> firstDayIn(String section) {
        var readable = and(eq("section", section), ReadableEntries.in(AsOf.NOW), nin("_id", withheld()));
        return Optional.ofNullable(library().entries().find(readable).sort(ascending("readableFrom")).first())
                .flatMap(EntryDocument::firstDay);
    }

    /**
     * A section and a part of what could be read in it.
     *
     * @throws Problem 404 if there was no such section
     */
    SectionPage.Part section(String slug, AsOf asOf, PageRequest request) {
        var section = sectionIn(slug, asOf);
        var withheld = withheld();
        var count = new SectionCounts(library(), withheld).of(slug, asOf);
        var entries = entries(and(eq("section", slug), ReadableEntries.in(asOf), nin("_id", withheld)), request);
        return new SectionPage.Part(summary(section, asOf, count), request, entries, editions(entries, asOf));
    }

    private List<EntryDocument> entries(Bson readable, PageRequest request) {
        var entries = library().entries();
        if (request.before() != null) {
            return entries.find(and(readable, lt("readableFrom", request.before())))
                    .sort(descending("readableFrom"))
                    .limit(request.size())
                    .into(new ArrayList<>())
                    .reversed();
        }
        var found = request.after() != null
                ? entries.find(and(readable, gt("readableFrom", request.after())))
                : entries.find(readable).skip((request.number() - 1) * request.size());
        return found.sort(ascending("readableFrom")).limit(request.size()).into(new ArrayList<>());
    }

    /**
     * An entry as it could be read: its newest version that is not suppressed.
     *
     * @throws Problem 404 if there is no such entry, or was none yet; 410 if it has been withdrawn from readers, or all of
     *     its versions are suppressed; 503 if it is not known how it stands
     */
    public Found entry(String slug, AsOf asOf) {
        var entry = find(slug, asOf);
        if (entry.versionsIn(asOf).isEmpty()) {
            throw Past.notYet("“" + slug + "” had not been published then.", entry.firstDay());
        }
        return entry.versionIn(asOf)
                .map(version -> new Found(entry, version, asOf))
                .orElseThrow(() -> suppressed("What was published of “" + slug + "” has been suppressed."));
    }

    /**
     * One version of an entry, which says the same as long as nothing of it is suppressed.
     *
     * @throws Problem 404 if there is no such entry or version; 410 if the entry has been withdrawn from readers, or the
     *     version is suppressed; 503 if it is not known how it stands
     */
    public Found version(String slug, int number) {
        var entry = find(slug, AsOf.NOW);
        if (entry.suppressions().hidesVersion(number)) {
            throw suppressed("Version " + number + " of “" + slug + "” has been suppressed.");
        }
        return entry.versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> new Found(entry, version, AsOf.NOW))
                .orElseThrow(() -> Problem.unknown("“" + slug + "” has no version " + number + "."));
    }

    /**
     * The file with this hash that a version of the entry shows; empty if none does.
     *
     * @throws Problem as {@link #version} does for the entry
     */
    public Optional<FileOfEntry> file(String slug, String sha256) {
        var entry = find(slug, AsOf.NOW);
        var shown = entry.versions().stream()
                .filter(version -> !entry.suppressions().hidesVersion(version.number()))
                .map(version -> VersionDocument.id(entry.id(), version.number()))
                .toList();
        var has = or(eq("content.files.sha256", sha256), eq("opened.content.files.sha256", sha256));
        var having = library().versions().find(and(in("_id", shown), has)).first();
        return Optional.ofNullable(having)
                .flatMap(version -> entry.suppressions().files(version.contentIn(AsOf.NOW).files()).stream()
                        .filter(file -> file.sha256().equals(sha256))
                        .map(file -> new FileOfEntry(entry.id(), file, version.downloaded()))
                        .findFirst());
    }

    /** What a version says. */
    public Edition edition(Found found) {
        return editions(List.of(found)).getFirst();
    }

    /**
     * What readers get of an entry today.
     *
     * @throws Problem as {@link #entry} does
     */
    public Edition current(String slug) {
        return edition(entry(slug, AsOf.NOW));
    }

    /** What readers get today of those of these entries that they have, in any order. */
    public List<Edition> current(Collection<UUID> entries) {
        var readable = and(in("_id", entries), gte("readableFrom", 0L), nin("_id", withheld()));
        return editions(library().entries().find(readable).into(new ArrayList<>()), AsOf.NOW);
    }

    /**
     * The rules of a section, as they are now.
     *
     * @throws Problem 404 if there is no such section
     */
    public Policy policy(String section) {
        return section(section).policyIn(AsOf.NOW);
    }

    /** The entries whose current version is newest, newest first; at most {@code count}. */
    public List<Edition> latest(int count) {
        var readable = and(gte("latestPosition", 0L), nin("_id", withheld()));
        var found = library().entries().find(readable).sort(descending("latestPosition")).limit(count);
        return editions(found.into(new ArrayList<>()), AsOf.NOW);
    }

    /** The entries whose version as of then was newest, likewise. */
    List<Edition> latest(AsOf asOf, int count) {
        return asOf.isNow() ? latest(count) : editions(new NewestVersions(library(), withheld()).of(empty(), asOf, count));
    }

    /** Those of today in one section. */
    public List<Edition> latest(String section, int count) {
        var readable = and(eq("section", section), gte("latestPosition", 0L), nin("_id", withheld()));
        var found = library().entries().find(readable).sort(descending("latestPosition")).limit(count);
        return editions(found.into(new ArrayList<>()), AsOf.NOW);
    }

    /** What readers get today of those of these entries that they have, in this order. */
    public List<Edition> current(List<String> slugs) {
        var readable = and(in("slug", slugs), gte("latestPosition", 0L), nin("_id", withheld()));
        var entries = library().entries().find(readable).into(new ArrayList<>());
        entries.sort(Comparator.comparingInt(entry -> slugs.indexOf(entry.slug())));
        return editions(entries, AsOf.NOW);
    }

    /** Where readers find all that they have: for maps of the site. */
    public LibraryMap map() {
        return new LibraryMap(library().entries(), withheld());
    }

    /** Those of these entries that could be read as of then, in this order, with all but their texts. */
    List<Edition> outlines(List<UUID> ids, AsOf asOf) {
        var readable = and(in("_id", ids), ReadableEntries.in(asOf), nin("_id", withheld()));
        var entries = library().entries().find(readable).into(new ArrayList<>());
        entries.sort(Comparator.comparingInt(entry -> ids.indexOf(entry.id())));
        return editions(found(entries, asOf), exclude("content.body", "opened.content.body"));
    }

    private EntryDocument find(String slug, AsOf asOf) {
        var withheld = withheld();
        var entry = Optional.ofNullable(library().entries().find(eq("slug", slug)).first())
                .orElseThrow(() -> Problem.unknown("There is no published entry “" + slug + "”."));
        if (withheld.contains(entry.id())) {
            throw new Problem(ProblemType.WITHHELD, "“" + slug + "” cannot be shown at present. Ask again later.")
                    .retryAfter(60);
        }
        entry.withdrawalIn(asOf).filter(EntryDocument.Withdrawal::hides).ifPresent(tombstone -> {
            throw new Problem(ProblemType.WITHDRAWN, "“" + slug + "” has been withdrawn.")
                    .with("reason", String.valueOf(entry.suppressions().text(tombstone.reason())))
                    .with("withdrawnAt", tombstone.at().toString());
        });
        return entry;
    }

    private static Problem suppressed(String detail) {
        return new Problem(ProblemType.SUPPRESSED, detail);
    }

    private List<Edition> editions(Collection<EntryDocument> entries, AsOf asOf) {
        return editions(found(entries, asOf));
    }

    private static List<Found> found(Collection<EntryDocument> entries, AsOf asOf) {
        return entries.stream()
                .flatMap(entry -> entry.versionIn(asOf).stream().map(version -> new Found(entry, version, asOf)))
                .toList();
    }

    private List<Edition> editions(List<Found> found) {
        return editions(found, null);
    }

    private List<Edition> editions(List<Found> found, @Nullable Bson fields) {
        var ids = found.stream().map(Found::document).toList();
        var versions = library().versions().find(in("_id", ids)).projection(fields);
        Map<String, VersionDocument> documents = versions.into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(VersionDocument::id, Function.identity()));
        return found.stream()
                .map(one -> Edition.of(one, Objects.requireNonNull(documents.get(one.document()), one.document())))
                .toList();
    }

    private static SectionSummary summary(SectionDocument section, AsOf asOf, SectionCounts.Count count) {
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
