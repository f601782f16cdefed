package org.palimpsest.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** What {@code engines.properties} states about what is fetched. */
final class Pinned {
    private static final Properties VALUES = load();

    private Pinned() {
    }

    private static Properties load() {
        Properties values = new Properties();
        try (var stream = Pinned.class.getResourceAsStream("engines.properties")) {
            values.load(stream);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String value(String key) {
        String value = VALUES.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("engines.properties has no " + key);
        }
        return value;
    }

    /** Throws unless the file has the size and the SHA-256 that are stated for the engine. */
    static void verify(String engine, Path file) throws IOException {
        long size = Long.parseLong(value(engine + ".size"));
        if (Files.size(file) != size) {
            throw new IOException(file.getFileName() + " has " + Files.size(file) + " bytes instead of " + size);
        }
        String digest = sha256(file);
        if (!digest.equals(value(engine + ".sha256"))) {
            throw new IOException(file.getFileName() + " has the SHA-256 " + digest + " instead of "
                    + value(engine + ".sha256"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[1 << 16];
                while (stream.read(buffer) >= 0) {
                    // Reading alone feeds the digest.
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
