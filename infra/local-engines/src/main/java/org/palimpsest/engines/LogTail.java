package org.palimpsest.engines;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What was written to a log file from a place on, by default since this object was made. */
final class LogTail {
    private static final int LONGEST = 64 * 1024;

    private final Path file;
    private final long begin;

    LogTail(Path file) {
        this(file, file.toFile().length());
    }

    LogTail(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    /** At most that many lines from the end; says so if there are none. */
    String lines(int most) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(LONGEST, Math.max(0, log.length() - begin))];
            log.seek(log.length() - bytes.length);
            log.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.isEmpty() ? "(nothing was written)"
                    : String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }
}
