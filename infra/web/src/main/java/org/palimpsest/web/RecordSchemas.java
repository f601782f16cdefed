package org.palimpsest.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Has each record in the description of an API tell more than the types of its components. Needs to be a bean. */
public final class RecordSchemas implements ModelConverter {
    private static final String COMPONENTS = "#/components/schemas/";

    private final BiConsumer<Schema<?>, Class<?>> describe;

    /** {@code describe}: adds to the schema, which has properties, what there is to tell of the record. */
    public RecordSchemas(BiConsumer<Schema<?>, Class<?>> describe) {
        this.describe = describe;
    }

    /** Says which of its components a record always has. */
    public static void require(Schema<?> schema, Class<?> type, Predicate<RecordComponent> always) {
        var required = Arrays.stream(type.getRecordComponents()).filter(always).map(RecordComponent::getName).toList();
        schema.setRequired(required.isEmpty() ? null : required);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var name = schema.get$ref();
            var defined = name == null ? schema : context.getDefinedModels().get(name.replace(COMPONENTS, ""));
            if (defined != null && defined.getProperties() != null) {
                describe.accept(defined, raw);
            }
        }
        return schema;
    }
}
