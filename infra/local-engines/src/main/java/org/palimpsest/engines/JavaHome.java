package org.palimpsest.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The JDK for Elasticsearch: the one that runs this, unless its user cannot read it. */
final class JavaHome {
    private static final int OLDEST = 21;

    private JavaHome() {
    }

    static Path readableBy(EngineUser user) {
        Path ours = Path.of(System.getProperty("java.home"));
        return Stream.concat(Stream.of(ours), installed())
                .filter(home -> user.reads(home.resolve("bin/java")))
                .findFirst()
                .orElseThrow(() -> new EngineUnavailableException("The user that Elasticsearch runs as can read no JDK "
                        + OLDEST + " or later (not " + ours + "). Install one where everyone can read it, in /usr/lib/jvm"));
    }

    private static Stream<Path> installed() {
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            return homes.filter(home -> version(home) >= OLDEST).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** The feature version that the {@code release} file of a JDK names, or 0. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring("JAVA_VERSION=\"".length(), line.length() - 1).split("[^0-9]", 2)[0])
                    .mapToInt(Integer::parseInt).findFirst().orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
