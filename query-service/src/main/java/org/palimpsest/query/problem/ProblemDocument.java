package org.palimpsest.query.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/**
 * RFC 9457, {@code application/problem+json}.
 *
 * @param type a relative address that names the kind of problem
 * @param more further members, such as {@code violations}
 */
public record ProblemDocument(
        String type, String title, int status, String detail, String instance, @JsonAnyGetter Map<String, Object> more) {}
