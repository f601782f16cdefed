package org.palimpsest.engines;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * How engines are to be started. Immutable.
 *
 * @param data where their data lives and stays (in {@code mongodb} and {@code elasticsearch} below it); null for a
 *     temporary folder that is deleted at the end. With a data folder containers are not considered: their data could
 *     not live there.
 * @param logs where {@code mongod.log} and {@code elasticsearch.log} are written; null for the temporary folder
 * @param progress gets a line whenever something that takes a while begins, goes on or ends; called by any thread
 * @param environment the variables that are looked at, normally those of this process
 * @param owner the id of the process with whose end the engines end, normally this one
 */
public record EngineSettings(
        @Nullable Path data,
        @Nullable Path logs,
        Consumer<String> progress,
        Map<String, String> environment,
        long owner) {

    /** Temporary data, progress to the log, the variables of this process, and this process as the owner. */
    public static EngineSettings defaults() {
        return new EngineSettings(null, null, LoggerFactory.getLogger(Engines.class)::info, System.getenv(),
                ProcessHandle.current().pid());
    }

    public EngineSettings withData(Path folder) {
        return new EngineSettings(folder, logs, progress, environment, owner);
    }

    public EngineSettings withLogs(Path folder) {
        return new EngineSettings(data, folder, progress, environment, owner);
    }

    public EngineSettings withProgress(Consumer<String> lines) {
        return new EngineSettings(data, logs, lines, environment, owner);
    }

    public EngineSettings withEnvironment(Map<String, String> variables) {
        return new EngineSettings(data, logs, progress, Map.copyOf(variables), owner);
    }

    public EngineSettings withOwner(long pid) {
        return new EngineSettings(data, logs, progress, environment, pid);
    }

    /** The value of a variable, or null if it is absent or blank. */
    @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
