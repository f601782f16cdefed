package org.palimpsest.permission;

import static org.palimpsest.permission.EntryAction.ACCEPT;
import static org.palimpsest.permission.EntryAction.ASSIGN_REVIEWER;
import static org.palimpsest.permission.EntryAction.DECLINE;
import static org.palimpsest.permission.EntryAction.LIFT_SUPPRESSION;
import static org.palimpsest.permission.EntryAction.PUBLISH;
import static org.palimpsest.permission.EntryAction.REINSTATE;
import static org.palimpsest.permission.EntryAction.REQUEST_REVISIONS;
import static org.palimpsest.permission.EntryAction.REVIEW;
import static org.palimpsest.permission.EntryAction.REVISE_DRAFT;
import static org.palimpsest.permission.EntryAction.START_DRAFT;
import static org.palimpsest.permission.EntryAction.START_REVISION;
import static org.palimpsest.permission.EntryAction.SUBMIT;
import static org.palimpsest.permission.EntryAction.SUPPRESS;
import static org.palimpsest.permission.EntryAction.WITHDRAW;
import static org.palimpsest.permission.EntryStage.ACCEPTED;
import static org.palimpsest.permission.EntryStage.DECLINED;
import static org.palimpsest.permission.EntryStage.DRAFT;
import static org.palimpsest.permission.EntryStage.NONE;
import static org.palimpsest.permission.EntryStage.PUBLISHED;
import static org.palimpsest.permission.EntryStage.REVISIONS_REQUESTED;
import static org.palimpsest.permission.EntryStage.UNDER_REVIEW;
import static org.palimpsest.permission.EntryStage.WITHDRAWN;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;
import org.palimpsest.permission.PermissionTable.Rule;

/**
 * Who may do what with an entry, at which stage. Beyond the table: acceptance needs the reviews that the round's policy
 * asks for. Two people are needed to publish: an editor publishes an entry of their own only where the policy says so.
 */
public final class EntryPermissions {
    private static final Set<EntryStage> NOT_WITHDRAWN =
            Set.of(DRAFT, UNDER_REVIEW, REVISIONS_REQUESTED, ACCEPTED, DECLINED, PUBLISHED);
    private static final Set<EntryStage> ANY =
            Set.of(DRAFT, UNDER_REVIEW, REVISIONS_REQUESTED, ACCEPTED, DECLINED, PUBLISHED, WITHDRAWN);
    private static final Set<EntryStage> WITH_THE_OWNER = Set.of(DRAFT, REVISIONS_REQUESTED);

