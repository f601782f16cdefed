package org.palimpsest.command.entry;

import static org.palimpsest.command.http.FieldRule.describe;
import static org.palimpsest.command.http.FieldRule.form;
import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.lines;
import static org.palimpsest.command.http.FieldRule.list;
import static org.palimpsest.command.http.FieldRule.once;
import static org.palimpsest.command.http.FieldRule.oneOf;
import static org.palimpsest.command.http.FieldRule.range;
import static org.palimpsest.command.http.FieldRule.requiredLine;
import static org.palimpsest.command.http.FieldRule.requiredLines;

import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.palimpsest.anonymity.Giveaways;
import org.palimpsest.command.AffiliationCheck;
import org.palimpsest.command.entry.CreditController.ClaimDecision;
import org.palimpsest.command.entry.CreditController.ContributorInvitation;
import org.palimpsest.command.entry.CreditController.CreditAnswer;
import org.palimpsest.command.entry.CreditController.Credited;
import org.palimpsest.command.entry.CreditController.SettingAside;
import org.palimpsest.command.entry.EntryBodies.Assignment;
import org.palimpsest.command.entry.EntryBodies.Handed;
import org.palimpsest.command.entry.EntryBodies.Invitation;
import org.palimpsest.command.entry.EntryBodies.Message;
import org.palimpsest.command.entry.EntryBodies.Moved;
import org.palimpsest.command.entry.EntryBodies.NewEntry;
import org.palimpsest.command.entry.EntryBodies.OptionalMessage;
import org.palimpsest.command.entry.EntryBodies.OptionalReason;
import org.palimpsest.command.entry.EntryBodies.Plan;
import org.palimpsest.command.entry.EntryBodies.Publication;
import org.palimpsest.command.entry.EntryBodies.Reasoned;
import org.palimpsest.command.entry.EntryBodies.Review;
import org.palimpsest.command.entry.EntryBodies.Said;
import org.palimpsest.command.entry.EntryBodies.SaidToReviewer;
import org.palimpsest.command.entry.EntryBodies.Submission;
import org.palimpsest.command.entry.EntryBodies.Suppressing;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.HandoverController.Handover;
import org.palimpsest.command.entry.HandoverController.HandoverAnswer;
import org.palimpsest.command.http.FieldRule;
import org.palimpsest.command.http.RequestFields;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.CreditRoles;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.text.Node;
import org.springframework.stereotype.Component;

/**
 * What may stand in the fields of commands to entries. What no schema can tell is told in words: a check digit, or which of two
 * dates is earlier.
 */
@Component
final class EntrySchemas implements RequestFields.Rules {
    private static final int LONGEST_DATE = 10;
    private static final int LONGEST_WHOLE_NAME = 2 * ContentCheck.LONGEST_NAME + 1;
    private static final int LONGEST_LINK = 500;
    private static final String WHOLE_NAME = "The whole name, as it stands in the credits";
    private static final String EMBARGO =
            "Of a first publication: the first moment at which the text is readable, of the next ten years; left out, it is at once";
    private static final String QUOTES =
            "Whether the message was built from the reports: reviewers who may not read these do not get it then";

    /** BCP 47 with one variant: language, script, region, variant. */
    private static final String LANGUAGE =
            "[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([0-9][A-Za-z0-9]{3}|[A-Za-z0-9]{5,8}))?";

    private static final String YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
    private static final String DAY_OF_ANY_YEAR = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
            + "|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
    private static final String LEAP_DAY = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";
    private static final String DAY = YEAR + "-" + DAY_OF_ANY_YEAR + "|" + LEAP_DAY;
    private static final String DATE = YEAR + "(-(0[1-9]|1[0-2]))?|" + DAY;

    private static final String URL_PART = "([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*";
    private static final String HOST = "([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?";

    @Override
    public void addTo(RequestFields fields) {
        commands(fields);
        content(fields);
        people(fields);
        fields.whole(Suppression.class, SuppressionSchemas::describe)
                .whole(Period.class, EntrySchemas::openOrEnded)
                .whole(Node.class, BodySchemas::describe);
        BodySchemas.parts().forEach(fields::component);
    }

    private static void openOrEnded(Schema<?> period) {
        var ongoing = new BooleanSchema();
        ongoing.setEnum(List.of(true));
        period.not(FieldRule.needing(FieldRule.needing(new Schema<>(), "ongoing", ongoing), "to", new Schema<>()));
    }

