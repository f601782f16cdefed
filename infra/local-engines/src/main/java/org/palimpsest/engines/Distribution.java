package org.palimpsest.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that comes as a zip by Maven, with one folder in it.
 *
 * @param name what {@code engines.properties} calls it, and its folder before its version
 */
record Distribution(String name, String title, EngineSettings settings) {

    /** Fetches what is pinned, with Maven, and leaves what is in its folder in this one. */
    void unpackInto(Path folder) throws IOException {
        Path mvn = Programs.find("mvn", settings.environment());
        if (mvn == null) {
            throw new IOException("there is no `mvn` on the PATH");
        }
        String version = Pinned.value(name + ".version");
        long megabytes = Long.parseLong(Pinned.value(name + ".size")) / 1_000_000;
        settings.progress().accept(title + ": fetching " + version + " (" + megabytes + " MB) with Maven, once");
        Path zip = Fetch.run(List.of(mvn.toString(), "-B", "-q", Pinned.value("fetcher"),
                "-Dartifact=" + Pinned.value(name + ".artifact"), "-DoutputDirectory=" + folder,
                "-Dmdep.useBaseVersion=true"), folder, ".zip", settings.progress());
        Pinned.verify(name, zip);
        Path unpacked = folder.resolve("unpacked");
        Folders.unzip(zip, unpacked, entry -> entry.contains("/bin/"));
        Path home = unpacked.resolve(name + "-" + version);
        try (Stream<Path> children = Files.list(home)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                Files.move(child, folder.resolve(child.getFileName()));
            }
        }
        Folders.delete(unpacked);
        Files.delete(zip);
    }
}