    private static final PermissionTable<EntryAction, Standing, EntryStage> TABLE = new PermissionTable<>(
            "entry",
            NONE,
            List.of(
                    new Rule<>(START_DRAFT, Standing.CONTRIBUTOR, Set.of(NONE)),
                    new Rule<>(REVISE_DRAFT, Standing.OWNER, WITH_THE_OWNER),
                    new Rule<>(REVISE_DRAFT, Standing.IMPARTIAL_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(SUBMIT, Standing.OWNER, WITH_THE_OWNER),
                    new Rule<>(ASSIGN_REVIEWER, Standing.IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(REVIEW, Standing.REVIEWER_OF_ROUND, Set.of(UNDER_REVIEW)),
                    new Rule<>(REQUEST_REVISIONS, Standing.IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(ACCEPT, Standing.IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(DECLINE, Standing.IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(PUBLISH, Standing.IMPARTIAL_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(PUBLISH, Standing.OWNING_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(START_REVISION, Standing.OWNER, Set.of(PUBLISHED)),
                    new Rule<>(START_REVISION, Standing.EDITOR, Set.of(PUBLISHED)),
                    new Rule<>(WITHDRAW, Standing.OWNER_OF_UNPUBLISHED, NOT_WITHDRAWN),
                    new Rule<>(WITHDRAW, Standing.EDITOR, NOT_WITHDRAWN),
                    new Rule<>(REINSTATE, Standing.EDITOR, Set.of(WITHDRAWN)),
                    new Rule<>(SUPPRESS, Standing.EDITOR, ANY),
                    new Rule<>(SUPPRESS, Standing.ADMINISTRATOR, ANY),
                    new Rule<>(LIFT_SUPPRESSION, Standing.EDITOR, ANY),
                    new Rule<>(LIFT_SUPPRESSION, Standing.ADMINISTRATOR, ANY)));

    private enum Standing implements PermissionTable.Who {
        CONTRIBUTOR(Role.CONTRIBUTOR, "a contributor"),
        OWNER(Role.OWNER, "the owner"),
        /** Once readers have seen an entry it is no longer its owner's alone. */
        OWNER_OF_UNPUBLISHED(Role.OWNER, "the owner before the first publication"),
        REVIEWER_OF_ROUND(Role.REVIEWER, "a reviewer assigned in this round"),
        EDITOR(Role.EDITOR, "an editor"),
        /** Nobody judges what is their own. */
        IMPARTIAL_EDITOR(Role.EDITOR, "an editor who is not the owner"),
        OWNING_EDITOR(Role.EDITOR, "an editor who owns it, where the section's policy says so"),
        /** For what the law asks to be taken down at once. */
        ADMINISTRATOR(Role.ADMINISTRATOR, "an administrator");

        private final Role role;
        private final String words;

        Standing(Role role, String words) {
            this.role = role;
            this.words = words;
        }

        @Override
        public Role role() {
            return role;
        }

        @Override
        public String words() {
            return words;
        }

        boolean holds(Caller caller, EntryFacts entry) {
            boolean owns = caller.is(entry.owner());
            return switch (this) {
                case CONTRIBUTOR, EDITOR, ADMINISTRATOR -> caller.has(role);
                case OWNER -> owns;
                case OWNER_OF_UNPUBLISHED -> owns && entry.versions() == 0;
                case REVIEWER_OF_ROUND -> caller.has(role) && isIn(entry.assigned(), caller);
                case IMPARTIAL_EDITOR -> caller.has(role) && !owns;
                case OWNING_EDITOR -> caller.has(role) && owns && entry.ownerMayPublish();
            };
        }
    }

    private EntryPermissions() {}

    /**
     * Whether the caller may do this now. Otherwise the first that applies of: UNKNOWN, also for whoever may not know of the
     * entry; NOT_PERMITTED; TAKEN; WRONG_STAGE. So an outsider learns nothing of an entry's stage, and nothing at all of
     * one that was never published.
     */
    public static Permission permission(EntryAction action, EntryFacts entry, Caller caller) {
        var name = entry.id().toString();
        if (action != START_DRAFT && !mayKnow(entry, caller)) {
            return TABLE.unknown(name);
        }
        var permission = TABLE.permission(action, entry.stage(), name, who -> who.holds(caller, entry));
        int reviews = entry.reviewed().size();
        if (action == ACCEPT && permission instanceof Granted && reviews < entry.reviewsRequired()) {
            var has = "This round has " + reviews + " of the " + entry.reviewsRequired() + " reviews that it needs.";
            return new Withheld(Why.WRONG_STAGE, has);
        }
        return permission;
    }

    /** What the caller can do now that would change something, in the order of {@link EntryAction}. */
    public static List<EntryAction> allowed(EntryFacts entry, Caller caller) {
        return Stream.of(EntryAction.values())
                .filter(action -> permission(action, entry, caller) instanceof Granted)
                .filter(action -> action != REVIEW || !isIn(entry.reviewed(), caller))
                .filter(action -> action != LIFT_SUPPRESSION || entry.suppressed())
                .toList();
    }

    private static boolean mayKnow(EntryFacts entry, Caller caller) {
        return entry.stage() != NONE
                && (entry.versions() > 0
                        || caller.has(Role.EDITOR)
                        || caller.is(entry.owner())
                        || isIn(entry.reviewers(), caller));
    }

    private static boolean isIn(Set<String> people, Caller caller) {
        return caller.person() != null && people.contains(caller.person());
    }
}
