package org.palimpsest.command.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Violation;

/** What is told of a failure: RFC 9457, and what the sender needs to do better. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "RFC 9457 problem document")
record Problem(
        @Schema(description = "Which problem, the same wherever it appears", example = "/problems/stale")
        String type,
        String title,
        int status,
        @Schema(description = "This occurrence, in a sentence")
        String detail,
        @Schema(description = "Path of the request")
        @Nullable String instance,
        @Schema(description = "Field by field what is wrong and what would be right")
        List<Violation> violations,
        @Schema(description = "With status 412: the version that is there now")
        @Nullable Long currentVersion,
        @Schema(description = "With status 500: under which name the server's log tells more")
        @Nullable String incident) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Failure failure, String instance) {
        var kind = failure.kind();
        return new Problem(
                kind.type(),
                kind.title(),
                kind.status().value(),
                failure.detail(),
                instance,
                failure.violations(),
                failure.currentVersion(),
                failure.incident());
    }
}
