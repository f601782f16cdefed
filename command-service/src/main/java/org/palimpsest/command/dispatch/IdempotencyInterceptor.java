package org.palimpsest.command.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.palimpsest.command.CommandResult;

/** Around every handler: turns its {@link CommandResult} into an {@link Outcome}, and remembers requests that carry a key. */
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
    static final String REQUEST_KEY = "requestKey";

    private final IdempotencyStore requests;
    private final LogStore store;

    IdempotencyInterceptor(IdempotencyStore requests, LogStore store) {
        this.requests = requests;
        this.store = store;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        var handled = (CommandResult) chain.proceed();
        if (unit.getMessage().getMetaData().get(REQUEST_KEY) instanceof IdempotencyKey key && store.isAppending()) {
            requests.remember(key, unit.getMessage().getIdentifier(), handled);
        }
        return new Outcome(handled, unit);
    }
}
