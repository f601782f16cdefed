package org.palimpsest.command.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.Refused;

/** The way in for every command. Thread-safe; blocks until the database has answered. */
public final class Commands {
    /** Of writers to one place one always gets through, so this is how many may be at it at once. */
    private static final int ATTEMPTS = 10;

    private final CommandGateway gateway;
    private final IdempotencyStore requests;
    private final LongSupplier head;

    Commands(CommandGateway gateway, IdempotencyStore requests, LongSupplier head) {
        this.gateway = gateway;
        this.requests = requests;
        this.head = head;
    }

    /**
     * Carries out the command. When this returns, its events are durable on a majority; when it throws one of the
     * following, nothing has changed. After any other exception the outcome is not known, and only a request key makes
     * it safe to send the command again.
     *
     * @throws Refused if the command may not be carried out
     * @throws IdempotencyKeyReused if the key belongs to another request
     * @throws Contended if others wrote to the same place too often
     */
    public Receipt send(Object command, Envelope envelope) {
        for (int attempt = 1; ; attempt++) {
            var earlier = earlier(envelope);
            if (earlier != null) {
                return earlier;
            }
            try {
                return attempt(command, envelope);
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                if (attempt == ATTEMPTS) {
                    throw new Contended(e);
                }
            }
        }
    }

    private Receipt attempt(Object command, Envelope envelope) {
        Outcome outcome;
        try {
            outcome = gateway.sendAndWait(new GenericCommandMessage<>(command, metaData(envelope)));
        } catch (Refused refused) {
            // The same request may have come through beside this one, and be the reason.
            var earlier = earlier(envelope);
            if (earlier != null) {
                return earlier;
            }
            throw refused;
        }
        var position = outcome.position();
        if (position == null) {
            var earlier = earlier(envelope);
            if (earlier != null) {
                return earlier;
            }
            position = head.getAsLong();
        }
        return new Receipt(outcome.handled().id(), outcome.handled().sequence(), position);
    }

    private @Nullable Receipt earlier(Envelope envelope) {
        return envelope.requestKey() == null ? null : requests.find(envelope.requestKey());
    }

    private static Map<String, Object> metaData(Envelope envelope) {
        var metaData = new HashMap<String, Object>();
        metaData.put(CommandMetadata.CALLER, envelope.caller());
        if (envelope.expectedSequence() != null) {
            metaData.put(CommandMetadata.EXPECTED_SEQUENCE, envelope.expectedSequence());
        }
        if (envelope.requestKey() != null) {
            metaData.put(IdempotencyInterceptor.REQUEST_KEY, envelope.requestKey());
        }
        return metaData;
    }
}
