package org.palimpsest.command.person;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.person.PersonCommand.AcceptApplication;
import org.palimpsest.command.person.PersonCommand.ApplyAsReviewer;
import org.palimpsest.command.person.PersonCommand.DeclineApplication;
import org.palimpsest.command.person.PersonCommand.WithdrawApplication;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Reach;

/**
 * An application to become a reviewer, and what follows from a command about it. Of several a person has made, the last one.
 *
 * @param expertise null, like {@code statement}, once the person was erased
 */
record Application(Stage stage, List<String> sections, @Nullable String expertise, @Nullable String statement) {
    static final int LONGEST_EXPERTISE = 500;
    static final int LONGEST_STATEMENT = 2_000;
    static final int LONGEST_REASON = 1_000;

    /** What became of it. */
    enum Stage {
        WAITING,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    static @Nullable Application after(@Nullable Application before, PersonEvent event) {
        return switch (event) {
            case ReviewerApplicationSubmitted e ->
                new Application(Stage.WAITING, e.sections(), e.expertise().text(), e.statement().text());
            case ReviewerApplicationAccepted _ -> with(before, Stage.ACCEPTED);
            case ReviewerApplicationDeclined _ -> with(before, Stage.DECLINED);
            case ReviewerApplicationWithdrawn _ -> with(before, Stage.WITHDRAWN);
            default -> before;
        };
    }

    private static @Nullable Application with(@Nullable Application before, Stage stage) {
        return before == null ? null : new Application(stage, before.sections, before.expertise, before.statement);
    }

    static Decision<PersonEvent> apply(ApplyAsReviewer c, PersonState person) {
        var expertise = Text.orEmpty(c.expertise());
        var statement = Text.orEmpty(c.statement());
        var sections = Objects.requireNonNullElse(c.sections(), List.<String>of());
        var violations = new Violations();
        if (sections.isEmpty()) {
            violations.add("sections", "Choose at least one.", "1 to " + Person.MOST_SECTIONS + " slugs of sections");
        }
        violations.atMost("sections", sections, Person.MOST_SECTIONS);
        for (int i = 0; i < sections.size(); i++) {
            violations.present("sections[" + i + "]", sections.get(i), "a section's slug");
            violations.slug("sections[" + i + "]", sections.get(i));
        }
        violations.requiredLine("expertise", expertise, LONGEST_EXPERTISE);
        violations.requiredLines("statement", statement, LONGEST_STATEMENT);
        violations.check();
        var distinct = sections.stream().distinct().toList();
        var reach = person.roles().get(Role.REVIEWER);
        if (reach != null && reach.covers(distinct)) {
            throw new Refused(Refused.Reason.WRONG_STATE, "You are a reviewer there already.");
        }
        var last = person.application();
        if (last != null && last.stage == Stage.WAITING) {
            if (last.equals(new Application(Stage.WAITING, distinct, expertise, statement))) {
                return Decision.of(List.of());
            }
            throw new Refused(
                    Refused.Reason.WRONG_STATE, "You have applied, and that application waits. To change it, withdraw it first.");
        }
        return Decision.of(List.of(new ReviewerApplicationSubmitted(
                c.personId(),
                distinct,
                new Personal(c.personId(), PersonEvent.EXPERTISE, expertise),
                new Personal(c.personId(), PersonEvent.STATEMENT, statement))));
    }

    static Decision<PersonEvent> withdraw(WithdrawApplication c, PersonState person) {
        return waits(person, Stage.WITHDRAWN)
                ? Decision.of(List.of(new ReviewerApplicationWithdrawn(c.personId())))
                : Decision.of(List.of());
    }

    /** An applicant who has been granted the role there in another way meanwhile needs no second grant. */
    static Decision<PersonEvent> accept(AcceptApplication c, PersonState person) {
        if (!waits(person, Stage.ACCEPTED)) {
            return Decision.of(List.of());
        }
        var accepted = new ReviewerApplicationAccepted(c.personId());
        var before = person.roles().get(Role.REVIEWER);
        var asked = Reach.of(Objects.requireNonNull(person.application()).sections);
        var after = before == null ? asked : before.and(asked);
        var sections = after.only().map(only -> only.stream().sorted().toList()).orElse(null);
        return Decision.of(
                after.equals(before)
                        ? List.of(accepted)
                        : List.of(accepted, new RoleGranted(c.personId(), Role.REVIEWER, sections)));
    }

    static Decision<PersonEvent> decline(DeclineApplication c, PersonState person) {
        var reason = Text.orEmpty(c.reason());
        var violations = new Violations();
        violations.requiredLines("reason", reason, LONGEST_REASON);
        violations.check();
        return waits(person, Stage.DECLINED)
                ? Decision.of(List.of(new ReviewerApplicationDeclined(
                        c.personId(), new Personal(c.personId(), PersonEvent.REASON, reason))))
                : Decision.of(List.of());
    }

    /** False where what is wanted has been done already. */
    private static boolean waits(PersonState person, Stage wanted) {
        var last = person.application();
        if (last == null || (last.stage != Stage.WAITING && last.stage != wanted)) {
            throw new Refused(Refused.Reason.WRONG_STATE, "There is no application that waits.");
        }
        return last.stage == Stage.WAITING;
    }

    /** Tells nothing that is personal. */
    @Override
    public String toString() {
        return "an application, " + stage;
    }
}
