package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.ENTRY;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.text.Violation;

/** Contents as senders send them, and what the check says of them. */
final class Contents {
    private Contents() {}

    /** An empty content but for one field. */
    static Content with(Function<UUID, Revised> field) {
        return Content.EMPTY.with(field.apply(ENTRY));
    }

    static List<Violation> check(Content content) {
        var violations = new Violations();
        ContentCheck.check(Normal.form(content), violations);
        try {
            violations.check();
            return List.of();
        } catch (Refused refused) {
            return refused.violations();
        }
    }

    static List<String> paths(Content content) {
        return check(content).stream().map(Violation::path).toList();
    }
}
