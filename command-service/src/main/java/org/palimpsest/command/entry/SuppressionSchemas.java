package org.palimpsest.command.entry;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.palimpsest.command.http.FieldRule;
import org.palimpsest.events.Suppression.Kind;

/** What is told of a suppression depends on its kind. */
final class SuppressionSchemas {
    private SuppressionSchemas() {}

    static void describe(Schema<?> schema) {
        var replacement = new StringSchema().description("What is shown instead of the name");
        FieldRule.line(ContentCheck.LONGEST_NAME).accept(replacement);
        var contributor = of(Kind.CONTRIBUTOR, FieldRule.requiredLine(2 * ContentCheck.LONGEST_NAME + 1));
        contributor.addProperty("replacement", replacement);
        FieldRule.alternatives(
                schema,
                List.of(
                        of(Kind.PASSAGE, FieldRule.lines(TakingBack.SHORTEST_PASSAGE, TakingBack.LONGEST_PASSAGE)),
                        of(Kind.KEYWORD, FieldRule.requiredLine(ContentCheck.LONGEST_TAG)),
                        contributor,
                        version()));
    }

    private static Schema<?> of(Kind kind, Consumer<Schema<?>> rule) {
        var text = new StringSchema();
        rule.accept(text);
        return kind(kind, "text", text);
    }

    private static Schema<?> version() {
        var number = new IntegerSchema().minimum(BigDecimal.ONE).description("A version that is published");
        return kind(Kind.VERSION, "version", number);
    }

    private static Schema<?> kind(Kind kind, String needed, Schema<?> value) {
        return FieldRule.needing(FieldRule.variant("kind", kind.name()), needed, value);
    }
}
