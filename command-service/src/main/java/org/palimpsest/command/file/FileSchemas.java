package org.palimpsest.command.file;

import static org.palimpsest.command.http.FieldRule.describe;
import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.requiredLine;

import java.math.BigDecimal;
import org.palimpsest.command.file.FileBodies.Described;
import org.palimpsest.command.file.FileBodies.Expected;
import org.palimpsest.command.file.FileBodies.Named;
import org.palimpsest.command.http.RequestFields;
import org.springframework.stereotype.Component;

/** What may stand in the fields of commands to files. */
@Component
final class FileSchemas implements RequestFields.Rules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ALTERNATIVE = 1_000;

    @Override
    public void addTo(RequestFields fields) {
        fields.field(Named.class, "name", requiredLine(LONGEST_NAME))
                .field(Expected.class, "name", requiredLine(LONGEST_NAME))
                .field(Expected.class, "length", describe("In bytes").andThen(schema -> schema.minimum(BigDecimal.ONE)))
                .field(Expected.class, "alternative", line(LONGEST_ALTERNATIVE).andThen(describe("What a picture shows")))
                .field(Described.class, "name", requiredLine(LONGEST_NAME))
                .field(Described.class, "alternative", line(LONGEST_ALTERNATIVE)
                        .andThen(describe("What the picture shows; absent where it is decorative")));
    }
}
