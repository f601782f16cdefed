package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    @TempDir
    Path folder;

    @Test
    void isFilledOnceByAnyNumberOfThreads() throws Exception {
        AtomicInteger fillings = new AtomicInteger();
        Callable<Path> use = () -> cache().folder("engine", empty -> {
            fillings.incrementAndGet();
            Files.writeString(empty.resolve("file"), "whole");
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var found : threads.invokeAll(Stream.generate(() -> use).limit(8).toList())) {
                assertThat(found.get().resolve("file")).hasContent("whole");
            }
        }
        assertThat(fillings).hasValue(1);
    }

    @Test
    void aFailedFillingLeavesNothingAndIsTriedAgain() throws Exception {
        assertThatIOException().isThrownBy(() -> cache().folder("engine", empty -> {
            Files.writeString(empty.resolve("file"), "half");
            throw new IOException("the line was cut");
        })).withMessage("the line was cut");

        assertThat(cache().folder("engine", empty -> Files.writeString(empty.resolve("other"), "whole")))
                .isDirectoryContaining("glob:**/other").isDirectoryNotContaining("glob:**/file");
    }

    @Test
    void whatAKilledBuildLeftIsThrownAway() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("engine.part")).resolve("half"), "");

        assertThat(cache().folder("engine", empty -> assertThat(empty).isEmptyDirectory())).isEmptyDirectory();
    }

    @Test
    void liesWhereTheVariablesSay() throws Exception {
        String elsewhere = folder.resolve("xdg").toString();
        Cache cache = new Cache(EngineSettings.defaults().withEnvironment(Map.of("XDG_CACHE_HOME", elsewhere)));

        assertThat(cache.folder("engine", empty -> { })).isEqualTo(folder.resolve("xdg/palimpsest/engine"));
        assertThat(List.of(cache().folder("engine", empty -> { }))).containsExactly(folder.resolve("engine"));
    }

    private Cache cache() {
        return new Cache(EngineSettings.defaults().withEnvironment(Map.of("PALIMPSEST_CACHE", folder.toString())));
    }
}
