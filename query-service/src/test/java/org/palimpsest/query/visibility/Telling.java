package org.palimpsest.query.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.Content;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.Link;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Role;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.visibility.Tale.Deed;

/** How a {@link Tale} goes, deed by deed. */
final class Telling {
    private static final ReviewQuestion CLEAR = new ReviewQuestion(ReviewQuestion.Kind.TEXT, "Is it clear?", true, false, List.of(), 0);
    private static final ReviewQuestion HUSHED = new ReviewQuestion(ReviewQuestion.Kind.TEXT, "Who else?", true, true, List.of(), 0);
    private static final String DUE = "2099-12-24";

    private final Tale tale;
    private final UUID id;
    private final UUID issue;
    private final UUID comment;
    private final Cast owner;
    private final @Nullable Cast coauthor;
    private final List<Cast> reviewers;
    private final List<Deed> deeds = new ArrayList<>();
    private Content content = Content.EMPTY;

    Telling(Tale tale) {
        this.tale = tale;
        this.id = tale.entry();
        this.issue = UUID.fromString(tale.issue());
        this.comment = UUID.fromString(tale.comment());
        this.owner = tale.owner();
        this.coauthor = tale.coauthor();
        this.reviewers = tale.reviewers();
        tell();
    }

    List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    private void tell() {
        written();
        if (coauthor != null) {
            own(new ContributorInvited(id, coauthor.fullName(), tale.called("invitation")));
            credited(new CreditConfirmed(id, coauthor.fullName(), coauthor.id()));
        }
        own(new EntrySubmitted(id, 1, tale.policy(1), List.of(CLEAR, HUSHED), List.of(), kept()));
        firstRound();
        edit(new EntryDeclined(id, 1, "It has no minutes."));
        edit(new DecisionTakenBack(id, 1, "It was meant for another entry."));
        if (coauthor != null) {
            credited(new CreditObjected(id, coauthor.fullName(), coauthor.id(), "I had other hours."));
            edit(new ObjectionSetAside(id, coauthor.fullName(), coauthor.id(), "They were hers."));
            credited(new CreditConfirmed(id, coauthor.fullName(), coauthor.id()));
        }
        if (coauthor != null) {
            handedOverAndBack(coauthor);
        }
        edit(new RevisionsRequested(id, 1, "Say more about clocks."));
        own(revised(new TitleRevised(id, "Hours and clocks")));
        own(new EntrySubmitted(id, 2, tale.policy(1), List.of(CLEAR), reviewers.stream()
                .limit(2)
                .flatMap(one -> Stream.of(
                        new ReviewResponse(one.id(), CLEAR, "A word less."), new ReviewResponse(one.id(), "We thank for the hour.")))
                .toList(), kept()));
        secondRound();
        edit(new RevisionsRequested(id, 2, "Only the keywords."));
        own(revised(new KeywordsRevised(id, List.of("minutes", "clocks"))));
        own(new EntrySubmitted(id, 3, tale.policy(1)), new ApprovalKept(id, 3, reviewers.getFirst().id(), 2, 1));
        edit(new EntryAccepted(id, 3, "It is good now."));
        published();
        commented();
        by(Cast.KLARA, Role.CONTRIBUTOR, new CreditClaimed(id, owner.fullName(), Cast.KLARA.id()));
        edit(new CreditClaimDeclined(id, owner.fullName(), Cast.KLARA.id(), "It is another one."));
        own(new RevisionStarted(id, 1));
        own(revised(new TitleRevised(id, "Hours and their clocks")));
        own(new EntrySubmitted(id, 4, tale.policy(0)));
        edit(new EntryAccepted(id, 4, null));
        edit(new EntryPublished(id, tale.section(), tale.slug(), 2, "CC-BY-4.0", content, VersionKind.ERRATUM, "A word was wrong."));
        edit(new EntryWithdrawn(id, "It has to be checked.", WithdrawnVersions.HIDDEN));
        edit(new EntryReinstated(id, "It was checked."));
        if (coauthor != null) {
            credited(new CreditReleased(id, coauthor.fullName(), coauthor.id()));
        }
    }

