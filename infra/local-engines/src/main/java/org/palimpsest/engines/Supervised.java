package org.palimpsest.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** An engine's process below {@code supervise.sh}, which ends it with its owner. */
final class Supervised {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final String title;
    private final Process supervisor;
    private final Workplace place;
    private final LogTail output;
    private final EngineSettings settings;

    private Supervised(String title, Process supervisor, Workplace place, LogTail output, EngineSettings settings) {
        this.title = title;
        this.supervisor = supervisor;
        this.place = place;
        this.output = output;
        this.settings = settings;
    }

    /** Starts the command; variables with an empty value are taken from its environment. */
    static Supervised start(String title, Workplace place, EngineSettings settings, Map<String, String> environment,
            List<String> command) {
        LogTail output = new LogTail(place.log());
        List<String> line = new ArrayList<>();
        Path setsid = Programs.find("setsid");
        if (setsid != null) {
            // Ctrl-C in a terminal must reach the owner alone, which then ends us in its own order.
            line.add(setsid.toString());
        }
        line.addAll(List.of("/bin/sh", place.script().toString(), Long.toString(settings.owner()),
                place.state().toString(), Long.toString(GRACE.toSeconds())));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(place.state().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()));
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            return new Supervised(title, builder.start(), place, output, settings);
        } catch (IOException e) {
            throw new EngineUnavailableException(title + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until it is ready; if it ends before that or takes too long, ends it and quotes its log. */
    void await(Duration limit, BooleanSupplier ready) {
        long begin = System.nanoTime();
        long told = begin;
        while (!ready.getAsBoolean()) {
            long now = System.nanoTime();
            String exit = place.read("exit");
            if (!exit.isEmpty() || !supervisor.isAlive() || now - begin > limit.toNanos()) {
                String why = exit.isEmpty() ? "is not ready after " + (now - begin) / 1_000_000_000 + " s"
                        : "ended with status " + exit;
                String message = title + " " + why + ". The end of " + place.log() + ":\n" + output.lines(25);
                end();
                throw new EngineUnavailableException(message);
            }
            if (now - told > HEARTBEAT.toNanos()) {
                told = now;
                settings.progress().accept("… " + title + " is still starting (" + (now - begin) / 1_000_000_000 + " s)");
            }
            pause();
        }
    }

    private void pause() {
        try {
            supervisor.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
            throw new EngineUnavailableException(title + ": interrupted while it started", e);
        }
    }

    /** The supervisor and the engine. */
    List<Long> pids() {
        return Stream.of(Long.toString(supervisor.pid()), place.read("pid")).filter(pid -> !pid.isEmpty())
                .map(Long::valueOf).toList();
    }

    /** TERM, a while to end, KILL; returns when it is gone and its temporary folder as well. */
    void end() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(GRACE.toSeconds() + 10, TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
