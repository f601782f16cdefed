package org.palimpsest.query.library;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.reading.CreditedPeople;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.query.reading.ShownProfiles;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.springframework.stereotype.Component;

/** Which contributors readers can find a profile of. Thread-safe; asks the database twice, however many there are. */
@Component
final class CreditedProfiles {
    private final CreditedPeople credits;
    private final ShownProfiles profiles;

    CreditedProfiles(CreditedPeople credits, ShownProfiles profiles) {
        this.credits = credits;
        this.profiles = profiles;
    }

    /** Who is led to, by name, and all of what that is made of, as {@link Parts} names it. */
    record Credited(Map<String, String> shown, List<String> parts) {}

    /**
     * Ids of those who have a credit on the entry and show their profile, by name and in its order; nobody while it is not known yet
     * who they are. The names are for comparing with those that a version shows: others are none of a reader's business.
     */
    Credited of(UUID entry) {
        try {
            var people = credits.people(entry);
            var parts = Stream.concat(Stream.of(Parts.creditsOf(entry)), people.values().stream().map(Parts::person)).toList();
            return new Credited(led(people, among(people.values())), parts);
        } catch (BeingBuiltException _) {
            return new Credited(Map.of(), List.of(Parts.creditsOf(entry)));
        }
    }

    /** Who is led to from each of these entries, by name; nobody while it is not known yet who they are. */
    Map<UUID, Map<String, String>> of(Collection<UUID> entries) {
        try {
            var people = credits.people(entries);
            var shown = among(people.values().stream().flatMap(one -> one.values().stream()).collect(Collectors.toSet()));
            return people.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> led(one.getValue(), shown)));
        } catch (BeingBuiltException _) {
            return Map.of();
        }
    }

    /** Those of these who show their profile; for nobody the database is not asked. */
    private Set<String> among(Collection<String> people) {
        return people.isEmpty() ? Set.of() : profiles.among(people);
    }

    private static Map<String, String> led(Map<String, String> people, Set<String> shown) {
        var found = new TreeMap<>(people);
        found.values().retainAll(shown);
        return Collections.unmodifiableMap(found);
    }

    /** Of these, those whom a version with these contributors shows; none who share a name, for they cannot be told apart. */
    static Map<String, String> shown(Map<String, String> found, List<Contributor> contributors) {
        Collection<String> names = contributors.stream().map(Contributor::name).toList();
        var once = new HashSet<>(names);
        once.removeIf(name -> Collections.frequency(names, name) > 1);
        var shown = new TreeMap<>(found);
        shown.keySet().retainAll(once);
        return shown;
    }
}
