package org.palimpsest.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Under which name each event class is stored. */
public final class EventTypes {

    /** An event class with what its {@link EventType} says. */
    public record Named(Class<?> type, String name, String revision) {}

    private EventTypes() {}

    /** All events of the published language, in the order of their declaration. */
    public static List<Named> all() {
        return of(DomainEvent.class).toList();
    }

    /** How older revisions become today's; for each event, one from every revision before its own. */
    public static List<Upcast> upcasts() {
        return List.of(
                new Upcast("section.created", 1, EventTypes::withCarefulPolicy),
                new Upcast("section.policy-changed", 1, EventTypes::withCarefulPolicy),
                // An owner who asked for an address then had it at once; now there is an event of its own for that.
                new Upcast("entry.draft-started", 1, json -> json),
                new Upcast("entry.published", 1, EventTypes::withUsualKind),
                // Until then whatever was published could be read.
                new Upcast("entry.published", 2, json -> json),
                new Upcast("entry.publication-scheduled", 1, json -> json),
                new Upcast("entry.scheduled-step-refused", 1, json -> json),
                new Upcast("entry.submitted", 1, EventTypes::withCarefulPolicy),
                new Upcast("section.created", 2, EventTypes::withReviewDays),
                new Upcast("section.policy-changed", 2, EventTypes::withReviewDays),
                new Upcast("entry.submitted", 2, EventTypes::withReviewDays),
                // Until revision 2 a role counted in all sections, which is what no sections mean.
                new Upcast("person.role-granted", 1, json -> json),
                // Until revision 2 nobody came in by a provider.
                new Upcast("account.signed-in", 1, json -> json),
                // Until then reviewers were asked the same everywhere, and authors had no room for an answer.
                new Upcast("entry.submitted", 3, json -> json),
                // Until then what authors said was about a report as a whole, which is what no question means; and nobody asked them what tells.
                new Upcast("entry.submitted", 4, json -> json),
                new Upcast("entry.review-submitted", 1, json -> json),
                new Upcast("entry.revisions-requested", 1, EventTypes::inOwnWords),
                new Upcast("entry.accepted", 1, EventTypes::inOwnWords),
                new Upcast("entry.declined", 1, EventTypes::inOwnWords),
                new Upcast("entry.withdrawn", 1, json -> {
                    json.put("versions", WithdrawnVersions.HIDDEN.name());
                    return json;
                }));
    }

    /** Until revision 2 a policy said nothing of withdrawals, of readers' history, of shared reviews and of owners. */
    private static Map<String, @Nullable Object> withCarefulPolicy(Map<String, @Nullable Object> json) {
        if (json.get("policy") instanceof Map<?, ?> policy) {
            var careful = new LinkedHashMap<Object, @Nullable Object>(policy);
            careful.put("withdrawn", WithdrawnVersions.HIDDEN.name());
            careful.put("history", PublicHistory.FROM_PUBLICATION.name());
            careful.put("reviewsShared", false);
            careful.put("ownerMayPublish", false);
            json.put("policy", careful);
        }
        return json;
    }

    /** Until revision 3 a policy did not say within how many days a review is due. */
    private static Map<String, @Nullable Object> withReviewDays(Map<String, @Nullable Object> json) {
        if (json.get("policy") instanceof Map<?, ?> policy) {
            var dated = new LinkedHashMap<Object, @Nullable Object>(policy);
            dated.put("reviewDays", Policy.USUAL_DAYS);
            json.put("policy", dated);
        }
        return json;
    }

    /** Until revision 2 no letter was built from reports. */
    private static Map<String, @Nullable Object> inOwnWords(Map<String, @Nullable Object> json) {
        json.put("quotesReports", false);
        return json;
    }

    /** Until revision 2 nobody could say what a version was; nor had anything files. */
    private static Map<String, @Nullable Object> withUsualKind(Map<String, @Nullable Object> json) {
        if (json.get("version") instanceof Number version) {
            json.put("kind", VersionKind.usual(version.intValue()).name());
        }
        return json;
    }

    /** The classes below {@code type}, itself included; throws {@link IllegalStateException} for one without a name. */
    static Stream<Named> of(Class<?> type) {
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::of);
        }
        var named = type.getAnnotation(EventType.class);
        if (named == null) {
            throw new IllegalStateException(type.getName() + " has no @EventType");
        }
        return Stream.of(new Named(type, named.value(), named.revision()));
    }
}
