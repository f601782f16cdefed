package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Whole folders: unpack, copy, delete. */
final class Folders {
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

    private Folders() {
    }

    /** Unpacks a zip so that every user can read it, whatever our umask; a zip's own permissions are not looked at. */
    static void unzip(Path zip, Path target, Predicate<String> program) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(zip + " has an entry outside of itself: " + entry.getName());
                }
                readableFolders(target, entry.isDirectory() ? path : path.resolveSibling("."));
                if (!entry.isDirectory()) {
                    Files.copy(entries, path);
                    Files.setPosixFilePermissions(path, program.test(entry.getName()) ? PROGRAM : FILE);
                }
            }
        }
    }

    private static void readableFolders(Path root, Path folder) throws IOException {
        Path wanted = folder.normalize();
        Files.createDirectories(wanted);
        for (Path at = wanted; at.startsWith(root); at = at.resolve("..").normalize()) {
            Files.setPosixFilePermissions(at, PROGRAM);
        }
    }

    /** Copies a folder, by links where the file system allows it: nothing may be written into such a copy's files. */
    static void linkOrCopy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, PROGRAM);
                } else {
                    link(path, target);
                }
            }
        }
    }

    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, target);
            Files.setPosixFilePermissions(target, Files.isExecutable(file) ? PROGRAM : FILE);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
