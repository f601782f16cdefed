package org.palimpsest.query.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the texts of entries mean, kept beside the indexes, since to find it out takes longer than all else that is done for an entry: so an
 * index that is made anew has it at once. It is kept by entry and text, and goes with a text that is taken back. Thread-safe; blocks.
 */
interface KeptMeanings {

    /** Where words alone are searched. */
    KeptMeanings NONE = new KeptMeanings() {
        @Override
        public Map<String, List<Float>> of(Collection<Interval> intervals) {
            return Map.of();
        }

        @Override
        public void keep(Interval interval, List<Float> meaning) {
            // There is none.
        }

        @Override
        public void forget(Interval interval) {
            // Nothing is kept.
        }

        @Override
        public void forgetAllBut(String entryId, Collection<Interval> intervals) {
            // Nothing is kept.
        }
    };

    /** Of those whose text's meaning is known, by {@link MeaningText#key}. */
    Map<String, List<Float>> of(Collection<Interval> intervals);

    void keep(Interval interval, List<Float> meaning);

    /** What is kept of this text of this entry. */
    void forget(Interval interval);

    /** What is kept of an entry's texts that are not among these any more. */
    void forgetAllBut(String entryId, Collection<Interval> intervals);
}
