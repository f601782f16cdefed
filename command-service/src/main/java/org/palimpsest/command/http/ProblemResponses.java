package org.palimpsest.command.http;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every status that tells a problem, as the API's description has it. */
final class ProblemResponses {
    private static final String PREFIX = "Problem";

    private ProblemResponses() {}

    static Map<String, ApiResponse> all() {
        var all = new LinkedHashMap<String, ApiResponse>();
        for (var kind : ProblemKind.values()) {
            all.computeIfAbsent(PREFIX + kind.status().value(), name -> response(kind.status()));
        }
        return all;
    }

    static ApiResponse reference(HttpStatus status) {
        return new ApiResponse().$ref(PREFIX + status.value());
    }

    private static ApiResponse response(HttpStatus status) {
        var problem = new MediaType().schema(new Schema<>().$ref(Problem.class.getSimpleName()));
        var response = new ApiResponse()
                .description(Arrays.stream(ProblemKind.values())
                        .filter(kind -> kind.status() == status)
                        .map(kind -> "`" + kind.type() + "`: " + kind.title())
                        .collect(joining(" ")))
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
        return switch (status) {
            case UNAUTHORIZED -> response.addHeaderObject(HttpHeaders.WWW_AUTHENTICATE, text());
            case PRECONDITION_FAILED -> response.addHeaderObject(HttpHeaders.ETAG, text());
            case SERVICE_UNAVAILABLE ->
                response.addHeaderObject(
                        HttpHeaders.RETRY_AFTER, new Header().schema(new IntegerSchema()).description("In seconds"));
            default -> response;
        };
    }

    private static Header text() {
        return new Header().schema(new StringSchema());
    }
}
