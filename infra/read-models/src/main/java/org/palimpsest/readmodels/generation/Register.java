package org.palimpsest.readmodels.generation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The generations of one read model, as one document: whatever changes, changes at once.
 *
 * @param name of the read model
 * @param revision raised by each change, so that two that change it at once notice
 * @param next number of the next generation
 * @param generations oldest first
 */
public record Register(@BsonId String name, long revision, int next, List<GenerationRecord> generations) {

    static Register empty(String name) {
        return new Register(name, 0, 1, List.of());
    }

    /**
     * What code of this version reads: the live generation, or else, if another version has taken over, the last one of
     * its own that is still kept.
     */
    Optional<GenerationRecord> readable(int version) {
        return generations.stream()
                .filter(one -> one.version() == version)
                .filter(one -> one.state() == State.LIVE || one.state() == State.RETIRED)
                .max(Comparator.comparing((GenerationRecord one) -> one.state() == State.LIVE).thenComparingInt(GenerationRecord::number));
    }

    /** What is built for code of this version. */
    Optional<GenerationRecord> building(int version) {
        return generations.stream()
                .filter(one -> one.version() == version && one.isBuilding())
                .findFirst();
    }

    Optional<GenerationRecord> find(int number) {
        return generations.stream().filter(one -> one.number() == number).findFirst();
    }

    /** With a new generation; with none if one of this version is being built already. */
    Register begun(int version, Instant now) {
        if (building(version).isPresent()) {
            return this;
        }
        var all = Stream.concat(generations.stream(), Stream.of(GenerationRecord.begun(next, version, now))).toList();
        return new Register(name, revision, next + 1, all);
    }

    /** With generation {@code number} gone on from one state to another; unchanged if it was not in the first. */
    Register moved(int number, State from, State to, Instant now) {
        return each(one -> one.number() == number && one.state() == from ? one.in(to, now, null) : one);
    }

    /**
     * With generation {@code number} live, if it had caught up, and what was live, or built by other versions, retired.
     */
    Register switched(int number, Instant now, Instant until) {
        var caughtUp = find(number).filter(one -> one.state() == State.CATCH_UP);
        if (caughtUp.isEmpty()) {
            return this;
        }
        int version = caughtUp.get().version();
        return each(one -> {
            if (one.number() == number) {
                return one.in(State.LIVE, now, null);
            }
            boolean over = one.state() == State.LIVE || (one.isBuilding() && one.version() != version);
            return over ? one.in(State.RETIRED, now, until) : one;
        });
    }

    /** With everything dropped that was retired for long enough. */
    Register expired(Instant now, Instant until) {
        return each(one ->
                one.state() == State.RETIRED && one.hasEnded(now) ? one.in(State.DROPPED, now, until) : one);
    }

    Register without(int number) {
        return new Register(
                name, revision, next, generations.stream().filter(one -> one.number() != number).toList());
    }

    private Register each(UnaryOperator<GenerationRecord> change) {
        return new Register(name, revision, next, generations.stream().map(change).toList());
    }
}
