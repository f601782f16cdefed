package org.palimpsest.query.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Credits.Credit;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.Invitation;
import org.palimpsest.query.people.People;
import org.palimpsest.query.people.PersonView;
import org.palimpsest.query.reading.ConfirmedCredits;
import org.palimpsest.query.reading.PublishedCredits;
import org.palimpsest.query.workflow.Conflict.Known;
import org.springframework.stereotype.Component;

/** Who can be asked for a review. Thread-safe; asks the database. */
@Component
final class Candidates {
    private final People people;
    private final Desk desk;
    private final PublishedCredits credits;
    private final ConfirmedCredits theirs;
    private final Clock clock = Clock.systemUTC();

    Candidates(People people, Desk desk, PublishedCredits credits, ConfirmedCredits theirs) {
        this.theirs = theirs;
        this.people = people;
        this.desk = desk;
        this.credits = credits;
    }

    /**
     * Somebody who reviews.
     *
     * @param expertise in their own words, or empty
     * @param fits keywords of the entry in which they are at home
     * @param load how much they have open at present
     * @param conflicts why they should not be asked; empty where nothing is known
     */
    record Candidate(
            String id, String name, String expertise, List<String> fits, int load, Set<Conflict> conflicts) {
        public boolean isCredited() {
            return conflicts.contains(Conflict.CREDITED);
        }

        /** Whether nobody can have them review it. */
        public boolean isOwner() {
            return conflicts.contains(Conflict.OWNER) || conflicts.contains(Conflict.AUTHOR);
        }
    }

    /**
     * Those who review in the entry's section, but for those who are invited or assigned already: first those of whom no conflict is
     * known, and of these the ones who fit best and have least to do. For editors only.
     */
    List<Candidate> of(DraftView draft, Caller editor) {
        var asked = asked(draft);
        var reviewers = people.reviewers(draft.section()).stream()
                .filter(one -> !asked.contains(one.person()))
                .toList();
        var loads = desk.loads(reviewers.stream().map(one -> one.person()).toList(), editor);
        var known = reviewers.stream().collect(Collectors.toMap(PersonView::person, this::known));
        var published = published(draft, known.values());
        var authors = authors(draft);
        return reviewers.stream()
                .map(one -> new Candidate(
                        one.person(),
                        one.name(),
                        expertise(one),
                        Fit.of(draft.content().keywords(), expertise(one)),
                        loads.getOrDefault(one.person(), 0),
                        Conflict.of(Objects.requireNonNull(known.get(one.person())), draft, authors, published)))
                .sorted(Comparator.<Candidate, Boolean>comparing(one -> !one.conflicts().isEmpty())
                        .thenComparingInt(one -> -one.fits().size())
                        .thenComparingInt(Candidate::load)
                        .thenComparing(Candidate::name))
                .toList();
    }

    /**
     * Holds the caller to saying why they ask this person in spite of what is known against it: the command service cannot know it
     * without reading every entry.
     *
     * @param despite what they said; blank for nothing
     * @throws CommandRefusedException if they said nothing, and there is something
     */
    void check(DraftView draft, String person, String despite, Caller editor) {
        boolean conflicts = draft.may().contains(EntryAction.INVITE_REVIEWER.address())
                && of(draft, editor).stream().anyMatch(one -> one.id().equals(person) && !one.conflicts().isEmpty());
        if (conflicts && despite.isBlank()) {
            throw CommandRefusedException.invalid(
                    "despite", "There is a conflict of interest. Say why they are asked nevertheless, or ask somebody else.");
        }
    }

    private static String expertise(PersonView person) {
        return Objects.requireNonNullElse(person.profile().expertise(), "");
    }

    private static Set<String> asked(DraftView draft) {
        var assigned = draft.reviewers().stream().filter(one -> one.round() == draft.round()).map(Assignment::reviewer);
        var invited = draft.invitations().stream()
                .filter(one -> one.isOpenFor(one.reviewer(), draft.round()))
                .map(Invitation::reviewer);
        return Stream.concat(assigned, invited).collect(Collectors.toSet());
    }

    private Known known(PersonView person) {
        var names = Stream.concat(
                        Stream.of(person.name()), theirs.credits(person.person()).values().stream().flatMap(Set::stream))
                .collect(Collectors.toSet());
        return new Known(person.person(), names, person.profile().orcid(), person.profile().affiliations());
    }

    /** Where the owners, and the people who have a credit, say they work. */
    private List<Affiliation> authors(DraftView draft) {
        var credited = draft.credits().stream().filter(one -> !one.isFree()).map(Credit::person);
        return Stream.of(Stream.ofNullable(draft.owner()), draft.formerOwners().stream(), credited)
                .flatMap(all -> all)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(person -> people.find(person).stream())
                .flatMap(person -> person.profile().affiliations().stream())
                .toList();
    }

    private List<List<Contributor>> published(DraftView draft, Collection<Known> reviewers) {
        var families = Stream.concat(
                        draft.content().contributors().stream().map(Contributor::family),
                        reviewers.stream().flatMap(one -> one.names().stream()).map(Conflict::family))
                .collect(Collectors.toSet());
        return credits.since(
                clock.instant().atZone(ZoneOffset.UTC).minusYears(Conflict.YEARS).toInstant(), families);
    }
}
