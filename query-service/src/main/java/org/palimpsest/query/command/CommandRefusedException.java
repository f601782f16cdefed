package org.palimpsest.query.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.palimpsest.query.pages.InWords;
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

    /** Why, in a sentence, in English: what a {@link org.palimpsest.web.Problem} says. */
    public String detail() {
        return problem.path("detail").asString(problem.path("title").asString(""));
    }

    /** Why, in sentences for people: of the fields, if it is single fields that are wrong. */
    public InWords why() {
        return InWords.joined(" ", wrong().values().stream());
    }

    /** What is wrong with which field, and what would be right; under an empty name why, where it is no single field. */
    public Map<String, InWords> wrong() {
        var fields = violations();
        return fields.isEmpty() ? Map.of("", InWords.said(detail())) : fields;
    }

    /** What is wrong with which field, and what would be right: sentences for each. */
    public Map<String, InWords> violations() {
        var found = new LinkedHashMap<String, InWords>();
        for (var violation : problem.path("violations")) {
            var message = InWords.said(violation.path("message").asString(""));
            var valid = violation.path("valid").asString("");
            var right = valid.isEmpty() ? InWords.NOTHING : InWords.said("Right would be: " + valid + ".");
            found.putIfAbsent(violation.path("path").asString(""), InWords.joined(" ", message, right));
        }
        return found;
    }
}
