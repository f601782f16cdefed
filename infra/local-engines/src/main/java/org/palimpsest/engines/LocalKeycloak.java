package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Keycloak of a test's own on the loopback interface: a real OpenID provider, without data but what it is given. */
public final class LocalKeycloak implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    /** The second compiler costs more than a test's few requests give back. Java 24 and later keep what Keycloak looks into shut. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
            "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 --add-opens=java.base/java.lang=ALL-UNNAMED",
            "JAVA_TOOL_OPTIONS", "",
            "JDK_JAVA_OPTIONS", "",
            "JAVA_OPTS", "");

    private final String address;
    private final Supervised child;

    private LocalKeycloak(String address, Supervised child) {
        this.address = address;
        this.child = child;
    }

    /**
     * Starts it and answers when it does.
     *
     * @param port that nobody listens at
     * @param realms the JSON of each, by its name
     */
    public static LocalKeycloak start(int port, Map<String, String> realms) {
        EngineSettings settings = EngineSettings.defaults();
        try {
            Path found = new Cache(settings).folder("keycloak-" + Pinned.value("keycloak.version"), folder -> prepare(folder, settings));
            Workplace place = Workplace.create(settings, "keycloak", List.of());
            Path home = place.preparing(() -> home(place, found, realms));
            settings.progress().accept("Keycloak: starting " + found);
            Supervised child = place.preparing(() -> Supervised.start("Keycloak", place, settings, ENVIRONMENT, List.of(
                    home.resolve("bin/kc.sh").toString(), "start", "--optimized", "--import-realm", "--http-enabled=true",
                    "--hostname-strict=false", "--cache=local", "--http-host=127.0.0.1", "--http-port=" + port)));
            String address = "http://localhost:" + port;
            child.await(LIMIT, () -> realms.keySet().stream().allMatch(realm -> answers(issuer(address, realm))));
            settings.progress().accept("Keycloak: ready at " + address);
            return new LocalKeycloak(address, child);
        } catch (IOException e) {
            throw new EngineUnavailableException("There is no Keycloak here, and none could be fetched: " + e.getMessage(), e);
        }
    }

    /** What Keycloak decides when it is built is decided once, so that each start takes a third of the time. */
    private static void prepare(Path folder, EngineSettings settings) throws IOException {
        new Distribution("keycloak", "Keycloak", settings).unpackInto(folder);
        Path log = folder.resolve("build.log");
        ProcessBuilder build = new ProcessBuilder(folder.resolve("bin/kc.sh").toString(), "build", "--db=dev-mem")
                .redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.values().removeIf(String::isEmpty);
        build.environment().putAll(environment);
        try {
            int status = build.start().waitFor();
            if (status != 0) {
                throw new IOException("kc.sh build ended with status " + status + ":\n" + new LogTail(log, 0).lines(12));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was built", e);
        }
    }

    private static Path home(Workplace place, Path found, Map<String, String> realms) {
        try {
            Path home = Files.createDirectory(place.state().resolve("home"));
            for (String part : List.of("bin", "conf", "lib", "providers", "themes")) {
                Folders.linkOrCopy(found.resolve(part), home.resolve(part));
            }
            Path imports = Files.createDirectories(home.resolve("data/import"));
            for (Map.Entry<String, String> realm : realms.entrySet()) {
                Files.writeString(imports.resolve(realm.getKey() + ".json"), realm.getValue());
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(String issuer) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(ANSWERING).build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWERING).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String issuer(String address, String realm) {
        return address + "/realms/" + realm;
    }

    /** The address of one of its providers. */
    public String issuer(String realm) {
        return issuer(address, realm);
    }

    /** Ends it, and deletes what it kept. */
    @Override
    public void close() {
        child.end();
    }
}
