package org.palimpsest.command.section;

import static org.palimpsest.command.http.FieldRule.describe;
import static org.palimpsest.command.http.FieldRule.form;
import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.list;
import static org.palimpsest.command.http.FieldRule.once;
import static org.palimpsest.command.http.FieldRule.range;
import static org.palimpsest.command.http.FieldRule.requiredLine;
import static org.palimpsest.command.http.FieldRule.requiredLines;

import io.swagger.v3.oas.models.media.Schema;
import org.palimpsest.command.http.FieldRule;
import org.palimpsest.command.http.RequestFields;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.command.section.SectionController.Closing;
import org.palimpsest.command.section.SectionController.ReviewForm;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
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
                .whole(Policy.class, policy -> mayBeLeftOut(policy, "reviewDays"))
                .field(ReviewForm.class, "questions", list(QuestionCheck.MOST, _ -> {}).andThen(describe("Each once")))
                .field(ReviewQuestion.class, "text", requiredLine(QuestionCheck.LONGEST_QUESTION))
                .field(ReviewQuestion.class, "confidential", describe("Whether the answer is for the editors alone"))
                .field(ReviewQuestion.class, "options", once(QuestionCheck.MOST_OPTIONS, requiredLine(QuestionCheck.LONGEST_OPTION))
                        .andThen(describe("Of a choice at least two; of a scale none, or what its lowest and its highest step mean")))
                .field(ReviewQuestion.class, "steps", range(0, QuestionCheck.MOST_STEPS)
                        .andThen(describe("Of a scale 2 or more; of what is none, 0")))
                .whole(ReviewQuestion.class, question -> mayBeLeftOut(question, "steps"))
                .field(Closing.class, "reason", requiredLines(Section.LONGEST_REASON));
    }

    /** Unlike other numbers. */
    private static void mayBeLeftOut(Schema<?> schema, String number) {
        schema.setRequired(schema.getRequired().stream().filter(field -> !field.equals(number)).toList());
    }
}
