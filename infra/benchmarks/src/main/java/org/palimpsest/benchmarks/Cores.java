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
        millis(things).forEach((process, millis) -> {
            if (millis >= 0.001) {
                System.err.printf("  %s: %.0f µs of a core for each%n", process, millis * 1e3);
            }
        });
    }

    /** The same in milliseconds, by what each is called. */
    Map<String, Double> millis(long things) {
        return now().then.entrySet().stream().collect(Collectors.toMap(
                process -> name(process.getKey()),
                process -> process.getValue().minus(then.getOrDefault(process.getKey(), Duration.ZERO)).toNanos() / 1e6 / things,
                Double::sum));
    }

    /** What all of them together have taken since, those included that have been started since. */
    Duration taken() {
        return now().then.entrySet().stream()
                .map(now -> now.getValue().minus(then.getOrDefault(now.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Our own that are no services are left out of “java”, which Elasticsearch is. */
    private static String name(ProcessHandle process) {
        var command = process.info().command().map(Path::of).map(path -> path.getFileName().toString()).orElse("?");
        var arguments = List.of(process.info().arguments().orElse(new String[0]));
        if (arguments.contains(BareServer.class.getName())) {
            return "bare";
        }
        return arguments.stream()
                .filter(argument -> argument.endsWith("-service.jar"))
                .map(jar -> Path.of(jar).getFileName().toString())
                .findFirst()
                .orElse(command);
    }
}
