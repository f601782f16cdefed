package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.library.EntryDocument.Published;
import org.palimpsest.query.library.Organisation.Member;
import org.palimpsest.query.pages.OrganisationAddress;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.text.SameValue;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/** The organisations of contributors, as they have named them. Thread-safe; every method asks the database. */
@Component
final class Organisations {
    /** The newest versions in which it is named are looked through; what is older the search finds. */
    private static final int MOST = 2_000;

    private static final int MOST_PEOPLE = 100;

    private final Library library;
    private final CreditedProfiles profiles;

    Organisations(Library library, CreditedProfiles profiles) {
        this.library = library;
        this.profiles = profiles;
    }

    /**
     * An organisation with a part of its entries.
     *
     * @param name however it is spelled, or the last part of its ROR id
     * @throws Problem 404 if nobody belonged to it who was credited for what readers had then; 400 for a page after the last
     */
    Organisation of(String name, AsOf asOf, PageRequest request) {
        var key = OrganisationAddress.key(name);
        var works = works(key, asOf);
        if (works.isEmpty() && !asOf.isNow() && !works(key, AsOf.NOW).isEmpty()) {
            throw Past.notYet("Nobody who was credited for a published entry then belonged to “" + name + "”.", Optional.empty());
        }
        if (works.isEmpty()) {
            throw Problem.unknown(
                    "Nobody who is credited for a published entry belongs to “" + name + "”. Search for a part of its name.");
        }
        int pages = (works.size() + request.size() - 1) / request.size();
        if (request.number() > pages) {
            throw Problem.malformed("page", "There is no such page.", "1 to " + pages);
        }
        int from = (request.number() - 1) * request.size();
        var part = works.subList(from, Math.min(from + request.size(), works.size()));
        var named = works.stream()
                .flatMap(work -> work.members().stream())
                .flatMap(member -> member.affiliations().stream())
                .filter(one -> OrganisationAddress.keys(one).contains(key))
                .toList();
        return new Organisation(
                usual(named.stream().map(Affiliation::name)).orElseThrow(),
                usual(named.stream().map(Affiliation::country).filter(Objects::nonNull)).orElse(null),
                usual(named.stream().map(Affiliation::ror).filter(Objects::nonNull)).orElse(null),
                request.number(),
                pages,
                works.size(),
                people(works, asOf),
                library.outlines(part.stream().map(work -> work.entry().id()).toList(), asOf).stream().map(IssueContents.Item::of).toList());
    }

    /** An entry in the version that was current then, and who of its contributors belongs to the organisation: somebody does. */
    private record Work(EntryDocument entry, Published version, List<Contributor> contributors, List<Contributor> members) {
        static Work of(EntryDocument entry, Published current, VersionDocument document, String key, AsOf asOf) {
            var contributors = entry.suppressions().content(document.contentIn(asOf)).contributors();
            var members = contributors.stream()
                    .filter(one -> one.affiliations().stream().anyMatch(at -> OrganisationAddress.keys(at).contains(key)))
                    .toList();
            return new Work(entry, current, contributors, members);
        }
    }

    /** What readers had then, the newest first. */
    private List<Work> works(String key, AsOf asOf) {
        var withheld = library.withheld();
        var kept = library.library();
        var versions = kept.versions()
                .find(and(eq(LibraryCollections.ORGANISATIONS, key), lte("published", asOf.position())))
                .sort(descending("published"))
                .limit(MOST)
                .projection(exclude("content.body", "opened.content.body"))
                .into(new ArrayList<>());
        var ids = versions.stream().map(VersionDocument::entry).distinct().toList();
        var entries = kept.entries()
                .find(and(in("_id", ids), ReadableEntries.in(asOf), nin("_id", withheld)))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(EntryDocument::id, Function.identity()));
        return versions.stream()
                .flatMap(document -> Stream.ofNullable(entries.get(document.entry()))
                        .flatMap(entry -> entry.versionIn(asOf).stream()
                                .filter(current -> current.number() == document.number())
                                .map(current -> Work.of(entry, current, document, key, asOf))))
                .filter(work -> !work.members().isEmpty())
                .sorted(Comparator.comparingLong((Work work) -> work.version().position()).reversed())
                .toList();
    }

    /** What most say; of several the first in their order. */
    private static Optional<String> usual(Stream<String> said) {
        return said.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** As somebody is credited in {@code newest}, and in how many entries they are. */
    private record Credited(Contributor as, Work newest, int entries) {
        Credited again() {
            return new Credited(as, newest, entries + 1);
        }
    }

    /** A profile is of today: nobody is led to one from the past. */
    private List<Member> people(List<Work> works, AsOf asOf) {
        var found = new LinkedHashMap<String, Credited>();
        for (var work : works) {
            var here = new HashSet<String>();
            for (var member : work.members()) {
                var name = SameValue.key(member.name());
                if (here.add(name)) {
                    found.merge(name, new Credited(member, work, 1), (before, _) -> before.again());
                }
            }
        }
        var most = found.values().stream()
                .sorted(Comparator.comparingInt(Credited::entries).reversed().thenComparing(one -> one.as().name()))
                .limit(MOST_PEOPLE)
                .toList();
        var led = !asOf.isNow()
                ? Map.<UUID, Map<String, String>>of()
                : profiles.of(most.stream().map(one -> one.newest().entry().id()).distinct().toList());
        return most.stream()
                .map(one -> {
                    var shown = led.getOrDefault(one.newest().entry().id(), Map.of());
                    var name = one.as().name();
                    var profile = CreditedProfiles.shown(shown, one.newest().contributors()).get(name);
                    return new Member(name, one.as().orcid(), profile, one.entries());
                })
                .toList();
    }
}
