package org.palimpsest.permission;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.OfSavedSearch;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Role;

/**
 * Which roles a person has by the log, and in which sections. The fold starts with none; who registers is a contributor until that is
 * revoked.
 */
public final class GrantedRoles {
    private GrantedRoles() {}

    /** The roles of a person who had {@code roles} before {@code event}. */
    public static Map<Role, Reach> after(Map<Role, Reach> roles, PersonEvent event) {
        return switch (event) {
            case RoleGranted e -> with(roles, e.role(), Reach.of(e.sections()));
            case RoleRevoked e -> with(roles, e.role(), null);
            case PersonErased _ -> Map.of();
            case PersonRegistered _ -> with(roles, Role.CONTRIBUTOR, Reach.EVERYWHERE);
            // Who is accepted is granted the role by an event of its own.
            case PersonRenamed _,
                    ProfileChanged _,
                    EmailChanged _,
                    ProviderConnected _,
                    ProviderDisconnected _,
                    ReviewerApplicationSubmitted _,
                    ReviewerApplicationAccepted _,
                    ReviewerApplicationDeclined _,
                    ReviewerApplicationWithdrawn _,
                    OfSavedSearch _ -> roles;
        };
    }

    private static Map<Role, Reach> with(Map<Role, Reach> roles, Role role, @Nullable Reach reach) {
        var now = new EnumMap<Role, Reach>(Role.class);
        now.putAll(roles);
        if (reach == null) {
            now.remove(role);
        } else {
            now.put(role, reach);
        }
        return Map.copyOf(now);
    }
}
