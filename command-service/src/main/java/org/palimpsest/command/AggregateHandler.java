package org.palimpsest.command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.DomainEvent;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Withheld;

/**
 * The shell around a {@link Decider}, the same for every aggregate: loads, asks who may, looks up what the decision needs,
 * decides, signs, applies, and claims unique keys in the same commit. A refusal rolls back. Thread-safe.
 *
 * <p>An aggregate that does not exist is loaded like one that does, and nothing more is looked up for a caller who may not
 * give the command: so neither the words nor the time of a refusal tell an outsider whether it exists.
 */
public final class AggregateHandler<C, S extends @Nullable Object, E extends DomainEvent, X>
        implements MessageHandler<CommandMessage<?>> {
    private final Class<C> commands;
    private final Decider<C, S, E, X> decider;
    private final Loader<S, E> loader;
    private final UniqueKeys keys;
    private final Lookup<C, S, X> lookup;
    private final Others others;

    /** Finds what a decision needs beside command and state. Called for permitted commands only. */
    @FunctionalInterface
    public interface Lookup<C, S extends @Nullable Object, X> {
        X find(C command, S state, Caller caller);
    }

    /** Carries out what a decision wants of other aggregates, in the unit of work that is under way. */
    @FunctionalInterface
    public interface Others {
        /**
         * Carries them out in their order.
         *
         * @throws Refused if they may not be: then nothing of the decision happens
         */
        void carryOut(List<CommandMessage<?>> commands) throws Exception;
    }

    @FunctionalInterface
    private interface Loader<S extends @Nullable Object, E extends DomainEvent> {
        Aggregate<? extends DecidedAggregate<S, E>> load(String id) throws Exception;
    }

    /** The shell of one kind of aggregate whose decisions want nothing of others. */
    public <A extends DecidedAggregate<S, E>> AggregateHandler(
            Class<C> commands,
            Decider<C, S, E, X> decider,
            Repository<A> aggregates,
            Function<String, A> create,
            Function<String, String> stream,
            UniqueKeys keys,
            Lookup<C, S, X> lookup) {
        this(commands, decider, aggregates, create, stream, keys, lookup, wanted -> {
            if (!wanted.isEmpty()) {
                throw new IllegalStateException("nobody here carries out " + wanted);
            }
        });
    }

    /**
     * The shell of one kind of aggregate.
     *
     * @param create makes the aggregate with this id, which has no events yet
     * @param stream the name of the stream of an aggregate with this id
     */
    public <A extends DecidedAggregate<S, E>> AggregateHandler(
            Class<C> commands,
            Decider<C, S, E, X> decider,
            Repository<A> aggregates,
            Function<String, A> create,
            Function<String, String> stream,
            UniqueKeys keys,
            Lookup<C, S, X> lookup,
            Others others) {
        this.commands = commands;
        this.decider = decider;
        this.loader = id -> {
            var name = stream.apply(id);
            return aggregates.loadOrCreate(name, () -> create.apply(name));
        };
        this.keys = keys;
        this.lookup = lookup;
        this.others = others;
    }

    @Override
    public CommandResult handle(CommandMessage<?> message) throws Exception {
        var command = commands.cast(message.getPayload());
        var caller = CommandMetadata.caller(message);
        var id = decider.id(command);
        var aggregate = loader.load(id);
        var state = aggregate.invoke(DecidedAggregate::state);
        var role = role(command, state, caller, message, aggregate);
        var decision = decider.decide(command, state, lookup.find(command, state, caller));
        Signature.sign(caller, role);
        aggregate.execute(root -> root.apply(decision.events()));
        decision.released().forEach(key -> keys.release(key, id));
        decision.claimed().forEach(key -> claim(key, id));
        others.carryOut(decision.together().stream().<CommandMessage<?>>map(one -> from(caller, one)).toList());
        return new CommandResult(id, aggregate.version());
    }

    private static CommandMessage<?> from(Caller caller, Object command) {
        return new GenericCommandMessage<>(command, Map.of(CommandMetadata.CALLER, caller));
    }

    private Role role(C command, S state, Caller caller, CommandMessage<?> message, Aggregate<?> aggregate) {
        return switch (decider.permission(command, state, caller)) {
            case Granted granted -> {
                checkSequence(message, aggregate, decider.beside(command, state));
                yield granted.role();
            }
            case Withheld withheld -> {
                var reason = switch (withheld.why()) {
                    case UNKNOWN -> Refused.Reason.UNKNOWN;
                    case NOT_PERMITTED -> Refused.Reason.NOT_PERMITTED;
                    case TAKEN -> Refused.Reason.TAKEN;
                    case WRONG_STAGE -> {
                        // The caller may do it at another stage, so they may have seen an older state: then that is the refusal.
                        checkSequence(message, aggregate, decider.beside(command, state));
                        yield Refused.Reason.WRONG_STATE;
                    }
                };
                throw new Refused(reason, withheld.words());
            }
        };
    }

    private static void checkSequence(CommandMessage<?> message, Aggregate<?> aggregate, long beside) {
        var expected = (Long) message.getMetaData().get(CommandMetadata.EXPECTED_SEQUENCE);
        long present = aggregate.version() == null ? -1 : aggregate.version();
        if (expected != null && (expected < present - beside || expected > present)) {
            throw Refused.stale(expected, present);
        }
    }

    /** The decision knew the key as free. Somebody else claimed it since; decided again, it will know. */
    private void claim(String key, String id) {
        try {
            keys.claim(key, id, null);
        } catch (Refused taken) {
            throw new ConcurrencyException("Somebody else has claimed “" + key + "” meanwhile.", taken);
        }
    }
}
