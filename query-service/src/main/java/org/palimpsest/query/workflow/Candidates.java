package org.palimpsest.query.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.palimpsest.events.Role;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.people.People;
import org.palimpsest.query.people.PersonView;
import org.springframework.stereotype.Component;

/** Who can be asked for a review. Thread-safe; asks the database. */
@Component
final class Candidates {
    private final People people;
    private final Desk desk;

    Candidates(People people, Desk desk) {
        this.people = people;
        this.desk = desk;
    }

    /**
     * Somebody who reviews.
     *
     * @param awaited how many reviews are awaited from them at present
     * @param isCredited whether a contributor of the entry is called the same
     */
    record Candidate(String id, String name, int awaited, boolean isCredited) {}

    /** All reviewers but the owner and those who are assigned already, whoever has least to do first. For editors only. */
    List<Candidate> of(DraftView draft) {
        var assigned = draft.reviewers().stream()
                .filter(one -> one.round() == draft.round())
                .map(Assignment::reviewer)
                .collect(Collectors.toSet());
        var free = people.having(Role.REVIEWER).stream()
                .filter(person -> !person.person().equals(draft.owner()) && !assigned.contains(person.person()))
                .toList();
        var awaited = desk.awaitedFrom(free.stream().map(PersonView::person).toList());
        return free.stream()
                .map(person -> new Candidate(
                        person.person(),
                        person.name(),
                        awaited.getOrDefault(person.person(), 0),
                        isCredited(person.name(), draft)))
                .sorted(Comparator.comparingInt(Candidate::awaited).thenComparing(Candidate::name))
                .toList();
    }

    private static boolean isCredited(String name, DraftView draft) {
        return draft.content().contributors().stream().anyMatch(one -> one.name().strip().equalsIgnoreCase(name.strip()));
    }
}
