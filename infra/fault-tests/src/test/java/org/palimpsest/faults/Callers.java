package org.palimpsest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which process holds the other end of a connection, as Linux knows it. */
final class Callers {
    private Callers() {}

    /** Whether the process {@code pid} has a socket of IPv4 whose own port is {@code port} and that is connected. */
    static boolean holds(long pid, int port) {
        var inode = inode(port);
        return inode != null && hasOpen(pid, "socket:[" + inode + "]");
    }

    private static @Nullable String inode(int port) {
        var local = String.format(":%04X", port);
        try (var lines = Files.lines(Path.of("/proc/net/tcp"))) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[1].endsWith(local) && words[3].equals("01"))
                    .map(words -> words[9])
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasOpen(long pid, String file) {
        try (var open = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var descriptor : open) {
                if (isLinkTo(descriptor, file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private static boolean isLinkTo(Path descriptor, String file) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(file);
        } catch (IOException e) {
            return false;
        }
    }
}
