package org.palimpsest.eventstore.personal;

import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.PersonErasedException;
import org.palimpsest.eventstore.TypeNames;

/** An application's personal value, and an event with two of them. */
record Secret(String person, String field, @Nullable String text) {

    static final PersonalType<Secret> TYPE =
            new PersonalType<>(Secret.class, Secret::person, Secret::field, Secret::text, Secret::new);

    record Joined(String person, Secret name, Secret email) {

        static Joined of(String person) {
            return new Joined(person, new Secret(person, "name", "Olwen Griffiths"), new Secret(person, "email", "olwen@example.org"));
        }

        Joined erased() {
            return new Joined(person, new Secret(person, "name", null), new Secret(person, "email", null));
        }
    }

    static EventSerializer serializer(PersonKeys keys) {
        return new EventSerializer(
                TypeNames.builder().add(Joined.class, "person.joined").build(), PersonalModule.of(TYPE, keys));
    }

    /** Keys that lie nowhere. */
    static final class Keys implements PersonKeys {

        private final ConcurrentHashMap<String, SecretKey> keys = new ConcurrentHashMap<>();
        private final ConcurrentHashMap<String, Boolean> erased = new ConcurrentHashMap<>();

        @Override
        public SecretKey toSeal(String person) {
            if (erased.containsKey(person)) {
                throw new PersonErasedException(person);
            }
            return keys.computeIfAbsent(person, _ -> Seal.newKey());
        }

        @Override
        public @Nullable SecretKey toOpen(String person) {
            return erased.containsKey(person) ? null : keys.get(person);
        }

        @Override
        public void erase(String person) {
            erased.put(person, true);
        }
    }
}
