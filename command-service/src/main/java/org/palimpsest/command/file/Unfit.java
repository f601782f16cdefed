package org.palimpsest.command.file;

import java.util.List;
import org.palimpsest.command.Refused;
import org.palimpsest.events.text.Violation;

/** How a file is refused. */
final class Unfit {
    private Unfit() {}

    /** A 422 that says what is wrong with the file, and what would be right. */
    static Refused because(String message, String valid) {
        return Refused.invalid(List.of(new Violation("file", message, valid)));
    }
}
