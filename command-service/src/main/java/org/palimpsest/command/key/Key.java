package org.palimpsest.command.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.events.KeyEvent;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.KeyEvent.KeyReleased;

/** Whose a key is. */
final class Key {
    private Key() {}

    static @Nullable Held evolve(@Nullable Held held, KeyEvent event) {
        return switch (event) {
            case KeyClaimed e -> new Held(e.owner(), e.note());
            case KeyReleased e -> null;
        };
    }

    static List<KeyEvent> claim(String key, @Nullable Held held, String owner, @Nullable String note) {
        if (held == null) {
            return List.of(new KeyClaimed(key, owner, note));
        }
        if (held.owner().equals(owner)) {
            return List.of();
        }
        throw new Refused(Refused.Reason.TAKEN, "“" + key + "” is already taken.");
    }

    static List<KeyEvent> release(String key, @Nullable Held held, String owner) {
        return held != null && held.owner().equals(owner) ? List.of(new KeyReleased(key, owner)) : List.of();
    }
}
