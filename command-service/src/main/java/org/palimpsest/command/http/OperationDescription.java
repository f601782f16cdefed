package org.palimpsest.command.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.web.Headers;
import org.palimpsest.web.ProblemResponses;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/** What holds for each command: its headers and the problems that it may be answered with. */
final class OperationDescription implements GlobalOperationCustomizer {
    private static final Set<HttpStatus> ALWAYS = EnumSet.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.CONFLICT,
            HttpStatus.PRECONDITION_FAILED,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var versionRequired = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(VersionRequired.class));
        var isCommand = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Envelope.class);
        var ofSomething = operation.getParameters() != null;
        if (isCommand) {
            operation.getResponses().forEach((status, response) -> headers(status, response));
        }
        if (ofSomething) {
            operation.getParameters().forEach(OperationDescription::path);
        }
        var problems = EnumSet.copyOf(ALWAYS);
        if (ofSomething) {
            problems.add(HttpStatus.NOT_FOUND);
        }
        if (versionRequired) {
            problems.add(HttpStatus.PRECONDITION_REQUIRED);
        }
        ProblemResponses.add(operation, problems);
        if (!isCommand) {
            return operation;
        }
        // What is only being made has no version yet.
        return idempotencyKey(ofSomething ? ifMatch(operation, versionRequired) : operation);
    }

    private static Operation ifMatch(Operation operation, boolean required) {
        return operation.addParametersItem(new HeaderParameter()
                .name(HttpHeaders.IF_MATCH)
                .required(required)
                .description("The ETag of what was seen: the command is refused (412) if there is a newer version.")
                .schema(new StringSchema().pattern(EntityTag.PATTERN).example("\"7\"")));
    }

    private static Operation idempotencyKey(Operation operation) {
        return operation.addParametersItem(new HeaderParameter()
                .name(EnvelopeResolver.IDEMPOTENCY_KEY)
                .required(false)
                .description("A name for this request, of the sender's choice. Sent again with the same key, it is"
                        + " answered as before and does nothing.")
                .schema(new StringSchema().pattern("^[!-~]{1,255}$").maxLength(255)));
    }

    private static void path(Parameter parameter) {
        var schema = parameter.getSchema();
        switch (parameter.getName()) {
            case "id" -> {
                var person = schema.getFormat() == null;
                if (parameter.getDescription() == null) {
                    parameter.description(person ? "The person's id" : "The entry's id");
                }
                if (person) {
                    FieldRule.person().accept(schema);
                }
            }
            case "issue" -> parameter.description("The issue's id");
            case "search" -> parameter.description("The id of the saved search");
            case "group" -> parameter.description("The id of the group of synonyms");
            case "entry" -> parameter.description("The entry's id");
            case "slug" -> {
                parameter.description("The section's slug");
                FieldRule.slug().accept(schema);
            }
            case "role" -> {
                parameter.description("The role that is taken");
                FieldRule.role().accept(schema);
            }
            case "name" -> {
                parameter.description("The file's name; a number is added where another one has it");
                FieldRule.form("[^/\\\\<>:\"|?*.][^/\\\\<>:\"|?*]*", 200, "map.png").accept(schema);
            }
            case "alternative" -> {
                parameter.description("What a picture shows, for people who do not see it. Needed for a picture that is not decorative");
                FieldRule.line(1000).accept(schema);
            }
            case "decorative" -> parameter.description("Whether it is a picture of which nothing needs to be said");
            case "replaces" -> parameter.description("Whether it takes the place of the draft's file of this name");
            case "upload" -> parameter.description("The upload's id, the last part of the Location that its beginning was answered with");
            case "Upload-Offset" -> {
                parameter.description("How many bytes of the file come before this piece");
                schema.minimum(BigDecimal.ZERO);
            }
            case "number" -> {
                parameter.description("Which of the entry's suppressions, from 1");
                FieldRule.range(1, Integer.MAX_VALUE).accept(schema);
            }
            default -> throw new IllegalStateException("There is no description of the parameter " + parameter.getName() + ".");
        }
    }

    private static void headers(String status, ApiResponse response) {
        response.description("Receipt, and durable.")
                .addHeaderObject(HttpHeaders.ETAG, header(new StringSchema(), "The version, in quotation marks"))
                .addHeaderObject(
                        Headers.POSITION,
                        header(new IntegerSchema().format("int64").minimum(BigDecimal.ZERO), "As in the body"));
        if (status.equals("201")) {
            response.addHeaderObject(HttpHeaders.LOCATION, header(new StringSchema(), "Where it can be read"));
        }
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }
}
