package org.palimpsest.command.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Node;
import org.palimpsest.web.RecordSchemas;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * What the description of the API tells of the fields that are sent: which must be there, as the types in the code do, that no
 * others may, and what may stand in them, as each feature says with {@link Rules}. Lists, flags and a body may be left out and
 * are empty then. Put together once, before the first description is asked for.
 */
public final class RequestFields implements GlobalOpenApiCustomizer {

    /** What a record takes for something careful, or empty, where it is left out. */
    private static final Set<Class<?>> DEFAULTED = Set.of(Node.class, WithdrawnVersions.class, PublicHistory.class);

    /** May tell more one day, without breaking those who read them. */
    private static final Set<Class<?>> ANSWERS = Set.of(Receipt.class);

    private final Map<Class<?>, Map<String, Consumer<Schema<?>>>> fields = new HashMap<>();
    private final Map<Class<?>, Consumer<Schema<?>>> wholes = new HashMap<>();
    private final Map<String, Schema<?>> components = new TreeMap<>();

    RequestFields(List<Rules> rules) {
        rules.forEach(some -> some.addTo(this));
    }

    /** Of the bodies of one feature; a bean. What it tells is what the feature's decisions hold senders to. */
    public interface Rules {
        void addTo(RequestFields fields);
    }

    /** Says of a field what {@code rule} does to its schema. */
    public RequestFields field(Class<? extends Record> type, String field, Consumer<Schema<?>> rule) {
        fields.computeIfAbsent(type, _ -> new HashMap<>()).put(field, rule);
        return this;
    }

    /** Says of a record as a whole what holds between its fields. */
    public RequestFields whole(Class<? extends Record> type, Consumer<Schema<?>> rule) {
        wholes.put(type, rule);
        return this;
    }

    /** Adds a schema that others refer to by its name. */
    public void component(String name, Schema<?> schema) {
        components.put(name, schema);
    }

    @Override
    public void customise(OpenAPI api) {
        components.forEach(api.getComponents()::addSchemas);
    }

    void describe(Schema<?> schema, Class<?> type) {
        RecordSchemas.require(schema, type, RequestFields::isRequired);
        if (!ANSWERS.contains(type)) {
            schema.setAdditionalProperties(false);
        }
        fields.getOrDefault(type, Map.of()).forEach((field, rule) -> rule.accept(schema.getProperties().get(field)));
        wholes.getOrDefault(type, _ -> {}).accept(schema);
    }

    private static boolean isRequired(RecordComponent component) {
        var type = component.getType();
        var mayBeLeftOut = component.getAnnotatedType().isAnnotationPresent(Nullable.class) || DEFAULTED.contains(type);
        return !mayBeLeftOut
                && (type == String.class
                        || type == UUID.class
                        || type == int.class
                        || type == long.class
                        || type.isEnum()
                        || type.isRecord());
    }
}
