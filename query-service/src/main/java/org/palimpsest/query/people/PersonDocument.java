package org.palimpsest.query.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
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
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.permission.GrantedRoles;
import org.palimpsest.permission.Reach;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * A person as they are kept.
 *
 * @param registeredPosition of the event by which they came: the order in which they did
 * @param sequence of the last event in the person's stream: the version that commands compare with
 * @param roles by the log, in the order of {@link Role}; none once the person was erased
 * @param sections slugs of those in which a role counts, in their order, by its name; a role that is not here counts in all
 * @param profile what the person says of themselves; null if they never did, and once they were erased
 * @param application the last one to become a reviewer; null if there was none, and once the person was erased
 * @param providers by which the person comes in; none once the person was erased
 * @param name null, like {@code email}, once the person was erased
 */
public record PersonDocument(
        @BsonId String id,
        long position,
        long sequence,
        long registeredPosition,
        Instant registeredAt,
        List<Role> roles,
        Map<String, List<String>> sections,
        @Nullable ProfileChanged profile,
        @Nullable ReviewerApplication application,
        List<Connection> providers,
        @Nullable Personal name,
        @Nullable Personal email)
        implements Positioned {

    static @Nullable PersonDocument fold(@Nullable PersonDocument person, Recorded<? extends PersonEvent> recorded) {
        if (person == null && !(recorded.event() instanceof PersonRegistered)) {
            return null;
        }
        var profile = person == null ? null : person.profile;
        var application = person == null ? null : person.application;
        var providers = person == null ? List.<Connection>of() : person.providers;
        var name = person == null ? null : person.name;
        var email = person == null ? null : person.email;
        switch (recorded.event()) {
            case PersonRegistered e -> {
                name = e.name();
                email = e.email();
            }
            case PersonRenamed e -> name = e.name();
            case EmailChanged e -> email = e.email();
            // What somebody searches for has a read model of its own.
            case RoleGranted _, RoleRevoked _, OfSavedSearch _ -> {}
            case ProfileChanged e -> profile = e;
            case ReviewerApplicationSubmitted e -> {
                profile = at(profile, e);
                application = ReviewerApplication.after(application, recorded);
            }
            case ReviewerApplicationAccepted _,
                    ReviewerApplicationDeclined _,
                    ReviewerApplicationWithdrawn _ -> application = ReviewerApplication.after(application, recorded);
            case ProviderConnected _, ProviderDisconnected _ -> providers = Connection.after(providers, recorded);
            case PersonErased _ -> {
                profile = null;
                application = null;
                providers = List.of();
                name = null;
                email = null;
            }
        }
        var granted = GrantedRoles.after(person == null ? Map.of() : person.granted(), recorded.event());
        var sections = new TreeMap<String, List<String>>();
        granted.forEach((role, reach) ->
                reach.only().ifPresent(only -> sections.put(role.name(), only.stream().sorted().toList())));
        return new PersonDocument(
                recorded.event().personId(),
                recorded.position(),
                recorded.sequence(),
                person == null ? recorded.position() : person.registeredPosition,
                person == null ? recorded.at() : person.registeredAt,
                granted.keySet().stream().sorted().toList(),
                sections,
                profile,
                application,
                providers,
                name,
                email);
    }

    /** An applicant says anew what they are at home in: this replaces what their profile said of it. */
    private static ProfileChanged at(@Nullable ProfileChanged before, ReviewerApplicationSubmitted e) {
        return before == null
                ? new ProfileChanged(e.personId(), List.of(), null, e.expertise(), false)
                : new ProfileChanged(e.personId(), before.affiliations(), before.orcid(), e.expertise(), before.shown());
    }

    /** The roles, and in which sections each counts. */
    Map<Role, Reach> granted() {
        return roles.stream().collect(Collectors.toMap(role -> role, role -> Reach.of(sections.get(role.name()))));
    }
}
