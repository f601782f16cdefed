package org.palimpsest.query.visibility;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.PeriodRevised;
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
import org.palimpsest.events.Period;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.pages.OrganisationAddress;
import org.springframework.web.util.UriUtils;

/** A published entry, and one that is not, with HTML in all that anybody can write, and the ids of all that is there. */
final class Marked {
    static final String HTML = "\"'><i class=planted>&amp;</i>";
    static final String OWNER = UUID.randomUUID().toString();
    static final String EDITOR = UUID.randomUUID().toString();
    static final String REVIEWER = UUID.randomUUID().toString();
    static final String ADMINISTRATOR = UUID.randomUUID().toString();

    private static final Pattern NAMED = Pattern.compile("([a-z]+)?/\\{(\\w+)}");
    private static final String SECTION = "essays";
    private static final String SLUG = "hours";

    private final Running log;
    private final Ids published = new Ids();
    private final Ids hidden = new Ids();

    /** Of one entry and of what belongs to it, whether they are there or not. */
    static final class Ids {
        private final UUID entry = UUID.randomUUID();
        private final UUID issue = UUID.randomUUID();
        private final UUID comment = UUID.randomUUID();
        private final UUID synonyms = UUID.randomUUID();
        private final UUID search = UUID.randomUUID();
        private String person = UUID.randomUUID().toString();
        private String slug = "slug-" + entry;
        private String organisation = "1";

        String filled(String address) {
            return NAMED.matcher(address).replaceAll(found -> {
                var of = found.group(1) == null ? "" : found.group(1);
                var value = switch (found.group(2)) {
                    case "id" -> switch (of) {
                        case "comments" -> comment.toString();
                        case "issues" -> issue.toString();
                        case "synonyms" -> synonyms.toString();
                        case "searches" -> search.toString();
                        case "people", "applications" -> person;
                        default -> entry.toString();
                    };
                    case "slug" -> of.equals("sections") ? SECTION : slug;
                    case "slugOrId" -> entry.toString();
                    case "sha256" -> entry.toString().replace("-", "").repeat(2);
                    case "name" -> of.equals("organisations") ? organisation : "1";
                    case "answer" -> "accept";
                    case "step" -> "publish";
                    default -> "1";
                };
                return of + "/" + value;
            });
        }

        /** {@code text} without any of these. */
        String without(String text) {
            var left = text;
            var sha256 = entry.toString().replace("-", "").repeat(2);
            for (var id : List.of(sha256, slug, entry.toString(), issue.toString(), comment.toString(), person)) {
                left = left.replace(id, "…");
            }
            // Each form has a key of its own.
            return left.replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…");
        }
    }

    Marked(Running log) {
        this.log = log;
        published.slug = SLUG;
        published.organisation = OrganisationAddress.of(HTML).substring("/organisations/".length());
        published.person = OWNER;
        hidden.person = OWNER;
        house();
        var content = written(published);
        reviewed(published);
        by(EDITOR, Role.EDITOR, new EntryAccepted(published.entry, 2, HTML));
        issue(published);
        by(EDITOR, Role.EDITOR,
                new IssuePublished(published.issue, SECTION, "1", "1", 2026, HTML, List.of(published.entry)),
                new SlugAssigned(published.entry, SLUG),
                new EntryPublished(published.entry, SECTION, SLUG, 1, "CC-BY-4.0", content));
        by(OWNER, Role.OWNER, new RevisionStarted(published.entry, 1));
        by(EDITOR, Role.EDITOR, new EntryPublished(
                published.entry, SECTION, SLUG, 2, "CC-BY-4.0", content, VersionKind.CORRECTION, HTML));
        comment(published.comment, published, false);
        comment(hidden.comment, published, true);
        written(hidden);
        reviewed(hidden);
        issue(hidden);
    }

    Ids hidden() {
        return hidden;
    }

    /** Of what never was. */
    Ids none() {
        return new Ids();
    }

    String filled(String address) {
        return published.filled(address);
    }

    private void by(String person, Role role, Object... events) {
        log.append(person, role, events);
    }

    private void house() {
        var policy = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0");
        by(ADMINISTRATOR, Role.ADMINISTRATOR, new SectionCreated(SECTION, "Essays " + HTML, SectionKind.JOURNAL, "Hours " + HTML, policy));
        for (var person : List.of(OWNER, EDITOR, REVIEWER, ADMINISTRATOR)) {
            by(person, Role.OWNER, new PersonRegistered(
                    person,
                    new Personal(person, PersonEvent.NAME, HTML + person.substring(0, 4)),
                    new Personal(person, PersonEvent.EMAIL, person + "@example.org"),
                    "email:" + person));
        }
        by(ADMINISTRATOR, Role.ADMINISTRATOR, new RoleGranted(REVIEWER, Role.REVIEWER));
        by(EDITOR, Role.EDITOR, new SynonymsAdded(published.synonyms, List.of(HTML, "hours"), HTML));
        by(OWNER, Role.OWNER, new SearchSaved(
                OWNER,
                published.search,
                new Personal(OWNER, PersonEvent.LABEL, HTML),
                new Personal(OWNER, PersonEvent.QUESTION, "q=" + UriUtils.encode(HTML, StandardCharsets.UTF_8)),
                true));
        by(OWNER, Role.OWNER, new ReviewerApplicationSubmitted(
                OWNER,
                List.of(SECTION),
                new Personal(OWNER, PersonEvent.EXPERTISE, HTML),
                new Personal(OWNER, PersonEvent.STATEMENT, HTML)));
    }

