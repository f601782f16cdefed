package org.palimpsest.command.synonym;

import static org.palimpsest.command.http.FieldRule.describe;
import static org.palimpsest.command.http.FieldRule.lines;
import static org.palimpsest.command.http.FieldRule.once;
import static org.palimpsest.command.http.FieldRule.requiredLine;

import org.palimpsest.command.http.RequestFields;
import org.palimpsest.command.synonym.SynonymCommand.Wording;
import org.palimpsest.command.synonym.SynonymController.SynonymRemoval;
import org.springframework.stereotype.Component;

/** What may stand in the fields of commands to groups of synonyms. */
@Component
final class SynonymSchemas implements RequestFields.Rules {

    @Override
    public void addTo(RequestFields fields) {
        fields.field(Wording.class, "words", once(SynonymGroups.MOST_WORDS, requiredLine(SynonymGroups.LONGEST_WORD))
                        .andThen(describe("At least two, each with a letter or digit, and none that is in another group")))
                .field(Wording.class, "reason", lines(SynonymGroups.LONGEST_REASON))
                .field(SynonymRemoval.class, "reason", lines(SynonymGroups.LONGEST_REASON));
    }
}