    private static void commands(RequestFields fields) {
        fields.field(NewEntry.class, "section", FieldRule.slug())
                .field(NewEntry.class, "slug", FieldRule.slug())
                .field(Assignment.class, "reviewer", FieldRule.person())
                .field(Invitation.class, "reviewer", FieldRule.person())
                .field(Invitation.class, "despite", lines(Inviting.LONGEST_REASON))
                .field(ContributorInvitation.class, "contributor", requiredLine(LONGEST_WHOLE_NAME).andThen(describe(WHOLE_NAME)))
                .field(ContributorInvitation.class, "email", FieldRule.email())
                .field(Handover.class, "person", FieldRule.person())
                .field(Handover.class, "email", FieldRule.email())
                .field(Handover.class, "reason", lines(HandingOver.LONGEST_REASON).andThen(describe("Needed of everybody but the owner")))
                .field(HandoverAnswer.class, "link", line(LONGEST_LINK))
                .field(Credited.class, "contributor", requiredLine(LONGEST_WHOLE_NAME).andThen(describe(WHOLE_NAME)))
                .field(ClaimDecision.class, "contributor", requiredLine(LONGEST_WHOLE_NAME).andThen(describe(WHOLE_NAME)))
                .field(ClaimDecision.class, "reason", lines(Crediting.LONGEST_REASON))
                .field(CreditAnswer.class, "link", line(LONGEST_LINK))
                .field(CreditAnswer.class, "contributor", line(LONGEST_WHOLE_NAME).andThen(describe(WHOLE_NAME)))
                .field(CreditAnswer.class, "reason", lines(Crediting.LONGEST_REASON))
                .field(SettingAside.class, "contributor", requiredLine(LONGEST_WHOLE_NAME).andThen(describe(WHOLE_NAME)))
                .field(SettingAside.class, "reason", requiredLines(Crediting.LONGEST_REASON))
                .field(OptionalReason.class, "reason", lines(Inviting.LONGEST_REASON))
                .field(Review.class, "toAuthor", lines(Reviewing.LONGEST_REVIEW)
                        .andThen(describe("Needed where the round has no questions")))
                .field(Review.class, "toEditor", lines(Reviewing.LONGEST_REVIEW))
                .field(Review.class, "answers", list(Reviewing.MOST_ANSWERS, _ -> {}).andThen(describe("To the questions of the round")))
                .field(SubmitReview.Answer.class, "question", range(1, Reviewing.MOST_ANSWERS)
                        .andThen(describe("Its number in the round")))
                .field(SubmitReview.Answer.class, "text", lines(ReportCheck.LONGEST)
                        .andThen(describe("Of a choice the option, of a scale the number of the step")))
                .field(Submission.class, "responses", list(Responding.MOST, _ -> {})
                        .andThen(describe("After requested revisions, to the reports of that round")))
                .field(SubmitEntry.Response.class, "report", range(1, Responding.MOST)
                        .andThen(describe("Its reviewer's number among those assigned in the round, as in “Reviewer 1”")))
                .field(SubmitEntry.Response.class, "question", range(1, Reviewing.MOST_ANSWERS)
                        .andThen(describe("Whose answer it is about, by its number among those questions of the round that authors know; "
                                + "left out for the report as a whole")))
                .field(SubmitEntry.Response.class, "text", lines(Reviewing.LONGEST_REVIEW)
                        .andThen(describe("About an answer at most " + ReportCheck.LONGEST + " characters")))
                .field(Submission.class, "keeps", list(Giveaways.MOST, form(Keeping.MARK, 16, "3f2a9c0d1e2b4a5f"))
                        .andThen(describe("Where reviewers are not to know who wrote it: the mark of each place that may tell them and stays. "
                                + "Without them the places are listed in the answer, each with its mark")))
                .field(Message.class, "message", requiredLines(Reviewing.LONGEST_MESSAGE))
                .field(Message.class, "quotesReports", describe(QUOTES))
                .field(OptionalMessage.class, "message", lines(Reviewing.LONGEST_MESSAGE))
                .field(OptionalMessage.class, "quotesReports", describe(QUOTES))
                .field(Handed.class, "editor", FieldRule.person()
                        .andThen(describe("An editor of the section who does not own the entry; left out for nobody")))
                .field(Said.class, "text", requiredLines(Discussing.LONGEST))
                .field(SaidToReviewer.class, "reviewer", FieldRule.person()
                        .andThen(describe("One of the present round. Needed of editors; of a reviewer, nobody but themselves")))
                .field(SaidToReviewer.class, "text", requiredLines(Discussing.LONGEST))
                .field(Reasoned.class, "reason", requiredLines(TakingBack.LONGEST_REASON))
                .field(Publication.class, "reason", lines(TakingBack.LONGEST_REASON))
                .field(Publication.class, "embargoUntil", describe(EMBARGO))
                .field(Plan.class, "embargoUntil", describe(EMBARGO))
                .field(Moved.class, "until", describe("The first moment at which the text is readable, of the next ten years"))
                .field(Moved.class, "reason", requiredLines(TakingBack.LONGEST_REASON))
                .field(Plan.class, "reason", lines(TakingBack.LONGEST_REASON))
                .field(Plan.class, "withdrawalReason", lines(TakingBack.LONGEST_REASON))
                .field(Suppressing.class, "reason", requiredLines(TakingBack.LONGEST_REASON));
    }

