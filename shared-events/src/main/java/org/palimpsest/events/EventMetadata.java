package org.palimpsest.events;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every event's metadata tells of who acted. Values are text. */
public final class EventMetadata {
    /** The person's id: an opaque name without personal data, at most 64 of {@code [a-z0-9-]}. */
    public static final String PERSON = "actor";

    /** The {@link Role} in which the person acted, by its name. */
    public static final String ROLE = "role";

    private EventMetadata() {}

    /** Metadata that tells nothing else; what is null is left out. */
    public static Map<String, String> of(@Nullable String person, @Nullable Role role) {
        var metadata = new HashMap<String, String>();
        if (person != null) {
            metadata.put(PERSON, person);
        }
        if (role != null) {
            metadata.put(ROLE, role.name());
        }
        return Map.copyOf(metadata);
    }

    /** Who acted; null if the metadata does not tell. */
    public static @Nullable String person(Map<String, String> metadata) {
        return metadata.get(PERSON);
    }

    /** In which role; null if the metadata does not tell. */
    public static @Nullable Role role(Map<String, String> metadata) {
        var role = metadata.get(ROLE);
        return role == null ? null : Role.valueOf(role);
    }
}
