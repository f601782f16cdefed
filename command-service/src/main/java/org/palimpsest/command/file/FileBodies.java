package org.palimpsest.command.file;

import org.jspecify.annotations.Nullable;

/** What is sent with commands to the files of an entry. */
final class FileBodies {
    private FileBodies() {}

    record Named(String name) {}

    /** {@code length} in bytes; the rest as in {@link Uploads.Upload}. */
    record Expected(String name, long length, @Nullable String alternative, boolean decorative, boolean replaces) {}

    record Described(String name, @Nullable String alternative) {}
}
