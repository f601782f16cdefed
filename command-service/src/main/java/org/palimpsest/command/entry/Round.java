package org.palimpsest.command.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.Policy;

/**
 * One round of review.
 *
 * @param number counted from 1 over the whole life of the entry
 * @param policy the section's when the round began
 * @param assigned reviewers
 * @param reviews by reviewer
 */
record Round(int number, Policy policy, Set<String> assigned, Map<String, ReviewSubmitted> reviews) {
    Round {
        assigned = Set.copyOf(assigned);
        reviews = Map.copyOf(reviews);
    }

    static Round of(EntrySubmitted event) {
        return new Round(event.round(), event.policy(), Set.of(), Map.of());
    }

    Round with(String reviewer) {
        var more = new HashSet<>(assigned);
        more.add(reviewer);
        return new Round(number, policy, more, reviews);
    }

    Round with(ReviewSubmitted review) {
        var more = new HashMap<>(reviews);
        more.put(review.reviewer(), review);
        return new Round(number, policy, assigned, more);
    }
}