    private void handedOverAndBack(Cast asked) {
        var offers = Stream.of("first", "second", "third").map(number -> tale.called(number + " offer")).toList();
        own(new OwnershipOffered(id, offers.getFirst(), asked.id(), owner.id(), "I go on leave."));
        own(new OwnershipOfferTakenBack(id, offers.getFirst()));
        own(new OwnershipOffered(id, offers.get(1), null, owner.id(), null));
        by(Cast.PETRA, Role.CONTRIBUTOR, new OwnershipHandedOver(id, offers.get(1), owner.id(), Cast.PETRA.id()));
        by(Cast.PETRA, Role.OWNER, new MessageSent(id, 1, Discussion.AUTHOR, null, "I own the hours now."));
        edit(new OwnershipOffered(id, offers.getLast(), null, Cast.EDDA.id(), "She has left."));
        by(owner, Role.CONTRIBUTOR, new OwnershipHandedOver(id, offers.getLast(), Cast.PETRA.id(), owner.id()));
    }

    /** The author's name in the text, which they let stand. */
    private List<Giveaway> kept() {
        return List.of(new Giveaway(
                Giveaway.Kind.LINK, "content.body", null, 1, "", "A page", " about minutes that count.", "https://people.example/" + owner.fullName()),
                new Giveaway(Giveaway.Kind.NAME, "content.keywords", null, 0, "", owner.fullName(), "", null));
    }

    private void credited(Object event) {
        by(Objects.requireNonNull(coauthor), Role.CONTRIBUTOR, event);
    }

    private void written() {
        deeds.add(new Deed(owner, Role.CONTRIBUTOR, List.of(new DraftStarted(id, tale.section(), owner.id()))));
        var family = "https://people.example/" + owner.credit(true).family().replace("’", "-");
        var telling = new Node(
                "text", Map.of(), List.of(), List.of(new Mark("link", Map.of("href", family, "title", owner.fullName()))), "A page");
        var said = new Node("text", Map.of(), List.of(), List.of(), " about minutes that count.");
        var body = new Node(
                "doc", Map.of(), List.of(new Node("paragraph", Map.of(), List.of(telling, said), List.of(), null)), List.of(), null);
        own(
                revised(new TitleRevised(id, "Hours")),
                revised(new LanguageRevised(id, "en")),
                revised(new KeywordsRevised(id, List.of("minutes"))),
                revised(new BodyRevised(id, Schema.VERSION, body)));
        own(revised(new ContributorsRevised(
                id, Stream.of(owner, coauthor).flatMap(Stream::ofNullable).map(one -> one.credit(one == owner)).toList())));
        own(
                revised(new LinksRevised(id, List.of(new Link(
                        Link.Kind.WEBSITE, "A site", family, null, List.of(owner.fullName()), null, null)))),
                revised(new ArticleRevised(
                        id, new Article("Essay", "Hours", "3", "1", null, "10.1234/" + owner.credit(true).family(), null))));
        own(revised(new FilesRevised(id, List.of(new AttachedFile(
                "Hours by " + owner.fullName() + ".txt", tale.sha256(), "text/plain", 19, null, null, null)))));
    }

