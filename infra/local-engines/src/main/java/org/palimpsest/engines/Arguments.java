package org.palimpsest.engines;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The command line of {@link Run}. */
record Arguments(Path data, Path logs, Path ready, boolean stdin) {
    private static final List<String> NAMES = List.of("--data", "--logs", "--ready");
    private static final String USAGE = "usage: Run --data DIR --logs DIR --ready FILE [--stdin]";

    /** @throws IllegalArgumentException if a name is unknown or missing, or has no value; says which */
    static Arguments parse(List<String> line) {
        Map<String, Path> paths = new HashMap<>();
        boolean stdin = false;
        for (Iterator<String> words = line.iterator(); words.hasNext();) {
            String name = words.next();
            if (name.equals("--stdin")) {
                stdin = true;
            } else if (NAMES.contains(name) && words.hasNext()) {
                paths.put(name, Path.of(words.next()));
            } else {
                throw new IllegalArgumentException(name + " is unknown or has no value; " + USAGE);
            }
        }
        return new Arguments(required(paths, "--data"), required(paths, "--logs"), required(paths, "--ready"), stdin);
    }

    private static Path required(Map<String, Path> paths, String name) {
        Path path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException(name + " is missing; " + USAGE);
        }
        return path;
    }
}
