package org.palimpsest.command.section;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Slug;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.section.SectionCommand.ChangePolicy;
import org.palimpsest.command.section.SectionCommand.CloseSection;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.permission.Caller;

/** What follows from a command to a section. Administrators only; a section that is there is no secret. */
final class Section {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 1_000;

    private Section() {}

    /** Pure. Throws {@link Refused} where nothing may happen. */
    static Decision<SectionEvent> decide(
            SectionCommand command, @Nullable SectionState state, Caller caller, Precondition precondition) {
        if (!caller.has(Role.ADMINISTRATOR)) {
            throw new Refused(Refused.Reason.NOT_PERMITTED, "This is for administrators.");
        }
        return new Decision<>(Role.ADMINISTRATOR, events(command, state, precondition));
    }

    private static List<SectionEvent> events(
            SectionCommand command, @Nullable SectionState state, Precondition precondition) {
        if (command instanceof CreateSection c) {
            if (state != null) {
                throw new Refused(Refused.Reason.TAKEN, "There is a section “" + c.slug() + "” already.");
            }
            return create(c);
        }
        if (state == null) {
            throw new Refused(Refused.Reason.UNKNOWN, "There is no section “" + command.slug() + "”.");
        }
        precondition.check();
        return switch (command) {
            case CreateSection c -> throw new IllegalStateException("decided above");
            case ChangePolicy c -> change(c, state);
            case CloseSection c -> close(c, state);
        };
    }

    private static List<SectionEvent> create(CreateSection c) {
        var title = Text.orEmpty(c.title());
        var journal = Text.clean(c.journal());
        var violations = new Violations();
        violations.present("slug", c.slug(), Slug.VALID);
        violations.slug("slug", c.slug());
        violations.requiredLine("title", title, LONGEST_TITLE);
        violations.present("kind", c.kind(), "KNOWLEDGE_BASE or JOURNAL");
        violations.line("journal", journal, LONGEST_TITLE);
        PolicyCheck.check(c.policy(), violations);
        violations.check();
        return List.of(new SectionCreated(c.slug(), title, c.kind(), journal, c.policy()));
    }

    private static List<SectionEvent> change(ChangePolicy c, SectionState state) {
        var violations = new Violations();
        PolicyCheck.check(c.policy(), violations);
        violations.check();
        return c.policy().equals(state.policy()) ? List.of() : List.of(new PolicyChanged(c.slug(), c.policy()));
    }

    private static List<SectionEvent> close(CloseSection c, SectionState state) {
        var reason = Text.orEmpty(c.reason());
        var violations = new Violations();
        violations.requiredLines("reason", reason, LONGEST_REASON);
        violations.check();
        return state.closed() ? List.of() : List.of(new SectionClosed(c.slug(), reason));
    }
}
