package org.palimpsest.command.section;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Slug;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.section.SectionCommand.ChangePolicy;
import org.palimpsest.command.section.SectionCommand.ChangeReviewForm;
import org.palimpsest.command.section.SectionCommand.CloseSection;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.ReviewFormChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.SectionPermissions;
import org.palimpsest.permission.SectionPermissions.Action;

/** What follows from a command to a section. Needs to know nothing beside it. */
final class Section implements Decider<SectionCommand, @Nullable SectionState, SectionEvent, Section.NoContext> {
    /** Where sections are made in a browser: /sections/new. */
    private static final String FORM = "new";

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_REASON = 1_000;
    static final int LONGEST_LICENCE = 64;
    static final int MOST_DAYS = 365;
    static final Pattern LICENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");

    /** What a decision needs beside command and state: nothing. */
    record NoContext() {}

    @Override
    public String id(SectionCommand command) {
        return command.slug();
    }

    @Override
    public Permission permission(SectionCommand command, @Nullable SectionState state, Caller caller) {
        var action = switch (command) {
            case CreateSection _ -> Action.CREATE;
            case ChangePolicy _, ChangeReviewForm _ -> Action.CHANGE_POLICY;
            case CloseSection _ -> Action.CLOSE;
        };
        return SectionPermissions.permission(action, command.slug(), SectionState.stage(state), caller);
    }

    @Override
    public Decision<SectionEvent> decide(SectionCommand command, @Nullable SectionState state, NoContext context) {
        return Decision.of(switch (command) {
            case CreateSection c -> create(c);
            case ChangePolicy c -> change(c, state);
            case ChangeReviewForm c -> change(c, state);
            case CloseSection c -> close(c, state);
        });
    }

    @Override
    public @Nullable SectionState evolve(@Nullable SectionState state, SectionEvent event) {
        return SectionState.evolve(state, event);
    }

    private static List<SectionEvent> create(CreateSection c) {
        var title = Text.orEmpty(c.title());
        var journal = Text.clean(c.journal());
        var violations = new Violations();
        violations.present("slug", c.slug(), Slug.VALID);
        violations.slug("slug", c.slug());
        if (FORM.equals(c.slug())) {
            violations.add("slug", "At this address is the form for new sections.", "another word");
        }
        violations.requiredLine("title", title, LONGEST_TITLE);
        violations.present("kind", c.kind(), "KNOWLEDGE_BASE or JOURNAL");
        violations.line("journal", journal, LONGEST_TITLE);
        check(c.policy(), violations);
        violations.check();
        return List.of(new SectionCreated(c.slug(), title, c.kind(), journal, c.policy()));
    }

    private static List<SectionEvent> change(ChangePolicy c, @Nullable SectionState state) {
        var violations = new Violations();
        check(c.policy(), violations);
        violations.check();
        boolean same = state != null && c.policy().equals(state.policy());
        return same ? List.of() : List.of(new PolicyChanged(c.slug(), c.policy()));
    }

    private static List<SectionEvent> change(ChangeReviewForm c, @Nullable SectionState state) {
        var violations = new Violations();
        var questions = QuestionCheck.checked(c.questions(), violations);
        violations.check();
        boolean same = state != null && questions.equals(state.questions());
        return same ? List.of() : List.of(new ReviewFormChanged(c.slug(), questions));
    }

    private static List<SectionEvent> close(CloseSection c, @Nullable SectionState state) {
        var reason = Text.orEmpty(c.reason());
        var violations = new Violations();
        violations.requiredLines("reason", reason, LONGEST_REASON);
        violations.check();
        return state != null && state.closed() ? List.of() : List.of(new SectionClosed(c.slug(), reason));
    }

    /** Whether a policy can be followed. What it leaves out, but for these, is careful already: see {@link Policy}. */
    private static void check(@Nullable Policy policy, Violations violations) {
        if (policy == null) {
            violations.add("policy", "This is missing.", "reviewsRequired, anonymity, comments and licence");
            return;
        }
        if (policy.reviewsRequired() < 0 || policy.reviewsRequired() > 9) {
            violations.add("policy.reviewsRequired", "This is not possible.", "0 to 9");
        }
        if (policy.reviewDays() < 1 || policy.reviewDays() > MOST_DAYS) {
            violations.add("policy.reviewDays", "This is not possible.", "1 to " + MOST_DAYS);
        }
        violations.present(
                "policy.anonymity",
                policy.anonymity(),
                "ALL_IDENTITIES_VISIBLE, SINGLE_ANONYMIZED or DOUBLE_ANONYMIZED");
        violations.present("policy.comments", policy.comments(), "OPEN, MODERATED or CLOSED");
        violations.present("policy.licence", policy.licence(), "an SPDX identifier such as CC-BY-4.0");
        violations.pattern("policy.licence", policy.licence(), LICENCE, "an SPDX identifier such as CC-BY-4.0");
    }
}
