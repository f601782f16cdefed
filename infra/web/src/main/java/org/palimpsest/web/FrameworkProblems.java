package org.palimpsest.web;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Spring, Spring Security and Jackson say about a request, in our words: what is wrong, where, and what would be right. */
final class FrameworkProblems {

    private FrameworkProblems() {}

    /** {@link ProblemType#INTERNAL} where nothing else fits. */
    static Problem of(Throwable thrown) {
        return switch (thrown) {
            case AuthenticationException e -> token(e);
            case AccessDeniedException _ -> new Problem(ProblemType.NOT_PERMITTED, "You may not do this.");
            case ServerExchangeRejectedException _ ->
                new Problem(ProblemType.MALFORMED, "This address, or a header, has characters that it must not have.");
            case DataBufferLimitException _ -> tooLarge();
            case MethodNotAllowedException e -> wrongMethod(e.getSupportedMethods());
            case NotAcceptableStatusException e -> notAcceptable(e.getSupportedMediaTypes());
            // Answers are written as UTF-8; Accept may want a type that there is in another character set.
            case HttpMessageNotWritableException _ -> notAcceptable(List.of(MediaType.APPLICATION_JSON));
            case UnsupportedMediaTypeStatusException e -> unsupported(e.getSupportedMediaTypes());
            case ServerWebInputException e -> input(e);
            case ServerErrorException e -> blank(e);
            case ErrorResponse e -> other(e, thrown);
            default -> internal();
        };
    }

    private static Problem internal() {
        return new Problem(ProblemType.INTERNAL, "This is a fault of the server. It has been logged.");
    }

    private static Problem tooLarge() {
        return new Problem(ProblemType.TOO_LARGE, "The body is too large.");
    }

    /** Why a token was not taken, in a way that helps its bearer and nobody else. */
    private static Problem token(AuthenticationException error) {
        if (!(error instanceof OAuth2AuthenticationException)) {
            return Problem.unauthenticated();
        }
        var detail = error.getCause() instanceof JwtValidationException invalid
                ? invalid.getErrors().stream().map(OAuth2Error::getDescription).collect(joining(" "))
                : "The token cannot be read, or its signature is wrong.";
        return Problem.unauthenticated(detail, "invalid_token");
    }

    private static Problem wrongMethod(Collection<HttpMethod> supported) {
        var names = supported.stream().map(HttpMethod::name).sorted().collect(joining(", "));
        return new Problem(ProblemType.METHOD_NOT_ALLOWED, "Use " + names + ".").header(HttpHeaders.ALLOW, names);
    }

    private static Problem notAcceptable(Collection<MediaType> supported) {
        var types = supported.stream().map(MediaType::toString).collect(joining(", "));
        return new Problem(ProblemType.NOT_ACCEPTABLE, types.isEmpty() ? "Accept cannot be read." : "Accept " + types + ".");
    }

    private static Problem unsupported(Collection<MediaType> supported) {
        var types = supported.stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .distinct()
                .collect(joining(", "));
        var valid = types.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : types;
        return new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as " + valid + ".")
                .header(HttpHeaders.ACCEPT, valid);
    }

    private static Problem input(ServerWebInputException error) {
        if (error.getCause() instanceof DataBufferLimitException) {
            return tooLarge();
        }
        if (error.getCause() instanceof DecodingException decoding) {
            return decoding.getCause() instanceof JacksonException json
                    ? body(json, prefix(error))
                    : new Problem(ProblemType.MALFORMED, "The body is not JSON.");
        }
        var parameter = error.getMethodParameter();
        if (error.getCause() instanceof TypeMismatchException type) {
            var name = parameter == null ? null : parameter.getParameterName();
            return Problem.malformed(
                    Objects.requireNonNullElse(name, "path"),
                    "“" + type.getValue() + "” has no place in this address.",
                    describe(type.getRequiredType()));
        }
        var bodyIsMissing = parameter != null
                && parameter.hasParameterAnnotation(RequestBody.class);
        var reason = error.getReason();
        return new Problem(ProblemType.MALFORMED, bodyIsMissing || reason == null ? "A body is needed." : sentence(reason));
    }

