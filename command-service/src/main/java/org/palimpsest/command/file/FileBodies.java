package org.palimpsest.command.file;

import org.jspecify.annotations.Nullable;

/** What is sent with commands to the files of an entry. */
final class FileBodies {
    private FileBodies() {}

    record Named(String name) {}

    record Described(String name, @Nullable String alternative) {}
}
