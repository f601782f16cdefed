package org.palimpsest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The table that {@code infra/faults} shows at its end: one line for each fault that was survived. */
final class Results {
    private static final Path FILE = Path.of("target", "faults.md");

    private Results() {}

    /** @param readModels what was compared with a fresh fold, and was equal */
    static synchronized void add(String fault, int times, Ledger ledger, LogCheck.Found found, String readModels) {
        var line = String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %,d (%,d stored) | %,d | %s | %.1f s |%n",
                fault,
                times,
                ledger.acknowledged().size(),
                ledger.refused().size(),
                ledger.unknown().size(),
                found.unknownStored(),
                found.chain().headPosition() + 1,
                readModels,
                ledger.longestStall().toMillis() / 1000.0);
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
