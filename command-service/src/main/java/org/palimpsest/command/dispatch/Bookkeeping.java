package org.palimpsest.command.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.palimpsest.command.Handled;

/** Around every handler: turns its {@link Handled} into an {@link Outcome}, and remembers requests that carry a key. */
final class Bookkeeping implements MessageHandlerInterceptor<CommandMessage<?>> {
    static final String REQUEST_KEY = "requestKey";

    private final Requests requests;
    private final LogStore store;

    Bookkeeping(Requests requests, LogStore store) {
        this.requests = requests;
        this.store = store;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        var handled = (Handled) chain.proceed();
        if (unit.getMessage().getMetaData().get(REQUEST_KEY) instanceof RequestKey key && store.isAppending()) {
            requests.remember(key, unit.getMessage().getIdentifier(), handled);
        }
        return new Outcome(handled, unit);
    }
}