    private static void content(RequestFields fields) {
        var title = ContentCheck.LONGEST_TITLE;
        var name = ContentCheck.LONGEST_NAME;
        fields.field(Content.class, "title", line(title))
                .field(Content.class, "language", form(LANGUAGE, ContentCheck.LONGEST_TAG, "cy")
                        .andThen(describe("A BCP 47 tag; extensions are taken too")))
                .field(Content.class, "keywords", once(ContentCheck.MOST_KEYWORDS, requiredLine(ContentCheck.LONGEST_TAG))
                        .andThen(describe("Each once, without regard to case")))
                .field(Content.class, "contributors", list(ContributorCheck.MOST, _ -> {}))
                .field(Content.class, "links", list(LinkCheck.MOST, _ -> {}))
                .field(Content.class, "files", list(Attaching.MOST, _ -> {})
                        .andThen(describe("Those that were sent for this entry, under whichever names")))
                .field(AttachedFile.class, "name", form(Attaching.NAME.pattern(), Attaching.LONGEST_NAME, "map.png"))
                .field(AttachedFile.class, "sha256", form("[0-9a-f]{64}", 64, "0".repeat(64)))
                .field(AttachedFile.class, "mediaType", line(ContentCheck.LONGEST_TAG))
                .field(AttachedFile.class, "alternative", line(Attaching.LONGEST_ALTERNATIVE)
                        .andThen(describe("What a picture shows; absent for a decorative one, and for all else")))
                .field(Period.class, "text", requiredLine(name))
                .field(Period.class, "from", date())
                .field(Period.class, "to", date().andThen(describe("Not before the beginning, and absent while it goes on")))
                .field(Link.class, "title", requiredLine(title))
                .field(Link.class, "url", form(url("https?"), LinkCheck.LONGEST_ADDRESS, "https://example.org/report"))
                .field(Link.class, "date", date())
                .field(Link.class, "authors", list(LinkCheck.MOST_AUTHORS, requiredLine(name)))
                .field(Link.class, "entry", FieldRule.slug())
                .field(Link.class, "section", FieldRule.slug())
                .field(Article.class, "articleType", line(name))
                .field(Article.class, "journal", line(title))
                .field(Article.class, "volume", line(ContentCheck.LONGEST_NUMBER))
                .field(Article.class, "issue", line(ContentCheck.LONGEST_NUMBER))
                .field(Article.class, "elocationId", line(ContentCheck.LONGEST_NUMBER))
                .field(Article.class, "doi", form("10\\.[0-9]{4,9}/[!-~]{1,480}", title, "10.5334/ijic.ICIC22149"))
                .field(Article.class, "firstPublished", form(DAY, LONGEST_DATE, "2022-05-16"));
    }

    private static void people(RequestFields fields) {
        fields.field(Contributor.class, "given", line(ContentCheck.LONGEST_NAME))
                .field(Contributor.class, "family", requiredLine(ContentCheck.LONGEST_NAME))
                .field(Contributor.class, "orcid", FieldRule.orcid())
                .field(Contributor.class, "roles", once(CreditRoles.ALL.size(), oneOf(CreditRoles.ALL)))
                .field(Contributor.class, "affiliations", list(AffiliationCheck.MOST, _ -> {}))
                .field(Affiliation.class, "name", requiredLine(AffiliationCheck.LONGEST_NAME))
                .field(Affiliation.class, "country", oneOf(AffiliationCheck.COUNTRIES).andThen(describe("ISO 3166-1 alpha-2")))
                .field(Affiliation.class, "ror", form(AffiliationCheck.ROR.pattern(), 25, "https://ror.org/01nrxwf90")
                        .andThen(describe("A ROR id, whose last two digits are a check (ISO/IEC 7064, MOD 97-10)")));
    }

    /** An address with this scheme, as a pattern. */
    static String url(String scheme) {
        return scheme + "://" + HOST + "(:[0-9]{1,5})?(/" + URL_PART + ")?(\\?" + URL_PART + ")?(#" + URL_PART + ")?";
    }

    private static Consumer<Schema<?>> date() {
        return form(DATE, LONGEST_DATE, "2019-01").andThen(describe("A day, month or year of ISO 8601"));
    }
}