    private Content written(Ids ids) {
        var id = ids.entry;
        var sha256 = id.toString().replace("-", "").repeat(2);
        log.file(id, sha256, HTML);
        var author = new Contributor(HTML, HTML, List.of(new Affiliation(HTML, "GB", null)), null, List.of(), true);
        var address = "https://example.org/?a=%22%3E%3Ci+class=planted%3E";
        var link = new Link(Link.Kind.REPORT, HTML, address, null, List.of(HTML), null, null);
        var fields = List.<Revised>of(
                new TitleRevised(id, HTML),
                new LanguageRevised(id, "en"),
                new PeriodRevised(id, new Period(HTML, "2014", null, true)),
                new KeywordsRevised(id, List.of(HTML)),
                new BodyRevised(id, Schema.VERSION, Scenario.body(HTML)),
                new ContributorsRevised(id, List.of(author)),
                new LinksRevised(id, List.of(link)),
                new ArticleRevised(id, new Article(HTML, HTML, HTML, HTML, HTML, "10.1234/" + HTML, null)),
                new FilesRevised(id, List.of(new AttachedFile(HTML + ".txt", sha256, "text/plain", 9, null, null, null))));
        by(OWNER, Role.CONTRIBUTOR, new DraftStarted(id, SECTION, OWNER));
        fields.forEach(field -> by(OWNER, Role.OWNER, field));
        var content = Content.EMPTY;
        for (var field : fields) {
            content = content.with(field);
        }
        return content;
    }

    private void reviewed(Ids ids) {
        var id = ids.entry;
        var policy = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0");
        var question = new ReviewQuestion(ReviewQuestion.Kind.TEXT, HTML, true, false, List.of(), 0);
        var kept = new Giveaway(Giveaway.Kind.LINK, "content.body", HTML, 1, HTML, HTML, HTML, HTML);
        by(OWNER, Role.OWNER, new EntrySubmitted(id, 1, policy, List.of(question), List.of(), List.of(kept)));
        by(EDITOR, Role.EDITOR, new ReviewerInvited(id, 1, ADMINISTRATOR, "2099-12-24", HTML));
        by(ADMINISTRATOR, Role.REVIEWER, new InvitationDeclined(id, 1, ADMINISTRATOR, HTML));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 1, REVIEWER));
        by(OWNER, Role.OWNER, new MessageSent(id, 1, Discussion.AUTHOR, null, HTML));
        by(OWNER, Role.OWNER, new OwnershipOffered(id, UUID.randomUUID(), null, OWNER, HTML));
        by(REVIEWER, Role.REVIEWER, new MessageSent(id, 1, Discussion.REVIEWER, REVIEWER, HTML));
        by(EDITOR, Role.EDITOR, new MessageSent(id, 1, Discussion.EDITORS, null, HTML));
        by(REVIEWER, Role.REVIEWER, new ReviewSubmitted(id, 1, REVIEWER, Recommendation.MAJOR_REVISION, HTML, HTML,
                List.of(new ReviewAnswer(question, HTML))));
        by(EDITOR, Role.EDITOR, new EntryAccepted(id, 1, HTML));
        by(EDITOR, Role.EDITOR, new DecisionTakenBack(id, 1, HTML));
        by(EDITOR, Role.EDITOR, new RevisionsRequested(id, 1, HTML));
        by(OWNER, Role.OWNER, new EntrySubmitted(id, 2, policy, List.of(), List.of(
                new ReviewResponse(REVIEWER, question, HTML), new ReviewResponse(REVIEWER, HTML)), List.of(kept)));
        by(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 2, REVIEWER));
        by(REVIEWER, Role.REVIEWER, new ReviewSubmitted(id, 2, REVIEWER, Recommendation.ACCEPT, HTML, HTML));
    }

    private void issue(Ids ids) {
        by(EDITOR, Role.EDITOR,
                new IssuePlanned(ids.issue, SECTION, ids == published ? "1" : "2", "1", 2026, HTML),
                new EntryAddedToIssue(ids.issue, ids.entry));
    }

    private void comment(UUID id, Ids under, boolean waits) {
        var key = CommentEvent.key(id);
        by("guest", Role.OWNER, new CommentPosted(
                id, under.entry, SECTION, List.of(), null, null,
                new Personal(key, CommentEvent.NAME, HTML),
                new Personal(key, CommentEvent.EMAIL, "guest@example.org"),
                "commenter-" + id,
                new Personal(key, CommentEvent.TEXT, HTML), waits, List.of()));
        by(OWNER, Role.OWNER, new CommentReported(id, UUID.randomUUID().toString(), new Personal(key, CommentEvent.REPORT, HTML)));
    }
}
