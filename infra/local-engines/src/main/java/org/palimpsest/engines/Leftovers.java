package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Temporary folders whose owner was killed in the moment between their making and the start of the supervisor that
 * deletes them.
 */
final class Leftovers {
    private static final String OWNER = "owner";
    // Long enough to be sure that no supervisor is still about to delete it.
    private static final Duration AGE = Duration.ofHours(24);

    private Leftovers() {
    }

    static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Marks a folder as ours and the owner's. */
    static void mark(Path folder, long owner) throws IOException {
        Files.writeString(folder.resolve(OWNER), Long.toString(owner));
    }

    /** Deletes old folders below the given one whose owner is gone. */
    static void sweep(Path temporary, Instant now) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "palimpsest-*")) {
            for (Path folder : folders) {
                if (isLeftover(folder, now)) {
                    Folders.delete(folder);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another user's, or another build sweeps as well: it is only tidying up.
        }
    }

    private static boolean isLeftover(Path folder, Instant now) throws IOException {
        Path owner = folder.resolve(OWNER);
        if (!Files.isRegularFile(owner)
                || Files.getLastModifiedTime(owner).toInstant().plus(AGE).isAfter(now)) {
            return false;
        }
        long pid = Long.parseLong(Files.readString(owner).strip());
        return ProcessHandle.of(pid).isEmpty();
    }
}
