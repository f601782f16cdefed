package org.palimpsest.eventstore;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JacksonModule;

/**
 * Writes events, metadata, snapshots and tokens as the JSON of {@link EventJson} under the names of {@link TypeNames}.
 * Thread-safe. Only Axon's own classes go by their class names; any other class without a name is refused, because a
 * class name once stored can never be changed again. A stored name that is not known is read as
 * {@link UnknownSerializedType}, which handlers pass over.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    private final TypeNames names;

    /** A serializer for the types that {@code names} names; {@code modules} may say how some values in them look. */
    public EventSerializer(TypeNames names, JacksonModule... modules) {
        super(builder().jsonMapperBuilderCustomizer(json -> EventJson.configure(json).addModules(modules)));
        this.names = names;
    }

    /** @throws PersonErasedException if data of an erased person would be written; Jackson only wraps it */
    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        try {
            return super.serialize(object, expectedRepresentation);
        } catch (SerializationException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof PersonErasedException erased) {
                    throw erased;
                }
            }
            throw e;
        }
    }

    /** As inherited, but JSON text is read as it is, not copied into bytes before. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        var type = classForType(serialized.getType());
        if (!(serialized.getData() instanceof String json) || type == Void.class || type == UnknownSerializedType.class) {
            return super.deserialize(serialized);
        }
        try {
            return getReader(type).readValue(json);
        } catch (JacksonException e) {
            throw new SerializationException("Error while deserializing object", e);
        }
    }

    /** @throws SerializationException if {@code type} has no name */
    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type.getName().startsWith(AXON)) {
            return super.typeForClass(type);
        }
        return names.typeOf((Class<?>) type).orElseThrow(() -> new SerializationException(
                type.getName() + " has no name to be stored under; give it one in TypeNames"));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        String name = type.getName();
        if (SerializedType.emptyType().equals(type) || name.startsWith(AXON)) {
            return super.classForType(type);
        }
        return names.classOf(name).orElse(UnknownSerializedType.class);
    }
}
