package org.palimpsest.query.people;

import java.util.List;
import java.util.Set;
import org.palimpsest.query.people.ProfileView.CreditedWork;
import org.palimpsest.query.reading.ConfirmedCredits;
import org.palimpsest.query.reading.PublicEntries;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/** People as readers see them. Thread-safe; asks the database. */
@Component
final class Profiles {
    private final People people;
    private final ConfirmedCredits credits;
    private final PublicEntries entries;

    Profiles(People people, ConfirmedCredits credits, PublicEntries entries) {
        this.people = people;
        this.credits = credits;
        this.entries = entries;
    }

    /** Throws {@link Problem} 404 for everybody who does not want to be seen, and for those who are not here. */
    ProfileView of(String person) {
        return people.find(person)
                .filter(found -> found.profile().shown())
                .map(found -> ProfileView.of(found, people.providers(person), entries(person)))
                .orElseThrow(() -> Problem.unknown("There is no profile at this address, or none that is shown."));
    }

    /** A name that readers do not get leads nowhere. */
    private List<CreditedWork> entries(String person) {
        var theirs = credits.credits(person);
        return entries.of(theirs.keySet()).stream()
                .flatMap(one -> one.contributors().stream()
                        .filter(theirs.getOrDefault(one.id(), Set.of())::contains)
                        .map(name -> new CreditedWork(one.slug(), one.title(), one.section(), one.year(), name)))
                .toList();
    }
}
