package org.palimpsest.operator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where things are: what the environment says goes before what {@code infra/up} runs.
 *
 * @param environment the variables that the README lists
 * @param home the folder of {@code infra/up}: secrets, and where its engines are
 */
record Installation(Map<String, String> environment, Path home) {

    static final String MONGODB = "PALIMPSEST_MONGODB_URI";
    static final String MASTER_KEY = "PALIMPSEST_MASTER_KEY";
    static final String MASTER_KEY_FILE = "PALIMPSEST_MASTER_KEY_FILE";

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(Predicate.not(String::isBlank));
    }

    String mongodb() throws NotDoneException {
        return variable(MONGODB).or(() -> engine("mongodb")).orElseThrow(() -> NotDoneException.notPossible(
                "There is no log: start Palimpsest (infra/up --detach), or name a MongoDB in " + MONGODB + "."));
    }

    URI elasticsearch() {
        return URI.create(variable("PALIMPSEST_ELASTICSEARCH_URI").or(() -> engine("elasticsearch"))
                .orElse("http://localhost:9200"));
    }

    URI queryService() {
        return service(variable("PALIMPSEST_PORT").orElse("8080"));
    }

    /** A service on a port of this machine. */
    static URI service(String port) {
        return URI.create("http://localhost:" + port + "/");
    }

    /** What both services check tokens with. */
    String tokenSecret() throws IOException, NotDoneException {
        var given = variable("PALIMPSEST_TOKEN_SECRET");
        if (given.isPresent()) {
            return given.get();
        }
        if (!Files.exists(tokenSecretFile())) {
            throw NotDoneException.notPossible(
                    "There is no " + tokenSecretFile() + ": run infra/up first, or set PALIMPSEST_TOKEN_SECRET.");
        }
        return Files.readString(tokenSecretFile()).strip();
    }

    Path tokenSecretFile() {
        return home.resolve("token-secret");
    }

    Path masterKeyFile() {
        return home.resolve("master-key");
    }

    /** As {@code org.palimpsest.engines.Run} has announced it, if that lives. */
    private Optional<String> engine(String name) {
        var file = home.resolve("run/engines.properties");
        var announced = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            announced.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        var lives = Stream.of(announced.getProperty("pids", "").split(" ", -1))
                .filter(pid -> pid.matches("\\d{1,18}"))
                .allMatch(pid -> ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent());
        return lives ? Optional.ofNullable(announced.getProperty(name)) : Optional.empty();
    }
}
