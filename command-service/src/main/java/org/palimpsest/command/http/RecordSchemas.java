package org.palimpsest.command.http;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Node;

/**
 * Tells of each record which fields must be there, as the types in the code do, and of what is sent that no others may.
 * Lists, flags and a body may be left out and are empty then.
 */
final class RecordSchemas implements ModelConverter {

    /** What a record takes for something careful, or empty, where it is left out. */
    private static final Set<Class<?>> DEFAULTED = Set.of(Node.class, WithdrawnVersions.class, PublicHistory.class);

    /** May tell more one day, without breaking those who read them. */
    private static final Set<Class<?>> ANSWERS = Set.of(Receipt.class);

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var defined = schema.get$ref() == null ? schema : context.getDefinedModels().get(raw.getSimpleName());
            if (defined != null) {
                describe(defined, raw);
            }
        }
        return schema;
    }

    private static void describe(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        var required = Arrays.stream(type.getRecordComponents())
                .filter(RecordSchemas::isRequired)
                .map(RecordComponent::getName)
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
        if (!ANSWERS.contains(type)) {
            schema.setAdditionalProperties(false);
        }
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
