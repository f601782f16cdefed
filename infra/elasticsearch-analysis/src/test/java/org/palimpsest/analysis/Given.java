package org.palimpsest.analysis;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.IntSetting;
import org.elasticsearch.plugin.settings.ListSetting;
import org.elasticsearch.plugin.settings.StringSetting;

/** Parameters as Elasticsearch hands them over: by the paths and the defaults that the annotations state. */
final class Given {
    private Given() {
    }

    static <T> T parameters(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> value(method, values)));
    }

    static <T> T parameters(Class<T> type) {
        return parameters(type, Map.of());
    }

    private static Object value(Method method, Map<String, Object> values) {
        Annotation setting = method.getAnnotations()[0];
        return switch (setting) {
            case BooleanSetting s -> values.getOrDefault(s.path(), s.defaultValue());
            case IntSetting s -> values.getOrDefault(s.path(), s.defaultValue());
            case StringSetting s -> values.getOrDefault(s.path(), s.defaultValue());
            case ListSetting s -> values.getOrDefault(s.path(), List.of());
            default -> throw new IllegalArgumentException("not a setting: " + setting);
        };
    }
}
