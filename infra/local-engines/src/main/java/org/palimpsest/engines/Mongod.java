package org.palimpsest.engines;

import java.nio.file.Path;
import java.util.List;

/**
 * One mongod of a {@link MongodSet}, to be hurt. It keeps its port and its data from one start to the next. Linux, or
 * whatever else has signals. Not thread-safe.
 */
public final class Mongod {
    private final Path binary;
    private final EngineSettings settings;
    private final String name;
    private final List<String> options;
    private final int port = LocalMongod.freePort();
    private final int door;
    private Supervised child;

    Mongod(Path binary, EngineSettings settings, String name, Doors doors, List<String> options) {
        this.binary = binary;
        this.settings = settings;
        this.name = name;
        this.options = options;
        this.door = doors.before(port);
        this.child = launch();
    }

    private Supervised launch() {
        return LocalMongod.launch(binary, Workplace.create(settings, name, List.of()), settings, port, options);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The address by which it is known in the set. */
    String address() {
        return "127.0.0.1:" + door;
    }

    /** The process that it is at the moment, or was last. */
    public long pid() {
        return child.pids().getLast();
    }

    /** Ends it as a power cut does (SIGKILL), and returns when it is gone. */
    public void kill() {
        ProcessHandle.of(pid()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Starts it again, after {@link #kill}, on the same port and data; returns when it listens. */
    public void restart() {
        child.end();
        child = launch();
    }

    /** Stops it in its tracks (SIGSTOP): it holds its connections and answers nothing. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        if (!Programs.succeeds(List.of("kill", "-s", name, Long.toString(pid())))) {
            throw new IllegalStateException("kill -s " + name + " " + pid() + " failed");
        }
    }

    void end() {
        kill();
        child.end();
    }
}
