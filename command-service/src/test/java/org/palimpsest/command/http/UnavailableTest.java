package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.OLWEN;

import com.mongodb.ConnectionString;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.TcpProxy;

/** When the database is away. */
class UnavailableTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Test
    void itSaysSoInTimeDoesNothingAndGoesOnWhenTheDatabaseIsBack() {
        var hosts = new ConnectionString(Engines.shared().mongodbUri()).getHosts();
        var target = Integer.parseInt(hosts.getFirst().substring(hosts.getFirst().lastIndexOf(':') + 1));
        try (var scratch = Engines.shared().scratch();
                var proxy = new TcpProxy(target);
                var app = App.on("mongodb://127.0.0.1:" + proxy.port() + "/" + scratch.databaseName()
                        + "?directConnection=true")) {
            var draft = new House(app).draft(COMPLETE);
            var head = app.head();
            proxy.cut();
            var before = System.nanoTime();
            var reply = app.as(OLWEN).post(House.entry(draft) + "/submit").isProblem(503, "unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
            assertThat(reply.header("Retry-After")).isNotBlank();
            assertThat(app.withoutToken().get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(app.withoutToken().get("/actuator/health/liveness").status()).isEqualTo(200);
            proxy.mend();
            await().atMost(BOUND).until(() -> app.withoutToken().get("/actuator/health/readiness").status() == 200);
            assertThat(app.head()).isEqualTo(head);
            app.as(OLWEN).post(House.entry(draft) + "/submit").isDone(200);
        }
    }
}
