package org.palimpsest.command.issue;

import static org.palimpsest.command.http.FieldRule.form;
import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.once;
import static org.palimpsest.command.http.FieldRule.range;

import org.palimpsest.command.http.FieldRule;
import org.palimpsest.command.http.RequestFields;
import org.palimpsest.command.issue.IssueBodies.IssuePublication;
import org.palimpsest.command.issue.IssueBodies.NewIssue;
import org.palimpsest.command.issue.IssueBodies.Order;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.springframework.stereotype.Component;

/** What may stand in the fields of commands to issues. */
@Component
final class IssueSchemas implements RequestFields.Rules {

    private static final String EMBARGO =
            "The first moment at which the texts are readable, of the next ten years; left out, they are at once";

    @Override
    public void addTo(RequestFields fields) {
        fields.field(NewIssue.class, "section", FieldRule.slug())
                .field(IssuePublication.class, "embargoUntil", FieldRule.describe(EMBARGO))
                .field(Order.class, "entries", once(JournalIssue.MOST_ENTRIES, _ -> {}));
        details(NewIssue.class, fields);
        details(Details.class, fields);
    }

    private static void details(Class<? extends Record> type, RequestFields fields) {
        var number = form(JournalIssue.NUMBER.pattern(), JournalIssue.LONGEST_NUMBER, "S2");
        fields.field(type, "volume", number)
                .field(type, "number", number)
                .field(type, "year", range(JournalIssue.FIRST_YEAR, JournalIssue.LAST_YEAR))
                .field(type, "title", line(JournalIssue.LONGEST_TITLE));
    }
}
