package org.palimpsest.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the operator's commands as somebody would type them, and keeps what the last one said. */
final class CommandLine {
    private final Map<String, String> environment = new HashMap<>();
    private final Path home;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    CommandLine(Path home) {
        this.home = home;
    }

    CommandLine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Answers with the status. */
    int run(String... words) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        var installation = new Installation(Map.copyOf(environment), home);
        return new Operator(installation, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(List.of(words));
    }

    String said() {
        return out.toString(UTF_8);
    }

    String complained() {
        return err.toString(UTF_8);
    }
}
