package org.palimpsest.log;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an event is made of, as JSON: records as objects, {@code name?} for what may be absent, {@code [item]} for lists,
 * <code>{"*": value}</code> for maps, the constants of enums, the names of all other types. A record inside itself is
 * named only.
 */
final class Shape {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shape() {}

    static JsonNode of(Class<?> event) {
        return ofRecord(event, Set.of());
    }

    private static JsonNode ofRecord(Class<?> type, Set<Class<?>> around) {
        if (around.contains(type)) {
            return JSON.stringNode("(" + type.getSimpleName() + ")");
        }
        var inside = Stream.concat(around.stream(), Stream.of(type)).collect(Collectors.<Class<?>>toSet());
        var shape = JSON.objectNode();
        for (var component : type.getRecordComponents()) {
            shape.set(name(component), of(component.getAnnotatedType(), inside));
        }
        return shape;
    }

    private static String name(RecordComponent component) {
        return component.getName() + (component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "");
    }

    private static JsonNode of(AnnotatedType annotated, Set<Class<?>> around) {
        var type = raw(annotated);
        if (type == List.class) {
            return JSON.arrayNode().add(of(argument(annotated, 0), around));
        }
        if (type == Map.class) {
            return JSON.objectNode().set("*", of(argument(annotated, 1), around));
        }
        if (type.isEnum()) {
            return JSON.stringNode(Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" | ")));
        }
        return type.isRecord() ? ofRecord(type, around) : JSON.stringNode(type.getSimpleName());
    }

    static Class<?> raw(AnnotatedType annotated) {
        var type = annotated.getType();
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    static AnnotatedType argument(AnnotatedType annotated, int index) {
        return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
    }
}
