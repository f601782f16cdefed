package org.palimpsest.query;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.palimpsest.web.ApiDescription;
import org.palimpsest.web.Headers;
import org.palimpsest.web.ProblemResponses;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** What each question is for, what it may ask, and how it may be answered. */
final class OperationDescription implements GlobalOperationCustomizer {
    private static final String DONE = "200";
    private static final String TOO_LONG = Integer.toString(HttpStatus.URI_TOO_LONG.value());
    private static final String ETAG = "^\"[!#-~]{0,200}\"$";

    private static final Set<HttpStatus> ALWAYS = EnumSet.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    /** By the names of the controllers' methods. */
    private static final Map<String, About> OPERATIONS = Map.ofEntries(
            Map.entry("sections", About.open("Library", "All sections")),
            Map.entry("section", About.open("Library", "A section, and its entries page by page", HttpStatus.NOT_FOUND)),
            Map.entry("entry", About.ofEntry("Library", "An entry in its current version, or in that of a day of the past")),
            Map.entry("version", About.ofEntry("Library", "A version of an entry")),
            Map.entry("comments", About.ofEntry("Comments", "What people say about an entry, an answer after what it answers")),
            Map.entry("comment", About.open("Comments", "A comment", HttpStatus.NOT_FOUND)),
            Map.entry("issues", About.open("Issues", "The published issues of a journal's section", HttpStatus.NOT_FOUND)),
            Map.entry("issueContents", About.open("Issues", "A published issue with its entries", HttpStatus.NOT_FOUND)),
            Map.entry("plannedIssues", About.own("Issues", "The issues that are being put together; for editors", HttpStatus.FORBIDDEN)),
            Map.entry("issue",
                    About.own("Issues", "An issue with the ids of its entries; for editors", HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND)),
            Map.entry("reviewForm",
                    About.own(
                            "Library", "What a section asks its reviewers; for administrators", HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND)),
            Map.entry("search", About.open("Search", "Search what is published, today or as of a day of the past")),
            Map.entry("usage", About.ofEntry("Usage", "How often an entry was read, by version and month, in COUNTER's metrics")),
            Map.entry("mostRead", About.open("Usage", "What was read most in the last months", HttpStatus.NOT_FOUND)),
            Map.entry("itemReport",
                    About.own(
                            "Usage", "How often each entry was read, by month, as COUNTER's item report; for editors", HttpStatus.FORBIDDEN,
                            HttpStatus.NOT_FOUND)),
            Map.entry("organisation",
                    About.open("Library", "An organisation with the people and entries that name it", HttpStatus.NOT_FOUND)),
            Map.entry("synonyms", About.open("Search", "Which words mean the same to the search, as editors have said")),
            Map.entry("suggest", About.open("Search", "What may be meant by what has been typed so far")),
            Map.entry("related", About.open("Search", "What else a reader of an entry may want to read, at most six", HttpStatus.NOT_FOUND)),
            Map.entry("steps", About.ofEntry("History", "What happened to an entry, part by part, as far as the caller may see it")),
            Map.entry("state", About.ofEntry("History", "An entry as it was at a moment, as far as the caller may see it")),
            Map.entry("differences", About.ofEntry("History", "What differs between two moments of an entry")),
            Map.entry("desk", About.own("Desk", "What waits for the caller")),
            Map.entry("drafts", About.own("Desk", "What the caller has written, by whose turn it is, part by part")),
            Map.entry("reviews", About.own("Desk", "What the caller was asked to review, by whose turn it is, part by part")),
            Map.entry("queue", About.own("Desk", "What waits for editors, part by part; nothing for everybody else")),
            Map.entry("draft", About.own("Desk", "The working draft, as far as the caller may see it", HttpStatus.NOT_FOUND)),
            Map.entry("profile", About.open("People", "Somebody who wants readers to see their profile", HttpStatus.NOT_FOUND)),
            Map.entry("savedSearches", About.own("People", "The searches that the caller has saved")),
            Map.entry("me", About.own("People", "The caller's own account", HttpStatus.NOT_FOUND, HttpStatus.GONE)));

    /** @param needsToken whether only people who are signed in get an answer */
    private record About(String tag, String summary, boolean needsToken, Set<HttpStatus> problems) {

        static About open(String tag, String summary, HttpStatus... problems) {
            return new About(tag, summary, false, Set.of(problems));
        }

        static About own(String tag, String summary, HttpStatus... problems) {
            return new About(tag, summary, true, Set.of(problems));
        }

        static About ofEntry(String tag, String summary) {
            return open(tag, summary, HttpStatus.NOT_FOUND, HttpStatus.GONE);
        }
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var name = method.getMethod().getName();
        var about = OPERATIONS.get(name);
        if (about == null) {
            throw new IllegalStateException("There is no description of what “" + name + "” answers.");
        }
        var problems = EnumSet.copyOf(ALWAYS);
        problems.addAll(about.problems());
        operation.operationId(name).summary(about.summary()).tags(List.of(about.tag()));
        ProblemResponses.add(operation, problems);
        ParameterDescriptions.describe(operation, name);
        if (name.equals("search")) {
            operation.getResponses().addApiResponse(TOO_LONG, new ApiResponse().description(
                    "The address has more than 32 KB, which all parameters together may have. There is no body."));
        }
        operation.addParametersItem(position());
        done(operation).addHeaderObject(Headers.POSITION, header(positions(), "As the request named it"));
        if (ResponseEntity.class.isAssignableFrom(method.getMethod().getReturnType())) {
            tagged(operation);
        }
        return about.needsToken() ? operation.addSecurityItem(ApiDescription.withToken()) : operation;
    }

    private static ApiResponse done(Operation operation) {
        return Objects.requireNonNull(operation.getResponses().get(DONE));
    }

    private static void tagged(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(HttpHeaders.IF_NONE_MATCH)
                .description("The ETag of what the caller has: if that is still good, the answer is 304.")
                .schema(new StringSchema().pattern(ETAG).example("\"7\"")));
        done(operation).addHeaderObject(HttpHeaders.ETAG, header(new StringSchema(), "Changes with the answer"));
        var same = new ApiResponse()
                .description("What the caller has is still good.")
                .addHeaderObject(HttpHeaders.ETAG, header(new StringSchema(), "As in the request"));
        operation.getResponses().addApiResponse(Integer.toString(HttpStatus.NOT_MODIFIED.value()), same);
    }

    private static Parameter position() {
        return new HeaderParameter()
                .name(Headers.POSITION)
                .description("A position that a command answered. The answer waits until it has been taken in; a position that is not"
                        + " in this log is refused (400).")
                .schema(positions());
    }

    private static Schema<?> positions() {
        return ParameterDescriptions.position().example(0);
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }
}
