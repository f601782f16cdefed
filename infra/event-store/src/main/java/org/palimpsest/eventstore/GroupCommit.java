package org.palimpsest.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.axonframework.common.AxonException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes commits of appends that wait, one after the other from the log's head on, and writes them together. What is
 * wrong with one of them is the failure of that one alone: the rest is numbered anew and goes on. To be used by one
 * thread at a time.
 */
final class GroupCommit {

    /** So that a few giants do not travel together. */
    private static final long CHARACTERS = 8L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Commits commits;
    private final StreamEnds ends;
    private final CommitClock clock;
    private final Duration patience;
    private Backoff contention;
    private @Nullable Head head;
    private boolean aheadOfTime;

    GroupCommit(Commits commits, StreamEnds ends, CommitClock clock, Duration patience) {
        this.commits = commits;
        this.ends = ends;
        this.clock = clock;
        this.patience = patience;
        this.contention = new Backoff(patience);
    }

    /**
     * Tries to write {@code waiting}; whatever of it has its outcome afterwards is removed. Order is kept, but for
     * appends to a stream that another one of the group goes on in: they wait for its outcome.
     *
     * @throws ClockSkewException if this process's clock is not right; nothing was written then
     * @throws com.mongodb.MongoException if the log's head or the database's time cannot be read; nothing was written then
     */
    void write(List<Pending> waiting) {
        Instant now = clock.instant();
        // Only a commit that is known to be durable may be built upon.
        Head last = head == null ? commits.head() : head;
        head = null;
        warnIfAheadOfTime(last, now);
        var group = gather(waiting, last, now);
        if (group.isEmpty()) {
            head = last;
        } else {
            settle(group, new Insertion(commits, group, patience).run());
        }
        waiting.removeIf(Pending::isDecided);
    }

    /** Once, until time has caught up: there is nothing that could be done about it here. */
    private void warnIfAheadOfTime(Head last, Instant now) {
        boolean ahead = last.recordedAt().isAfter(now.plus(clock.bound()));
        if (ahead && !aheadOfTime) {
            LOG.warn("The log's last commit is dated {}, and it is {} now: until then all commits get that date",
                    last.recordedAt(), now);
        }
        aheadOfTime = ahead;
    }

    private List<Attempt> gather(List<Pending> waiting, Head head, Instant now) {
        var group = new ArrayList<Attempt>();
        var goneOn = new HashSet<String>();
        long characters = 0;
        Head last = head;
        for (Pending pending : waiting) {
            characters += pending.characters();
            if (!group.isEmpty() && characters > CHARACTERS) {
                break;
            }
            if (pending.streams().stream().anyMatch(start -> goneOn.contains(start.id()))) {
                continue;
            }
            try {
                ends.check(pending.streams());
                var commit = Commit.after(last, now, pending.streams(), pending.events());
                group.add(Attempt.of(pending, commit));
                last = commit.head();
                pending.streams().forEach(start -> goneOn.add(start.id()));
            } catch (AxonException e) {
                pending.failed(e);
            }
        }
        return group;
    }

    private void settle(List<Attempt> group, Inserted inserted) {
        var stored = group.subList(0, inserted.stored());
        var rest = group.subList(inserted.stored(), group.size());
        for (Attempt attempt : stored) {
            ends.appended(attempt.commit());
            attempt.pending().stored(attempt.commit());
        }
        if (!stored.isEmpty()) {
            contention = new Backoff(patience);
        }
        var failure = inserted.failure();
        if (failure != null) {
            (inserted.ofAllThatFollow() ? rest : rest.subList(0, 1)).forEach(one -> one.pending().failed(failure));
        } else if (!rest.isEmpty()) {
            othersWereFirst(rest);
        } else {
            head = stored.getLast().commit().head();
        }
    }

    private void othersWereFirst(List<Attempt> rest) {
        rest.stream().map(Attempt::pending).filter(pending -> pending.isOlderThan(patience)).forEach(pending ->
                pending.failed(new StoreBusyException(
                        "Other writers were first for " + patience + "; nothing was written")));
        contention.pause();
    }
}
