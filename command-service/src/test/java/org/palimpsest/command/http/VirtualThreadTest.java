package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.OLWEN;

import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Test;

/** Handlers block, so they must not hold up Netty's few threads. */
class VirtualThreadTest {

    @Test
    void commandsAreHandledOnVirtualThreads() {
        var app = App.shared();
        var seen = new CopyOnWriteArrayList<Thread>();
        var watching = app.bean(CommandBus.class).registerHandlerInterceptor((unit, chain) -> {
            seen.add(Thread.currentThread());
            return chain.proceed();
        });
        try {
            app.as(OLWEN).post("/api/commands/entries", Map.of("section", "any"));
            app.as(OLWEN).send("POST", "/api/commands/entries", Client.chunks("{\"section\":\"any\"}"));
            app.as(OLWEN).post("/api/commands/entries/01890a5d-ac96-774b-bcce-b302099a8057/submit");
        } finally {
            watching.cancel();
        }
        assertThat(seen).hasSize(3).allMatch(Thread::isVirtual);
    }
}
