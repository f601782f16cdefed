package org.palimpsest.engines;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Our analysis plugin, installed from the class path: there it is a jar or, within one build, a folder of classes. */
final class AnalysisPlugin {
    private static final String NAME = "palimpsest-analysis";
    private static final String DESCRIPTOR = "stable-plugin-descriptor.properties";
    private static final String COMPONENTS = "named_components.json";

    private AnalysisPlugin() {
    }

    /** Puts the plugin into {@code plugins/} of an unpacked Elasticsearch. */
    static void install(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("plugins").resolve(NAME));
        Path origin = origin();
        if (Files.isDirectory(origin)) {
            install(origin, folder);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                install(jar.getPath("/"), folder);
            }
        }
    }

    private static void install(Path classes, Path folder) throws IOException {
        Files.copy(classes.resolve(DESCRIPTOR), folder.resolve(DESCRIPTOR));
        Files.copy(classes.resolve(COMPONENTS), folder.resolve(COMPONENTS));
        URI jar = URI.create("jar:" + folder.resolve(NAME + ".jar").toUri());
        try (FileSystem target = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(classes.resolve("org"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = target.getPath("/" + classes.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static Path origin() {
        URL found = AnalysisPlugin.class.getResource("/" + COMPONENTS);
        if (found == null) {
            throw new IllegalStateException("the module elasticsearch-analysis is not on the class path");
        }
        String address = found.toString();
        return Path.of(URI.create(address.startsWith("jar:")
                ? address.substring("jar:".length(), address.indexOf("!/"))
                : address.substring(0, address.length() - COMPONENTS.length())));
    }
}
