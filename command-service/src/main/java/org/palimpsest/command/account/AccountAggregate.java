package org.palimpsest.command.account;

import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AggregateHandler;
import org.palimpsest.command.DecidedAggregate;
import org.palimpsest.command.account.Account.Nothing;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.AccountEvent;

/** The stream of what happened at the door to one person in one month. */
@AggregateRoot(type = "account")
public final class AccountAggregate extends DecidedAggregate<Nothing, AccountEvent> {

    AccountAggregate() {
        this(null);
    }

    private AccountAggregate(@Nullable String stream) {
        super(stream, new Account(), Nothing.NOTHING);
    }

    /** Takes every {@link AccountCommand}. */
    public static MessageHandler<CommandMessage<?>> handler(EventStore events, UniqueKeys keys) {
        return over(EventSourcingRepository.builder(AccountAggregate.class).eventStore(events).build(), keys);
    }

    static MessageHandler<CommandMessage<?>> over(Repository<AccountAggregate> accounts, UniqueKeys keys) {
        return new AggregateHandler<>(
                AccountCommand.class,
                new Account(),
                accounts,
                AccountAggregate::new,
                UnaryOperator.identity(),
                keys,
                (_, _, _) -> Nothing.NOTHING);
    }
}