    /** Blanks in an address are no value to Spring, which takes that for a fault of ours. */
    private static Problem blank(ServerErrorException error) {
        var parameter = error.getMethodParameter();
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class)
                ? Problem.malformed(
                        Objects.requireNonNullElse(parameter.getParameterName(), "path"),
                        "Blanks have no place in this address.",
                        describe(parameter.getParameterType()))
                : internal();
    }

    private static Problem other(ErrorResponse error, Throwable thrown) {
        var problem = switch (HttpStatus.resolve(error.getStatusCode().value())) {
            case NOT_FOUND -> Problem.unknown("Nothing has this address.");
            case CONTENT_TOO_LARGE -> tooLarge();
            case UNSUPPORTED_MEDIA_TYPE -> unsupported(List.of());
            case NOT_ACCEPTABLE -> new Problem(ProblemType.NOT_ACCEPTABLE, "Accept application/json.");
            case METHOD_NOT_ALLOWED -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "Use another method.");
            case UNAUTHORIZED -> Problem.unauthenticated();
            case FORBIDDEN -> new Problem(ProblemType.NOT_PERMITTED, "You may not do this.");
            case BAD_REQUEST -> new Problem(ProblemType.MALFORMED, detail(error.getBody(), thrown));
            case BAD_GATEWAY -> new Problem(ProblemType.BROKEN_OFF, "The answer broke off.");
            case SERVICE_UNAVAILABLE -> new Problem(ProblemType.UNAVAILABLE, "Try again later.").retryAfter(1);
            case GATEWAY_TIMEOUT -> new Problem(ProblemType.TIMED_OUT, "There was no answer in time.");
            case null, default -> internal();
        };
        error.getHeaders().forEach((header, values) -> problem.headers().put(header, values));
        return problem;
    }

    private static String detail(ProblemDetail body, Throwable thrown) {
        var reason = thrown instanceof ResponseStatusException status ? status.getReason() : body.getDetail();
        return reason == null || reason.isBlank() ? "The request cannot be read." : sentence(reason);
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    /** Fields are named as the command has them, whether its body is all of them or the value of one. */
    private static String prefix(ServerWebInputException error) {
        var parameter = error.getMethodParameter();
        var name = parameter == null ? null : parameter.getParameterName();
        return name == null || name.equals("body") ? "" : name + ".";
    }

    private static Problem body(JacksonException error, String prefix) {
        return switch (error) {
            case StreamConstraintsException _ ->
                new Problem(ProblemType.MALFORMED, "The JSON is nested too deeply, or one of its values is too long.");
            case StreamReadException e -> notJson(e, prefix);
            case UnrecognizedPropertyException e ->
                Problem.malformed(prefix + path(e), "There is no such field.", known(e.getKnownPropertyIds()));
            case MismatchedInputException e when e.getTargetType() != null && e.getTargetType().isEnum() ->
                Problem.malformed(prefix + path(e), "This value is not allowed here.", describe(e.getTargetType()));
            case MismatchedInputException e ->
                Problem.malformed(prefix + path(e), "The value is missing or of another type.", describe(e.getTargetType()));
            default -> Problem.malformed(prefix + path(error), "This cannot stand here.", "no null in lists or attributes");
        };
    }

    private static Problem notJson(StreamReadException error, String prefix) {
        var where = error.getLocation();
        var line = where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        var message = error.getOriginalMessage();
        return message != null && message.startsWith("Duplicate")
                ? Problem.malformed(prefix + place(error), "A field stands here twice" + line + ".", "each field once")
                : new Problem(ProblemType.MALFORMED, "The body is not JSON" + line + ".");
    }

    private static String place(StreamReadException error) {
        var parser = error.processor();
        return parser == null
                ? ""
                : parser.streamReadContext().pathAsPointer().toString().substring(1).replace('/', '.');
    }

    private static String path(JacksonException error) {
        return error.getPath().stream()
                .map(step -> step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .collect(joining("."));
    }

    private static String known(@Nullable Collection<Object> fields) {
        return fields == null || fields.isEmpty()
                ? "no fields"
                : fields.stream().map(Object::toString).sorted().collect(joining(", "));
    }

    private static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(joining(", "));
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : type == Map.class ? "an object" : fields(type);
    }

    private static String fields(Class<?> type) {
        return type.isRecord()
                ? "an object with "
                        + Arrays.stream(type.getRecordComponents()).map(field -> field.getName()).collect(joining(", "))
                : "an object";
    }
}
