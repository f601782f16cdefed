package org.palimpsest.permission;

import java.util.EnumSet;
import java.util.Set;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Role;

/** Which roles a person has by the log. The fold starts with none; who registers is a contributor until that is revoked. */
public final class GrantedRoles {
    private GrantedRoles() {}

    /** The roles of a person who had {@code roles} before {@code event}. */
    public static Set<Role> after(Set<Role> roles, PersonEvent event) {
        return switch (event) {
            case RoleGranted e -> with(roles, e.role(), true);
            case RoleRevoked e -> with(roles, e.role(), false);
            case PersonErased _ -> Set.of();
            case PersonRegistered _ -> with(roles, Role.CONTRIBUTOR, true);
            // Who is accepted is granted the role by an event of its own.
            case PersonRenamed _,
                    EmailChanged _,
                    ReviewerApplicationSubmitted _,
                    ReviewerApplicationAccepted _,
                    ReviewerApplicationDeclined _,
                    ReviewerApplicationWithdrawn _ -> roles;
        };
    }

    private static Set<Role> with(Set<Role> roles, Role role, boolean granted) {
        var now = EnumSet.noneOf(Role.class);
        now.addAll(roles);
        if (granted) {
            now.add(role);
        } else {
            now.remove(role);
        }
        return Set.copyOf(now);
    }
}
