package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.OLWEN;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** When another node is faster. */
class ContentionTest {
    private final App app = App.shared();
    private final Map<String, String> body = Map.of("section", new House(app).section(0));
    private final AtomicInteger attempts = new AtomicInteger();

    /** Sends a command whose commit fails the first {@code times}. */
    private Reply beatenTimes(int times) {
        var beaten = app.bean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            unit.onPrepareCommit(u -> {
                if (attempts.incrementAndGet() <= times) {
                    throw new ConcurrencyException("beaten");
                }
            });
            return chain.proceed();
        });
        try {
            return app.as(OLWEN).post("/api/commands/entries", body);
        } finally {
            beaten.cancel();
        }
    }

    @Test
    void theCommandIsDecidedAgain() {
        var head = app.head();
        var reply = beatenTimes(3).isDone(201);
        assertThat(attempts).hasValue(4);
        assertThat(reply.position()).isEqualTo(head + 1).isEqualTo(app.head());
    }

    @Test
    void itGivesUpAndSaysSo() {
        var head = app.head();
        var reply = beatenTimes(Integer.MAX_VALUE).isProblem(503, "contended");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(attempts).hasValue(10);
        assertThat(app.head()).isEqualTo(head);
    }
}
