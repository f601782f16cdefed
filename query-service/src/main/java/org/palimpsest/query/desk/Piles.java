package org.palimpsest.query.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Invitation;

/** On whose desk an entry lies, in which pile: kept with the entry, so that a pile is found by one index, however many there are. */
final class Piles {
    private Piles() {}

    /** The pile of what {@code owner} owns; of what they have handed over in {@link Turn#DONE}. */
    static String drafts(Turn turn, String owner) {
        return "drafts " + turn + " " + owner;
    }

    /** The pile of what {@code reviewer} was ever asked to review. */
    static String reviews(Turn turn, String reviewer) {
        return "reviews " + turn + " " + reviewer;
    }

    /** The pile of what {@code person} is asked to review, and has not answered. */
    static String invitations(String person) {
        return "invitations " + person;
    }

    /** The piles of what is open for {@code reviewer}: their answer or their review is awaited. */
    static Stream<String> open(String reviewer) {
        return Stream.of(reviews(Turn.YOURS, reviewer), invitations(reviewer));
    }

    /** How much the busiest of those has open for whom an entry in these piles is open; 0 where it is for nobody. */
    static int load(List<String> piles, Map<String, Integer> loads) {
        return loads.entrySet().stream()
                .filter(one -> open(one.getKey()).anyMatch(piles::contains))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** The pile of what {@code person} is credited for, or says so. */
    static String credits(String person) {
        return "credits " + person;
    }

    /** The pile of what {@code person} is asked to own. */
    static String offers(String person) {
        return "offers " + person;
    }

    static List<String> of(EntryState entry) {
        var drafts = drafts(ofDraft(entry), entry.owner());
        var reviews = entry.assignments().stream().map(mine -> reviews(ofReview(entry, mine), mine.reviewer()));
        var invitations = entry.invitations().stream()
                .map(Invitation::reviewer)
                .filter(person -> entry.invitation(person).isPresent())
                .map(Piles::invitations);
        var credits = entry.standingCredits().all().stream().map(Credits.Credit::person).filter(Objects::nonNull).map(Piles::credits);
        var former = entry.ownership().former().stream()
                .filter(person -> !person.equals(entry.owner()))
                .map(person -> drafts(Turn.DONE, person));
        var offer = entry.ownership().offer();
        var offers = offer == null ? Stream.<String>of() : Stream.ofNullable(offer.person()).map(Piles::offers);
        return Stream.of(Stream.of(drafts), former, offers, reviews, invitations, credits).flatMap(all -> all).distinct().toList();
    }

    private static Turn ofDraft(EntryState entry) {
        var allowed = EntryPermissions.allowed(entry.facts(), new Caller(entry.owner(), Set.of(Role.CONTRIBUTOR)));
        if (allowed.contains(EntryAction.SUBMIT)) {
            return Turn.YOURS;
        }
        return isUnderWay(entry) ? Turn.OTHERS : Turn.DONE;
    }

    /** One part of one person in one round. */
    static Turn ofReview(EntryState entry, Assignment mine) {
        boolean isOfThisRound = mine.round() == entry.round() && isUnderWay(entry);
        if (mine.reviewedAt() != null) {
            return isOfThisRound ? Turn.OTHERS : Turn.DONE;
        }
        var allowed = EntryPermissions.allowed(entry.facts(), new Caller(mine.reviewer(), Set.of(Role.REVIEWER)));
        return isOfThisRound && allowed.contains(EntryAction.REVIEW) ? Turn.YOURS : Turn.DONE;
    }

    private static boolean isUnderWay(EntryState entry) {
        return !entry.withdrawn() && (entry.stage() == EntryStage.UNDER_REVIEW || entry.stage() == EntryStage.ACCEPTED);
    }
}
