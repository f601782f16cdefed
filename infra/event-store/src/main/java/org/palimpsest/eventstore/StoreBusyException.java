package org.palimpsest.eventstore;

import org.axonframework.common.AxonTransientException;

/** Other writers were always first until patience ended. Nothing was written; the same append may be tried again. */
public final class StoreBusyException extends AxonTransientException {

    private static final long serialVersionUID = 1;

    StoreBusyException(String message) {
        super(message);
    }
}
