package org.palimpsest.command;

import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** Who did it, on every event. */
public final class Signature {
    private Signature() {}

    /** Signs the events that the current unit of work makes from here on, those of other streams included. */
    public static void sign(Caller caller, Role role) {
        var signature = Map.of(EventMetadata.PERSON, caller.id(), EventMetadata.ROLE, role.name());
        CurrentUnitOfWork.get().registerCorrelationDataProvider(message -> signature);
    }
}
