package org.palimpsest.web;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which part of the house a request goes to, told as routing tells it: {@code /%61pi/desk} is {@code /api/desk}. */
public final class ApiPaths {
    private static final PathPattern API = pattern("/api/**");
    private static final PathPattern COMMANDS = pattern("/api/commands/**");
    private static final PathPattern OPERATION = pattern("/actuator/**");
    private static final PathPattern DESCRIPTION = pattern("/v3/**");

    private ApiPaths() {}

    public static boolean isApi(ServerHttpRequest request) {
        return matches(API, request);
    }

    public static boolean isCommand(ServerHttpRequest request) {
        return matches(COMMANDS, request);
    }

    public static boolean isOperation(ServerHttpRequest request) {
        return matches(OPERATION, request);
    }

    /** Whether people look at it in a browser, rather than programs. */
    public static boolean isPage(ServerHttpRequest request) {
        return !isApi(request) && !isOperation(request) && !matches(DESCRIPTION, request);
    }

    private static boolean matches(PathPattern pattern, ServerHttpRequest request) {
        return pattern.matches(request.getPath().pathWithinApplication());
    }

    private static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}
