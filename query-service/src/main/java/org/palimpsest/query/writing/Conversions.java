package org.palimpsest.query.writing;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** Turns what is in the editor into Markdown and back, for authors who would rather write that. Stores nothing. */
@RestController
@Hidden
final class Conversions {
    private final JsonMapper json;

    Conversions(JsonMapper json) {
        this.json = json;
    }

    /** @throws Problem 422 if it is no document, or Markdown cannot say it without loss */
    @PostMapping(
            path = "/drafts/markdown",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> markdown(ServerWebExchange exchange) {
        var sent = checked(SentBody.document(SentForm.of(exchange).get(SentBody.DOCUMENT), json));
        var markdown = sent.asMarkdown();
        if (markdown == null) {
            throw new Problem(ProblemType.INVALID, "Markdown cannot say this without loss, or it is too long.");
        }
        return Map.of("markdown", markdown);
    }

    /** @throws Problem 422 if it is too long */
    @PostMapping(
            path = "/drafts/document",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Node> document(ServerWebExchange exchange) {
        return Map.of("document", checked(SentBody.markdown(SentForm.of(exchange).get(SentBody.MARKDOWN))).read());
    }

    private static SentBody checked(SentBody sent) {
        var wrong = sent.wrong();
        if (wrong != null) {
            throw new Problem(ProblemType.INVALID, wrong);
        }
        return sent;
    }
}
