package org.palimpsest.query.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.query.Running;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** All addresses of the query service that can be read, and what is asked of each about one entry. */
record Addresses(UUID id, String slug, String section) {
    /** An address as the service has it, and the parameters that are tried there, one after the other. */
    private static final Map<String, List<String>> TABLE = table("""
            /                                          |
            /api/desk                                  |
            /api/drafts/{id}                           |
            /api/entries/{slug}                        | asOf={moment}
            /api/entries/{slug}/versions/{number}      |
            /api/entries/{slugOrId}/differences        | from={moment} to={moment}
            /api/entries/{slugOrId}/history            | limit=200 before={last} after={last}
            /api/entries/{slugOrId}/states             | at={moment}
            /api/people/me                             |
            /api/search                                | q=compassionate q=towns&asOf={moment}
            /api/sections                              | asOf={moment}
            /api/sections/{slug}                       | asOf={moment}
            /desk                                      |
            /entries/{slug}                            | asOf={moment}
            /entries/{slug}/versions/{number}          |
            /entries/{slugOrId}/history                | at={moment} from={moment} from=&to={moment} before={last}
            /search                                    | q=compassionate
            /sections/{slug}                           | asOf={moment}
            /sign-in                                   |
            /v3/api-docs                               |
            """);

    static List<String> named() {
        return List.copyOf(TABLE.keySet());
    }

    /** What there is to be read in {@code service}, without what only differs in how it is written. */
    static List<String> of(Running service) {
        return service.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(Object::toString)
                .filter(path -> !path.startsWith("/v3/api-docs") || path.equals("/v3/api-docs"))
                .distinct()
                .toList();
    }

    /** What can be asked of the moments before the present: with each of {@code moments}, under one of the entry's names. */
    List<String> past(List<Long> moments) {
        return TABLE.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(parameters -> row.getKey() + "?" + parameters))
                .filter(address -> address.contains("{moment}"))
                .map(address -> paths(address).findFirst().orElseThrow())
                .flatMap(address -> moments.stream().map(moment -> address.replace("{moment}", moment.toString())))
                .toList();
    }

    /** What can be asked of the present; {@code last} is a position. */
    List<String> present(long last) {
        return TABLE.entrySet().stream()
                .flatMap(row -> paths(row.getKey()).flatMap(path -> Stream.concat(
                        Stream.of(path), row.getValue().stream().map(parameters -> path + "?" + parameters))))
                .map(address -> address.replace("{moment}", "").replace("{last}", Long.toString(last)))
                .distinct()
                .toList();
    }

    private Stream<String> paths(String pattern) {
        var path = pattern.replace("{id}", id.toString());
        if (path.contains("/sections/")) {
            return Stream.of(path.replace("{slug}", section));
        }
        if (path.contains("{number}")) {
            return Stream.of("1", "2").map(number -> path.replace("{slug}", slug).replace("{number}", number));
        }
        return path.contains("{slugOrId}")
                ? Stream.of(slug, id.toString()).map(name -> path.replace("{slugOrId}", name))
                : Stream.of(path.replace("{slug}", slug));
    }

    private static Map<String, List<String>> table(String text) {
        var table = new LinkedHashMap<String, List<String>>();
        text.lines().forEach(line -> {
            int bar = line.indexOf('|');
            var parameters = line.substring(bar + 1).strip();
            table.put(line.substring(0, bar).strip(), parameters.isEmpty() ? List.of() : List.of(parameters.split(" +")));
        });
        return table;
    }
}
