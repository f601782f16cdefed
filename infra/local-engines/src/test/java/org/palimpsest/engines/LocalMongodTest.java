package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMongodTest {
    @TempDir
    Path folder;

    @Test
    void aFailedStartQuotesTheLogAndLeavesNothing() throws IOException {
        Path broken = Files.writeString(folder.resolve("mongod"), """
                #!/bin/sh
                echo cannot find libcurl.so.4
                exit 127
                """);
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        EngineSettings settings = EngineSettings.defaults().withLogs(folder).withEnvironment(Map.of(
                "PALIMPSEST_MONGOD", broken.toString(), "PALIMPSEST_ELASTICSEARCH_URI", "http://search:2",
                "DOCKER_HOST", "unix:///nowhere"));

        assertThatExceptionOfType(EngineUnavailableException.class).isThrownBy(() -> Engines.start(settings))
                .withMessageContainingAll("status 127", "cannot find libcurl.so.4", "mongodb.log");
        assertThat(ProcessHandle.current().descendants().filter(process -> process.info().commandLine().orElse("")
                .contains("supervise.sh")).filter(process -> process.info().commandLine().orElse("")
                .contains(broken.toString()))).isEmpty();
    }
}
