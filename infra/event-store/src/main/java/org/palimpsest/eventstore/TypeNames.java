package org.palimpsest.eventstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * The lasting names of payload types. A class may be moved or renamed; what is stored says {@code entry.submitted} and a
 * revision. Immutable, thread-safe.
 */
public final class TypeNames {

    private final Map<Class<?>, SerializedType> types;
    private final Map<String, Class<?>> classes;

    private TypeNames(Builder builder) {
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(builder.types));
        this.classes = Map.copyOf(builder.classes);
    }

    /** A builder without any name. */
    public static Builder builder() {
        return new Builder();
    }

    /** Name and revision of {@code type}, if it has been given one. */
    public Optional<SerializedType> typeOf(Class<?> type) {
        return Optional.ofNullable(types.get(type));
    }

    /** The class that {@code name} stands for, whatever its revision: upcasters bring old ones up to date before. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Every class with its name and revision, in the order in which they were added. */
    public Map<Class<?>, SerializedType> all() {
        return types;
    }

    /** Collects names. Not thread-safe. */
    public static final class Builder {

        private final Map<Class<?>, SerializedType> types = new LinkedHashMap<>();
        private final Map<String, Class<?>> classes = new LinkedHashMap<>();

        private Builder() {}

        /** Names a class, at revision 1. */
        public Builder add(Class<?> type, String name) {
            return add(type, name, "1");
        }

        /**
         * Names a class.
         *
         * @param revision raised whenever the JSON of the type changes in a way that needs an upcaster
         * @throws IllegalArgumentException if the class has a name already or the name a class
         */
        public Builder add(Class<?> type, String name, String revision) {
            if (types.putIfAbsent(type, new SimpleSerializedType(name, revision)) != null
                    || classes.putIfAbsent(name, type) != null) {
                throw new IllegalArgumentException("Given twice: " + type.getName() + " or " + name);
            }
            return this;
        }

        /** Adds every name of {@code names}, under the same condition. */
        public Builder addAll(TypeNames names) {
            names.types.forEach((type, named) -> add(type, named.getName(), named.getRevision()));
            return this;
        }

        /** The names collected so far. */
        public TypeNames build() {
            return new TypeNames(this);
        }
    }
}
