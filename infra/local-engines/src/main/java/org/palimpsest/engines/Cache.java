package org.palimpsest.engines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Folders that are fetched once and kept: below {@code $PALIMPSEST_CACHE}, or {@code palimpsest} below
 * {@code $XDG_CACHE_HOME} or {@code ~/.cache}. Safe for several builds at once: a folder appears whole or not at all.
 */
final class Cache {
    // A file lock holds between processes only; these between the threads of ours.
    private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;

    Cache(EngineSettings settings) {
        this.folder = folder(settings).toAbsolutePath().normalize();
    }

    private static Path folder(EngineSettings settings) {
        String own = settings.variable("PALIMPSEST_CACHE");
        if (own != null) {
            return Path.of(own);
        }
        String xdg = settings.variable("XDG_CACHE_HOME");
        return (xdg != null ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache")).resolve("palimpsest");
    }

    /** Fills a new folder; may throw, then nothing is kept. */
    interface Filling {
        void fill(Path empty) throws IOException;
    }

    /** The folder of that name, filled first if it is not there yet. */
    Path folder(String name, Filling filling) throws IOException {
        Path wanted = folder.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Files.createDirectories(folder);
        ReentrantLock threads = IN_PROCESS.computeIfAbsent(wanted, path -> new ReentrantLock());
        threads.lock();
        try (FileChannel channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(wanted)) {
                Path part = folder.resolve(name + ".part");
                // What an interrupted attempt left behind: under the lock nobody else works on it.
                Folders.delete(part);
                Files.createDirectory(part);
                try {
                    filling.fill(part);
                    Files.move(part, wanted, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Folders.delete(part);
                }
            }
            return wanted;
        } finally {
            threads.unlock();
        }
    }
}
