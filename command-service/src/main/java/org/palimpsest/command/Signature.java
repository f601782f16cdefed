package org.palimpsest.command;

import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.palimpsest.events.Actor;
import org.palimpsest.events.Role;

/** Who did it, on every event. */
public final class Signature {
    private Signature() {}

    /** Signs the events that the current unit of work makes from here on, those of other streams included. */
    public static void sign(Acting acting, Role role) {
        var signature = Map.of(Actor.PERSON, acting.person(), Actor.ROLE, role.name());
        CurrentUnitOfWork.get().registerCorrelationDataProvider(message -> signature);
    }
}
