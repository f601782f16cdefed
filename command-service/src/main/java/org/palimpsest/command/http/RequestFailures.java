package org.palimpsest.command.http;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** What the framework says about a request that reaches no controller. */
final class RequestFailures {

    private RequestFailures() {}

    static Failure of(ResponseStatusException error) {
        return switch (error.getStatusCode()) {
            case HttpStatus.NOT_FOUND -> Failure.of(ProblemKind.UNKNOWN, "Nothing has this address.");
            case HttpStatus.METHOD_NOT_ALLOWED -> wrongMethod(error.getHeaders().getAllow());
            case HttpStatus.NOT_ACCEPTABLE -> Failure.of(ProblemKind.NOT_ACCEPTABLE, "Accept application/json.");
            case HttpStatus.UNSUPPORTED_MEDIA_TYPE ->
                Failure.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.")
                        .with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
            case HttpStatus.CONTENT_TOO_LARGE ->
                Failure.of(ProblemKind.TOO_LARGE, "A body may have " + BodyFilter.MOST_BYTES + " bytes at most.");
            case HttpStatus.BAD_REQUEST -> badRequest(error);
            default -> Failure.of(ProblemKind.INTERNAL, "It is not your fault.");
        };
    }

    private static Failure wrongMethod(Collection<HttpMethod> allowed) {
        var names = allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return Failure.of(ProblemKind.METHOD_NOT_ALLOWED, "Use " + names + ".").with(HttpHeaders.ALLOW, names);
    }

    /** Fields are named as the command has them, whether its body is all of them or the value of one. */
    private static String prefix(ResponseStatusException error) {
        var parameter = error instanceof ServerWebInputException input ? input.getMethodParameter() : null;
        var name = parameter == null ? null : parameter.getParameterName();
        return name == null || name.equals("body") ? "" : name + ".";
    }

    private static Failure badRequest(ResponseStatusException error) {
        if (error.getCause() instanceof DecodingException decoding) {
            return decoding.getCause() instanceof JacksonException json
                    ? BodyFailures.of(json, prefix(error))
                    : Failure.of(ProblemKind.MALFORMED, "The body is not JSON.");
        }
        if (error instanceof ServerWebInputException input && input.getCause() instanceof TypeMismatchException type) {
            var name = Objects.requireNonNull(input.getMethodParameter()).getParameterName();
            return Failure.at(
                    Objects.requireNonNullElse(name, "path"),
                    "“" + type.getValue() + "” has no place in this address.",
                    BodyFailures.describe(type.getRequiredType()));
        }
        return Failure.of(ProblemKind.MALFORMED, "A body is needed.");
    }
}
