package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.RawBsonDocument;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.ChainReport;

/**
 * Holds a ledger against the log: the chain verifies, so positions are dense and each stream is gapless; whatever was
 * acknowledged stands there once, at the place that the answer gave; nothing that was refused does; what nobody knows
 * stands there once or not at all; and each command stands there whole.
 */
final class LogCheck {
    /** A command's mark and, where it tells, which of how many events this is. */
    private static final Pattern MARK = Pattern.compile("(mk-[a-z0-9-]+)(?: (\\d)/(\\d))?");

    /** Events that tell the mark; others may repeat the words. */
    private static final Set<String> TELLING = Set.of("text", "entry.draft-started", "entry.title-revised");

    /** What happens to an entry once: there the mark is that it happened to this one. */
    private static final Set<String> STEPS = Set.of(
            "entry.submitted",
            "entry.reviewer-assigned",
            "entry.review-submitted",
            "entry.accepted",
            "entry.published");

    private final Ledger ledger;
    private final Map<String, Long> places = new HashMap<>();

    private LogCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What is in the log.
     *
     * @param unknownStored how many of those whose outcome nobody knows
     */
    record Found(ChainReport chain, int unknownStored) {}

    static Found hold(Ledger ledger, MongoDatabase database) {
        var check = new LogCheck(ledger);
        var chain = new Chain(database);
        var report = chain.verify(chain.lastCommit(), (commit, soFar) -> check.note(commit, soFar.headPosition()));
        assertThat(report.flaw()).isEmpty();
        assertThat(check.places).as("what was acknowledged").containsAllEntriesOf(ledger.acknowledged());
        assertThat(ledger.refused()).as("what was refused").noneMatch(check.places::containsKey);
        var unknown = new HashSet<>(check.places.keySet());
        unknown.removeAll(ledger.acknowledged().keySet());
        return new Found(report, unknown.size());
    }

    /** The mark of a step in an entry's life. */
    static String step(String entry, String type) {
        return entry + "/" + type;
    }

    private void note(RawBsonDocument commit, long last) {
        var parts = new HashMap<String, Integer>();
        var whole = new HashMap<String, Integer>();
        for (var value : commit.getArray("events")) {
            var event = value.asDocument();
            var type = event.getString("type").getValue();
            if (STEPS.contains(type) && event.containsKey("stream")) {
                var step = step(event.getString("stream").getValue(), type);
                parts.put(step, 1);
                whole.put(step, 1);
            } else if (TELLING.contains(type)) {
                var mark = MARK.matcher(event.getString("payload").getValue());
                if (mark.find()) {
                    parts.merge(mark.group(1), 1, Integer::sum);
                    whole.put(mark.group(1), mark.group(3) == null ? 1 : Integer.parseInt(mark.group(3)));
                }
            }
        }
        assertThat(parts).as("events of each command in the commit up to %d", last).isEqualTo(whole);
        // Others may have written to the same log.
        parts.keySet().stream().filter(ledger::knows).forEach(
                mark -> assertThat(places.put(mark, last)).as("%s stands there once", mark).isNull());
    }
}
