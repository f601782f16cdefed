package org.palimpsest.eventstore.operate;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.ChainReport;

/**
 * Walks the log and compares it, on the way, with what was kept elsewhere: that its end was cut off, or all of it
 * written anew, cannot be seen from the log alone. Not thread-safe; used once.
 */
final class Verify {

    private final Chain chain;
    private final @Nullable KeptHead head;
    private @Nullable BackupInput backup;
    private @Nullable String headFound;
    private @Nullable String difference;

    /** A head that was kept elsewhere. */
    record KeptHead(long position, String hash) {

        /** @throws IllegalArgumentException if {@code text} is not a position, a colon and 64 hexadecimal digits */
        static KeptHead parse(String text) {
            if (!text.matches("(-1|[0-9]{1,18}):[0-9a-f]{64}")) {
                throw new IllegalArgumentException("A head is POSITION:HASH, as verify and backup print it");
            }
            int colon = text.indexOf(':');
            return new KeptHead(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        }
    }

    /** @param differences from what was kept, each in a sentence */
    record Result(ChainReport report, List<String> differences) {

        boolean sound() {
            return report.sound() && differences.isEmpty();
        }
    }

    Verify(MongoDatabase database, @Nullable KeptHead head) {
        this.chain = new Chain(database);
        this.head = head;
    }

    /**
     * @param against a backup with which the log must begin, if any
     * @throws DamagedBackupException if that is not what a backup wrote
     * @throws IOException if it cannot be read
     */
    Result run(@Nullable Path against, Progress progress) throws IOException {
        long last = chain.lastCommit();
        try (BackupInput in = against == null ? null : new BackupInput(against)) {
            backup = in;
            ChainReport report = chain.verify(last, (_, soFar) -> {
                compare(soFar);
                progress.at(soFar.headPosition(), last);
            });
            List<String> differences = new ArrayList<>();
            headDiffers(report).ifPresent(differences::add);
            backupDiffers(report).ifPresent(differences::add);
            return new Result(report, differences);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** @param soFar with the commit to be compared as its last */
    private void compare(ChainReport soFar) {
        if (head != null && soFar.headPosition() == head.position()) {
            headFound = soFar.headHash();
        }
        if (backup != null && difference == null) {
            BackupLine.Commit kept = nextKept(backup);
            // Both are recomputed, so that equal hashes mean equal commits.
            if (kept == null) {
                backup = null;
            } else if (!kept.hash().equals(soFar.headHash())) {
                difference = "From position " + kept.position() + " on, the log is another one than the backup holds";
            }
        }
    }

    private Optional<String> headDiffers(ChainReport report) {
        if (head == null || head.hash().equals(head.position() < 0 ? "0".repeat(64) : headFound)) {
            return Optional.empty();
        }
        String kept = "The log up to the head that was kept, position " + head.position() + ", ";
        if (report.headPosition() < head.position()) {
            return Optional.of(kept + (report.sound()
                    ? "is not there: its end was cut off behind position " + report.headPosition()
                    : "could not be compared"));
        }
        return Optional.of(kept + (headFound == null
                ? "is another one: no commit ends there"
                : "is another one: its hash is now " + headFound));
    }

    private Optional<String> backupDiffers(ChainReport report) {
        if (backup == null || difference != null) {
            return Optional.ofNullable(difference);
        }
        BackupLine.Commit more = nextKept(backup);
        if (more == null) {
            return Optional.empty();
        }
        return Optional.of(report.sound()
                ? "The end of the log was cut off: the backup goes on at position " + more.position()
                : "The backup holds what stood at position " + more.position());
    }

    /** The next commit of the backup; null when its last line has been read. */
    private static BackupLine.@Nullable Commit nextKept(BackupInput in) {
        try {
            BackupLine line;
            while ((line = in.next()) != null) {
                if (line instanceof BackupLine.Commit commit) {
                    return commit;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
