package org.palimpsest.query.visibility;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The addresses that a service has, and what answers there. */
final class Mapped {
    private Mapped() {}

    /**
     * By method and address, as {@code GET /entries/{slug}}; without the description of all this, and without what never ends:
     * {@code DeskChangesTest} hears that it says nothing.
     */
    static Map<String, List<HandlerMethod>> in(Running service) {
        return Objects.requireNonNull(service.bean(DispatcherHandler.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(all -> ((RequestMappingHandlerMapping) all).getHandlerMethods().entrySet().stream())
                .filter(method -> !method.getKey().getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM))
                .flatMap(method -> addresses(method.getKey()).map(address -> Map.entry(address, method.getValue())))
                .filter(method -> !method.getKey().startsWith("GET /v3/api-docs"))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name).toList();
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> (methods.isEmpty() ? List.of("any") : methods).stream().map(method -> method + " " + path));
    }

    /** Whether the answer can depend on who asks. */
    static boolean knowCaller(List<HandlerMethod> methods) {
        return methods.stream()
                .flatMap(method -> Stream.of(method.getMethodParameters()))
                .anyMatch(parameter -> parameter.getParameterType().equals(Caller.class));
    }
}
