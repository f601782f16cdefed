package org.palimpsest.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much processor time the engines and services that this process started have taken. Services go by their jars,
 * engines by their programs: Elasticsearch is “java”.
 *
 * @param then of each of them, at the beginning
 */
record Cores(Map<ProcessHandle, Duration> then) {

    static Cores now() {
        return new Cores(ProcessHandle.current().descendants()
                .collect(Collectors.toMap(Function.identity(), Cores::taken)));
    }

    private static Duration taken(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What each has taken since, for each of so many things that were done. */
    void tell(long things) {
        now().then.forEach((process, taken) -> {
            double micros = taken.minus(then.getOrDefault(process, Duration.ZERO)).toNanos() / 1e3 / things;
            if (micros >= 1) {
                System.err.printf("  %s: %.0f µs of a core for each%n", name(process), micros);
            }
        });
    }

    /** What all of them together have taken since, those included that have been started since. */
    Duration taken() {
        return now().then.entrySet().stream()
                .map(now -> now.getValue().minus(then.getOrDefault(now.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String name(ProcessHandle process) {
        var command = process.info().command().map(Path::of).map(path -> path.getFileName().toString()).orElse("?");
        var arguments = List.of(process.info().arguments().orElse(new String[0]));
        return arguments.stream()
                .filter(argument -> argument.endsWith("-service.jar"))
                .map(jar -> Path.of(jar).getFileName().toString())
                .findFirst()
                .orElse(command);
    }
}
