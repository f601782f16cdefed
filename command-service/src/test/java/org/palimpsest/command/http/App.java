package org.palimpsest.command.http;

import java.util.Objects;
import java.util.stream.Stream;
import org.palimpsest.command.CommandService;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.permission.Caller;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is, on a free port. */
final class App implements AutoCloseable {
    static final String SECRET = "a-secret-that-only-these-tests-know";
    static final String MASTER_KEY = MasterKeys.generate();

    private final ConfigurableApplicationContext context;

    private App(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that can share it; ends with the JVM. */
    static App shared() {
        return Shared.APP;
    }

    static App on(Scratch scratch) {
        return on(Engines.shared().mongodbUri().replaceFirst("/\\?", "/" + scratch.databaseName() + "?"));
    }

    static App on(String mongodbUri) {
        return on(mongodbUri, SECRET);
    }

    static App on(String mongodbUri, String secret) {
        return on(mongodbUri, secret, MASTER_KEY);
    }

    static App on(String mongodbUri, String secret, String masterKey) {
        return on(mongodbUri, secret, masterKey, "--palimpsest.limits.enabled=false");
    }

    static App on(String mongodbUri, String secret, String masterKey, String... more) {
        var settings = Stream.of(
                "--server.port=0",
                "--palimpsest.mongodb.uri=" + mongodbUri,
                "--palimpsest.token.secret=" + secret,
                "--palimpsest.master-key=" + masterKey);
        return new App(SpringApplication.run(CommandService.class, Stream.concat(settings, Stream.of(more)).toArray(String[]::new)));
    }

    Client as(Caller caller) {
        return new Client(port(), Tokens.of(caller));
    }

    Client withToken(String token) {
        return new Client(port(), token);
    }

    Client withoutToken() {
        return new Client(port(), null);
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    /** The position of the last event in the log. */
    long head() {
        return bean(MongoEventStorageEngine.class).headPosition();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        static final Scratch SCRATCH = Engines.shared().scratch();
        static final App APP = on(SCRATCH);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SCRATCH::close));
        }
    }
}
