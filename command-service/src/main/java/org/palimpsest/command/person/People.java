package org.palimpsest.command.person;

import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.PersonPermissions.Stage;
import org.palimpsest.permission.Reach;

/**
 * What the log says of people. Reads without a lock: a role that is revoked at the same moment may still have counted.
 * Thread-safe.
 */
public final class People {
    private final EventStore events;

    public People(EventStore events) {
        this.events = events;
    }

    /**
     * The roles of a registered person, and in which sections each counts; none if nobody is registered under this id, or not any more,
     * or if this cannot be an id.
     */
    public Map<Role, Reach> roles(String id) {
        return state(id).roles();
    }

    /** This person when they are not here: with no more roles than the log knows of. */
    public Caller later(String id) {
        return new Caller(id, roles(id));
    }

    /** What a registered person is called; null if nobody is registered under this id, or not any more, or if it cannot be one. */
    public @Nullable String name(String id) {
        return state(id).name();
    }

    /** What a registered person says of themselves; nothing if nobody is registered under this id, or not any more. */
    public Profile profile(String id) {
        return state(id).profile();
    }

    /** Whether this is the id of somebody who has an account, and was not erased. */
    public boolean isRegistered(String id) {
        return state(id).stage() == Stage.REGISTERED;
    }

    private PersonState state(String id) {
        if (!Caller.PERSON.matcher(id).matches()) {
            return PersonState.NONE;
        }
        var state = PersonState.NONE;
        var stream = events.readEvents(PersonEvent.stream(id));
        while (stream.hasNext()) {
            state = PersonState.evolve(state, (PersonEvent) stream.next().getPayload());
        }
        return state;
    }
}
