package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void onlyOldFoldersOfOursWhoseOwnerIsGoneAreDeleted() throws IOException {
        Path dead = folder("palimpsest-mongodb-1", NOBODY);
        Path living = folder("palimpsest-mongodb-2", ProcessHandle.current().pid());
        Path strange = Files.createDirectory(folder.resolve("palimpsest-photos"));

        Leftovers.sweep(folder, Instant.now());
        assertThat(dead).exists();

        Leftovers.sweep(folder, Instant.now().plus(Duration.ofHours(25)));
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(strange).exists();
    }

    private Path folder(String name, long owner) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        Leftovers.mark(made, owner);
        return made;
    }
}
