package org.palimpsest.web;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Every status that tells a problem, and the problem document, as the descriptions of both APIs have them. */
@Component
public final class ProblemResponses implements GlobalOpenApiCustomizer {
    private static final String PROBLEM = "Problem";

    ProblemResponses() {}

    /** Says that the operation may be answered with these. */
    public static void add(Operation operation, Set<HttpStatus> statuses) {
        statuses.forEach(status -> operation
                .getResponses()
                .addApiResponse(Integer.toString(status.value()), new ApiResponse().$ref(PROBLEM + status.value())));
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        Arrays.stream(ProblemType.values())
                .map(ProblemType::status)
                .distinct()
                .forEach(status -> api.getComponents().addResponses(PROBLEM + status.value(), response(status)));
    }

    private static ApiResponse response(HttpStatus status) {
        var problem = new MediaType().schema(new Schema<>().$ref(PROBLEM));
        var response = new ApiResponse()
                .description(Arrays.stream(ProblemType.values())
                        .filter(type -> type.status() == status)
                        .map(type -> "`" + type.uri() + "`: " + type.title() + ".")
                        .collect(joining(" ")))
                .content(new Content()
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem));
        return switch (status) {
            case UNAUTHORIZED -> response.addHeaderObject(HttpHeaders.WWW_AUTHENTICATE, text());
            case PRECONDITION_FAILED -> response.addHeaderObject(HttpHeaders.ETAG, text());
            case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS ->
                response.addHeaderObject(
                        HttpHeaders.RETRY_AFTER, new Header().schema(new IntegerSchema()).description("In seconds"));
            default -> response;
        };
    }

    private static Header text() {
        return new Header().schema(new StringSchema());
    }

    private static Schema<?> problem() {
        var violation = new ObjectSchema()
                .addProperty("path", string("Where: names and indices joined by dots, or a parameter or header"))
                .addProperty("message", string("What is wrong"))
                .addProperty("valid", string("What would be right"));
        var document = new ObjectSchema();
        document.setRequired(List.of("type", "title", "status", "detail"));
        return document.description("RFC 9457 problem document")
                .addProperty("type", string("Which problem, the same wherever it appears").example("/problems/stale"))
                .addProperty("title", string("The type in words; like all of them in English, or as Accept-Language wants"))
                .addProperty("status", new IntegerSchema().format("int32"))
                .addProperty("detail", string("This occurrence, in a sentence"))
                .addProperty("instance", string("Path of the request"))
                .addProperty("violations", new ArraySchema()
                        .items(violation)
                        .maxItems(Problem.MOST_VIOLATIONS)
                        .description("Field by field what is wrong and what would be right"))
                .addProperty("violationsOmitted", whole("How many violations are not told"))
                .addProperty("currentVersion", whole("With status 412: the version that is there now"))
                .addProperty("incident", string("With status 500: under which name the server's log tells more"));
    }

    private static Schema<?> string(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> whole(String description) {
        return new IntegerSchema().format("int64").description(description);
    }
}
