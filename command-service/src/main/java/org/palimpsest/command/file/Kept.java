package org.palimpsest.command.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file as it is kept, while it lies on this machine.
 *
 * @param width of a picture, in pixels; 0 for all else
 * @param height of a picture, in pixels; 0 for all else
 * @param thumbnail a smaller picture, where this is a wide one
 */
record Kept(FileKind kind, Path path, int width, int height, Optional<Path> thumbnail) {
    static Kept document(FileKind kind, Path path) {
        return new Kept(kind, path, 0, 0, Optional.empty());
    }

    boolean isPicture() {
        return width > 0;
    }
}
