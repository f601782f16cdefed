package org.palimpsest.operator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Has a read model built anew beside the one that is read, and shows how far it is until it is live. */
final class Rebuild {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final QueryService service;
    private final PrintStream out;

    Rebuild(QueryService service, PrintStream out) {
        this.service = service;
        this.out = out;
    }

    /** How each read model stands. */
    void showAll() throws NotDoneException, InterruptedException {
        service.get("readmodels").forEach(standings -> standings.forEach(this::show));
    }

    /** Returns when the new generation is live. If this process is ended before, the build goes on. */
    void start(String name) throws NotDoneException, InterruptedException {
        if (!name.matches("[a-z]+")) {
            throw NotDoneException.refused("“" + name + "” is no name of a read model.");
        }
        var standings = service.post("readmodels/" + name, Map.of());
        int number = standings.get(standings.size() - 1).get("generation").asInt();
        var followed = new AtomicBoolean(true);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (followed.get()) {
                out.println("\nThe build goes on. infra/rebuild shows it.");
            }
        }));
        try {
            follow(name, number, standings);
        } finally {
            followed.set(false);
        }
    }

    private void follow(String name, int number, JsonNode first) throws NotDoneException, InterruptedException {
        var standings = first;
        var shown = "";
        while (true) {
            var mine = generation(standings, number);
            if (mine == null) {
                throw NotDoneException.refused("Generation " + number + " of " + name + " is not there any more.");
            }
            if (!mine.get("summary").asString().equals(shown)) {
                shown = mine.get("summary").asString();
                out.println(shown);
            }
            if (mine.get("state").asString().equals("LIVE")) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            standings = service.getPatiently("readmodels/" + name);
        }
    }

    private static @Nullable JsonNode generation(JsonNode standings, int number) {
        for (var one : standings) {
            if (one.get("generation").asInt() == number) {
                return one;
            }
        }
        return null;
    }

    private void show(JsonNode standing) {
        out.println(standing.get("summary").asString());
    }
}
