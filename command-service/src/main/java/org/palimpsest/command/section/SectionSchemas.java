package org.palimpsest.command.section;

import static org.palimpsest.command.http.FieldRule.describe;
import static org.palimpsest.command.http.FieldRule.form;
import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.range;
import static org.palimpsest.command.http.FieldRule.requiredLine;
import static org.palimpsest.command.http.FieldRule.requiredLines;

import io.swagger.v3.oas.models.media.Schema;
import org.palimpsest.command.http.FieldRule;
import org.palimpsest.command.http.RequestFields;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.command.section.SectionController.Closing;
import org.palimpsest.events.Policy;
import org.springframework.stereotype.Component;

/** What may stand in the fields of commands to sections. */
@Component
final class SectionSchemas implements RequestFields.Rules {

    @Override
    public void addTo(RequestFields fields) {
        fields.field(CreateSection.class, "slug", FieldRule.slug())
                .field(CreateSection.class, "title", requiredLine(Section.LONGEST_TITLE))
                .field(CreateSection.class, "journal", line(Section.LONGEST_TITLE))
                .field(Policy.class, "reviewsRequired", range(0, 9))
                .field(Policy.class, "reviewDays", range(0, Section.MOST_DAYS).andThen(describe("0 for the usual number of days")))
                .field(Policy.class, "licence", form(Section.LICENCE.pattern(), Section.LONGEST_LICENCE, "CC-BY-4.0")
                        .andThen(describe("An SPDX identifier")))
                .whole(Policy.class, SectionSchemas::daysMayBeLeftOut)
                .field(Closing.class, "reason", requiredLines(Section.LONGEST_REASON));
    }

    /** Unlike other numbers. */
    private static void daysMayBeLeftOut(Schema<?> policy) {
        policy.setRequired(policy.getRequired().stream().filter(field -> !field.equals("reviewDays")).toList());
    }
}
