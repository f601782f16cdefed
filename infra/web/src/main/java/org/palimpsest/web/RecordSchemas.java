package org.palimpsest.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Has each record in the description of an API tell more than the types of its components, and no two of them share a name: the
 * description would say of both what one of them has. Needs to be a bean. Thread-safe.
 */
public final class RecordSchemas implements ModelConverter {
    private static final String COMPONENTS = "#/components/schemas/";

    private final BiConsumer<Schema<?>, Class<?>> describe;
    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    /** {@code describe}: adds to the schema, which has properties, what there is to tell of the record. */
    public RecordSchemas(BiConsumer<Schema<?>, Class<?>> describe) {
        this.describe = describe;
    }

    /** Says which of its components a record always has. */
    public static void require(Schema<?> schema, Class<?> type, Predicate<RecordComponent> always) {
        var required = Arrays.stream(type.getRecordComponents()).filter(always).map(RecordComponent::getName).toList();
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** @throws IllegalStateException if another record of the description has the name of this one */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var name = schema.get$ref() == null ? null : schema.get$ref().replace(COMPONENTS, "");
            var other = name == null ? null : named.putIfAbsent(name, raw);
            if (other != null && other != raw) {
                throw new IllegalStateException(raw.getName() + " and " + other.getName() + " have one name in the description of the API");
            }
            var defined = name == null ? schema : context.getDefinedModels().get(name);
            if (defined != null && defined.getProperties() != null) {
                describe.accept(defined, raw);
            }
        }
        return schema;
    }
}
