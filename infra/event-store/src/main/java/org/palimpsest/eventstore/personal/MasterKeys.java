package org.palimpsest.eventstore.personal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that wrap the persons' keys: the first is used for what is new, all are accepted. 32 bytes each, in base64,
 * separated by line breaks, blanks or commas. A file is read again whenever a key is made or an unknown master key is met,
 * so that a rotation needs no restart. Thread-safe.
 */
public final class MasterKeys {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private final Supplier<String> source;
    private volatile Map<String, MasterKey> known;

    private MasterKeys(Supplier<String> source) {
        this.source = source;
        this.known = read();
    }

    /** A new one, random, as an installation keeps it: 32 bytes in base64. */
    public static String generate() {
        return Base64.getEncoder().encodeToString(Seal.newKey().getEncoded());
    }

    /** Those in {@code text}. @throws IllegalStateException if there is none, or one that is no key */
    public static MasterKeys of(String text) {
        return new MasterKeys(() -> text);
    }

    /** Those in the file. @throws IllegalStateException if it cannot be read or has none, or one that is no key */
    public static MasterKeys in(Path file) {
        return new MasterKeys(() -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new IllegalStateException("The master key cannot be read from " + file, e);
            }
        });
    }

    /**
     * As an installation gives them: the value of PALIMPSEST_MASTER_KEY or of PALIMPSEST_MASTER_KEY_FILE.
     *
     * @throws IllegalStateException unless exactly one of them is given and has master keys in it
     */
    public static MasterKeys given(@Nullable String keys, @Nullable String file) {
        String text = keys == null ? "" : keys.strip();
        String path = file == null ? "" : file.strip();
        if (text.isEmpty() == path.isEmpty()) {
            throw new IllegalStateException("Personal data needs a master key: set either PALIMPSEST_MASTER_KEY (32 bytes in"
                    + " base64, for example from “openssl rand -base64 32”) or PALIMPSEST_MASTER_KEY_FILE (a file with it)."
                    + " Keep it: without it what it protects cannot be read again.");
        }
        return path.isEmpty() ? of(text) : in(Path.of(path));
    }

    /** The one for what is new, as the source says now. */
    MasterKey current() {
        known = read();
        return known.values().iterator().next();
    }

    Optional<MasterKey> find(String id) {
        if (!known.containsKey(id)) {
            known = read();
        }
        return Optional.ofNullable(known.get(id));
    }

    /** Identifies each of them. */
    Set<String> ids() {
        return known.keySet();
    }

    private Map<String, MasterKey> read() {
        var keys = new LinkedHashMap<String, MasterKey>();
        SEPARATOR.splitAsStream(source.get().strip()).map(MasterKey::of).forEach(key -> keys.put(key.id(), key));
        return keys;
    }
}
