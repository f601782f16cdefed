package org.palimpsest.operator;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody waits for.
 *
 * @param pid of its process on this machine; null if it runs elsewhere
 */
record AwaitedService(String name, URI address, @Nullable Long pid) {
    private static final Pattern FORM = Pattern.compile("([a-z-]+):(\\d{1,5})(?::(\\d{1,18}))?");

    static boolean canBeRead(String text) {
        return FORM.matcher(text).matches();
    }

    /** Of {@code NAME:PORT[:PID]}. */
    static AwaitedService read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not NAME:PORT[:PID]: " + text);
        }
        var pid = parts.group(3);
        return new AwaitedService(parts.group(1), Installation.service(parts.group(2)), pid == null ? null : Long.valueOf(pid));
    }

    boolean hasEnded() {
        return pid != null && !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
