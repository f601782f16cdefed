package org.palimpsest.command.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.CommandResult;
import org.palimpsest.eventstore.MongoEventStorageEngine;

/**
 * What a handler answered and where its events came to stand. Made inside the unit of work and complete when that has
 * been committed, which is before the command bus answers; all on the thread of the sender.
 */
final class Outcome {
    private final CommandResult handled;
    private @Nullable Long position;

    Outcome(CommandResult handled, UnitOfWork<? extends CommandMessage<?>> unit) {
        this.handled = handled;
        unit.afterCommit(u -> position = (Long) u.root().resources().get(MongoEventStorageEngine.POSITION));
    }

    CommandResult handled() {
        return handled;
    }

    /** Null where nothing was appended. */
    @Nullable Long position() {
        return position;
    }
}
