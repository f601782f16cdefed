package org.palimpsest.events;

/** The keys under which every event's metadata tells who acted. Values are text. */
public final class EventMetadata {
    /** The person's id: an opaque name without personal data, at most 64 of {@code [a-z0-9-]}. */
    public static final String PERSON = "actor";

    /** The {@link Role} in which the person acted, by its name. */
    public static final String ROLE = "role";

    private EventMetadata() {}
}
