package org.palimpsest.eventstore;

import org.axonframework.common.AxonTransientException;

/**
 * Too many appends wait in this process already, or other writers were always first until patience ended. Nothing was
 * written; the same append may be tried again a little later.
 */
public final class StoreBusyException extends AxonTransientException {

    private static final long serialVersionUID = 1;

    StoreBusyException(String message) {
        super(message);
    }
}