    private void firstRound() {
        var first = reviewers.getFirst();
        var second = reviewers.get(1);
        edit(new ReviewerInvited(id, 1, first.id(), DUE, "They have an hour in common."));
        by(first, Role.REVIEWER, new ReviewerAssigned(id, 1, first.id()));
        edit(new ReviewerAssigned(id, 1, second.id()));
        if (tale.anonymity() == Anonymity.DOUBLE_ANONYMIZED) {
            edit(new ReviewerInvited(id, 1, Cast.INES.id(), DUE, null));
            by(Cast.INES, Role.REVIEWER, new InvitationDeclined(id, 1, Cast.INES.id(), "I have no hour."));
            edit(new ReviewerInvited(id, 1, Cast.IRIS.id(), DUE, null));
            edit(new InvitationWithdrawn(id, 1, Cast.IRIS.id()));
        }
        own(new MessageSent(id, 1, Discussion.AUTHOR, null, "How long will it take?"));
        edit(new MessageSent(id, 1, Discussion.AUTHOR, null, "An hour."));
        edit(new MessageSent(id, 1, Discussion.REVIEWER, second.id(), "Is an hour enough?"));
        by(second, Role.REVIEWER, new MessageSent(id, 1, Discussion.REVIEWER, second.id(), "It is."));
        edit(new MessageSent(id, 1, Discussion.EDITORS, null, "They agree."));
        edit(new HandlingEditorAssigned(id, Cast.EDDA.id()));
        edit(new HandlingEditorReleased(id, Cast.EDDA.id(), false));
        report(1, second, Recommendation.REJECT);
        report(1, first, Recommendation.MAJOR_REVISION);
    }

    private void secondRound() {
        var first = reviewers.getFirst();
        edit(new ReviewerAssigned(id, 2, first.id()));
        if (reviewers.size() > 2) {
            var third = reviewers.getLast();
            edit(new ReviewerInvited(id, 2, third.id(), DUE, null));
            by(third, Role.REVIEWER, new ReviewerAssigned(id, 2, third.id()));
        }
        report(2, first, Recommendation.ACCEPT);
    }

    private void published() {
        edit(new IssuePlanned(issue, tale.section(), "3", "1", 2026, "Hours"), new EntryAddedToIssue(issue, id));
        edit(
                new IssuePublished(issue, tale.section(), "3", "1", 2026, "Hours", List.of(id)),
                new SlugAssigned(id, tale.slug()),
                new EntryPublished(id, tale.section(), tale.slug(), 1, "CC-BY-4.0", content));
    }

    private void commented() {
        var key = CommentEvent.key(comment);
        by(Cast.GERDA, Role.OWNER, new CommentPosted(
                comment, id, tale.section(), List.of(), null, null,
                new Personal(key, CommentEvent.NAME, Cast.GERDA.fullName()),
                new Personal(key, CommentEvent.EMAIL, Cast.GERDA.email()),
                "commenter-" + Cast.hash("SHA-256", "salt" + Cast.GERDA.email()),
                new Personal(key, CommentEvent.TEXT, "Mine has sixty."), true, List.of()));
        by(Cast.NINA, Role.OWNER, new CommentReported(
                comment, tale.called("reporter").toString(), new Personal(key, CommentEvent.REPORT, "Rude.")));
        edit(new CommentApproved(comment));
        var answer = tale.called("answer");
        by(Cast.KLARA, Role.OWNER, new CommentPosted(
                answer, id, tale.section(), List.of(comment), comment, Cast.KLARA.id(), null, null, "commenter-klara",
                new Personal(CommentEvent.key(answer), CommentEvent.TEXT, "So has ours."), false, List.of()));
    }

    private Revised revised(Revised field) {
        content = content.with(field);
        return field;
    }

    private void report(int round, Cast reviewer, Recommendation recommendation) {
        by(reviewer, Role.REVIEWER, new ReviewSubmitted(
                id, round, reviewer.id(), recommendation, "To the author in round " + round, "To the editor in round " + round,
                round > 1
                        ? List.of(new ReviewAnswer(CLEAR, "It is."))
                        : List.of(new ReviewAnswer(CLEAR, "Not yet."), new ReviewAnswer(HUSHED, "Nobody."))));
    }

    private void own(Object... events) {
        by(owner, Role.OWNER, events);
    }

    private void edit(Object... events) {
        by(Cast.EDDA, Role.EDITOR, events);
    }

    private void by(Cast who, Role role, Object... events) {
        deeds.add(new Deed(who, role, List.of(events)));
    }
}
