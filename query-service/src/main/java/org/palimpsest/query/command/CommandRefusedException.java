package org.palimpsest.query.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.palimpsest.web.ProblemType;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the command service answered when it said no, to be told at the fields of a form. */
public final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    CommandRefusedException(int status, JsonNode problem) {
        super(problem.path("title").asString("Refused") + ": " + problem.path("detail").asString(""));
        this.status = status;
        this.problem = problem;
    }

    /** What is not even sent, because it is known here what is wrong with one field of it. */
    public static CommandRefusedException invalid(String path, String message) {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", ProblemType.INVALID.uri().toString()).put("detail", message);
        problem.putArray("violations").addObject().put("path", path).put("message", message);
        return new CommandRefusedException(HttpStatus.UNPROCESSABLE_CONTENT.value(), problem);
    }

    public int status() {
        return status;
    }

    /** Whether it is a problem of this type. */
    public boolean is(ProblemType type) {
        return type.uri().toString().equals(problem.path("type").asString(""));
    }

    /** Why, in a sentence for people. */
    public String detail() {
        return problem.path("detail").asString(problem.path("title").asString(""));
    }

    /** What is wrong with which field, and what would be right: sentences for each. */
    public Map<String, String> violations() {
        var found = new LinkedHashMap<String, String>();
        for (var violation : problem.path("violations")) {
            var valid = violation.path("valid").asString("");
            found.putIfAbsent(
                    violation.path("path").asString(""),
                    violation.path("message").asString("") + (valid.isEmpty() ? "" : " Right would be: " + valid + "."));
        }
        return found;
    }
}
