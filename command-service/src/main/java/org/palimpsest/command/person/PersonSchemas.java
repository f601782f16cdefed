package org.palimpsest.command.person;

import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.list;
import static org.palimpsest.command.http.FieldRule.once;
import static org.palimpsest.command.http.FieldRule.requiredLine;
import static org.palimpsest.command.http.FieldRule.requiredLines;

import org.palimpsest.command.AffiliationCheck;
import org.palimpsest.command.http.FieldRule;
import org.palimpsest.command.http.RequestFields;
import org.palimpsest.command.person.ApplicationController.Declining;
import org.palimpsest.command.person.ApplicationController.ReviewerApplication;
import org.palimpsest.command.person.PersonController.Grant;
import org.palimpsest.command.person.PersonController.NameAndAddress;
import org.palimpsest.command.person.PersonController.NewProfile;
import org.palimpsest.command.person.SavedSearchController.NewSearch;
import org.palimpsest.command.person.SavedSearchController.SearchChange;
import org.springframework.stereotype.Component;

/** What may stand in the fields of commands to persons. */
@Component
final class PersonSchemas implements RequestFields.Rules {

    @Override
    public void addTo(RequestFields fields) {
        fields.field(NameAndAddress.class, "name", requiredLine(Person.LONGEST_NAME))
                .field(NameAndAddress.class, "email", FieldRule.email())
                .field(NewProfile.class, "name", requiredLine(Person.LONGEST_NAME))
                .field(NewProfile.class, "affiliations", list(AffiliationCheck.MOST, _ -> {}))
                .field(NewProfile.class, "orcid", FieldRule.orcid())
                .field(NewProfile.class, "expertise", line(Application.LONGEST_EXPERTISE))
                .field(Grant.class, "role", FieldRule.role())
                .field(Grant.class, "sections", once(Person.MOST_SECTIONS, FieldRule.slug()))
                .field(ReviewerApplication.class, "sections", once(Person.MOST_SECTIONS, FieldRule.slug()))
                .field(ReviewerApplication.class, "expertise", requiredLine(Application.LONGEST_EXPERTISE))
                .field(ReviewerApplication.class, "statement", requiredLines(Application.LONGEST_STATEMENT))
                .field(NewSearch.class, "name", requiredLine(SavedSearch.LONGEST_NAME))
                .field(NewSearch.class, "question", FieldRule.form(SavedSearch.FORM, SavedSearch.LONGEST_QUESTION, "q=hub&sort=newest"))
                .field(SearchChange.class, "name", requiredLine(SavedSearch.LONGEST_NAME))
                .field(Declining.class, "reason", requiredLines(Application.LONGEST_REASON));
    }
}
