package org.palimpsest.query.visibility;

import static org.palimpsest.events.Anonymity.ALL_IDENTITIES_VISIBLE;
import static org.palimpsest.events.Anonymity.DOUBLE_ANONYMIZED;
import static org.palimpsest.events.Anonymity.SINGLE_ANONYMIZED;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
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
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Link;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Schema;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;

/**
 * One entry on its way, in the shape in which commands record it. Whatever anybody writes into it is a {@link #mark} of its
 * own, and so is everybody who has to do with it: what an answer tells can be seen from the marks in it.
 */
final class Life {
    private static final Policy VISIBLE = policy(ALL_IDENTITIES_VISIBLE, PublicHistory.FROM_SUBMISSION, true);
    private static final Policy SINGLE = policy(SINGLE_ANONYMIZED, PublicHistory.FROM_PUBLICATION, false);
    private static final Policy DOUBLE = policy(DOUBLE_ANONYMIZED, PublicHistory.FROM_PUBLICATION, false);
    private static final String DUE = "2026-12-24";
    private static final int SUPPRESSIONS = 5;

    private static final Set<Stage> UNPUBLISHED = Set.of(Stage.DECLINED, Stage.VOID);

    private final UUID id = UUID.randomUUID();
    private final char name;
    private final Policy first;
    private final Policy later;
    private final Stage from;
    private final Stage until;
    private Content content = Content.EMPTY;

    private Life(char name, Policy first, Policy later, Stage from, Stage until) {
        this.name = name;
        this.first = first;
        this.later = later;
        this.from = from;
        this.until = until;
    }

    /**
     * The sections of {@code o} and {@code c} change their minds after the first round; {@code u} is declined in it. Nobody asks
     * about a life before it differs from those above it, nor when it has become like one of them.
     */
    static List<Life> all() {
        return List.of(
                new Life('v', VISIBLE, VISIBLE, Stage.DRAFT, Stage.LIFTED),
                new Life('d', DOUBLE, DOUBLE, Stage.DRAFT, Stage.LIFTED),
                new Life('s', SINGLE, SINGLE, Stage.SENT, Stage.OUT),
                new Life('o', DOUBLE, VISIBLE, Stage.RESENT, Stage.OUT),
                new Life('c', VISIBLE, DOUBLE, Stage.RESENT, Stage.OUT2),
                new Life('u', DOUBLE, DOUBLE, Stage.DECLINED, Stage.VOID));
    }

    private static Policy policy(Anonymity anonymity, PublicHistory history, boolean shared) {
        return new Policy(
                1, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0", WithdrawnVersions.HIDDEN, history, shared, false);
    }

    char name() {
        return name;
    }

    /** A word that stands nowhere else; of {@code id}, the entry's id. */
    String mark(String what) {
        return what.equals("id") ? id.toString() : what + "z" + name;
    }

    /** Whether anybody asks about it at {@code stage}. */
    boolean isAskedAt(Stage stage) {
        return has(stage) && stage.compareTo(from) >= 0;
    }

    /** Whether this stage comes in this life. */
    boolean has(Stage stage) {
        return stage.compareTo(until) <= 0 && UNPUBLISHED.contains(stage) == (name == 'u' && stage.compareTo(from) >= 0);
    }

    /** What happens between the stage before and {@code stage}. */
    void live(Stage stage, Running log) {
        switch (stage) {
            case DRAFT -> draft(log);
            case SENT -> by("otto", Role.OWNER, log, new EntrySubmitted(
                    id, 1, first, List.of(question("openq", false), question("hushq", true)), List.of(), List.of(new Giveaway(
                            Giveaway.Kind.NAME, "content.body", null, 1, "before ", mark("slip"), " after", null))));
            case ASKED -> {
                List.of("rita", "fred").forEach(reviewer -> assign(1, reviewer, log));
                // One accepts by herself; another was asked, and will not; a third does not answer.
                edit(log, new ReviewerInvited(id, 1, mark("zora"), DUE, mark("despite")));
                by("zora", Role.REVIEWER, log, new ReviewerAssigned(id, 1, mark("zora")));
                edit(log, new ReviewerInvited(id, 1, mark("ines"), DUE, mark("despite")));
                by("ines", Role.REVIEWER, log, new InvitationDeclined(id, 1, mark("ines"), mark("excuse")));
                edit(log, new ReviewerInvited(id, 1, mark("iris"), DUE, null));
            }
            case TOLD -> {
                by("otto", Role.OWNER, log, new MessageSent(id, 1, Discussion.AUTHOR, null, mark("plea")));
                edit(log, new MessageSent(id, 1, Discussion.AUTHOR, null, mark("calm")));
                edit(log, new MessageSent(id, 1, Discussion.REVIEWER, mark("rita"), mark("nudge")));
                by("rita", Role.REVIEWER, log, new MessageSent(id, 1, Discussion.REVIEWER, mark("rita"), mark("whisper")));
                edit(log, new MessageSent(id, 1, Discussion.EDITORS, null, mark("mutter")));
                edit(log, new HandlingEditorAssigned(id, mark("hilda")));
                report(1, "rita", "praise1", "aside1", answers("reply1", "hush1"), log);
            }
            case HEARD -> report(1, "fred", "praise2", "aside2", answers("reply2", "hush2"), log);
            case DECLINED -> edit(log, new EntryDeclined(id, 1, mark("message0")));
            case VOID -> edit(log, new EntryWithdrawn(id, mark("reasonvoid"), WithdrawnVersions.HIDDEN));
            case ANEW -> {
                edit(log, new RevisionsRequested(id, 1, mark("message1"), true));
                save(log, new TitleRevised(id, mark("between")));
                save(log, new TitleRevised(id, mark("second")));
            }
            case RESENT -> {
                by("dora", Role.ADMINISTRATOR, log, new PolicyChanged(mark("section"), later));
                by("otto", Role.OWNER, log, new EntrySubmitted(
                        id,
                        2,
                        later,
                        List.of(),
                        List.of(
                                new ReviewResponse(mark("rita"), question("openq", false), mark("point1")),
                                new ReviewResponse(mark("rita"), mark("retort1")),
                                new ReviewResponse(mark("fred"), question("openq", false), mark("point2")),
                                new ReviewResponse(mark("fred"), mark("retort2")))));
            }
            case REASKED -> List.of("rita", "lena").forEach(reviewer -> assign(2, reviewer, log));
            case ACCEPTED -> {
                report(2, "rita", "praise3", "aside3", List.of(), log);
                // Decided by mistake first.
                edit(log, new EntryDeclined(id, 2, mark("messageoops")));
                edit(log, new DecisionTakenBack(id, 2, mark("reasonoops")));
                edit(log, new EntryAccepted(id, 2, mark("message2")));
            }
            case OUT -> edit(log, new SlugAssigned(id, mark("slug")), published(1));
            case AGAIN -> {
                by("otto", Role.OWNER, log, new RevisionStarted(id, 1));
                save(log, new TitleRevised(id, mark("third")));
            }
            case READY -> {
                by("otto", Role.OWNER, log, new EntrySubmitted(id, 3, later));
                edit(log, new EntryAccepted(id, 3, null));
                edit(log, new PublicationScheduled(
                        id,
                        1,
                        mark("edda"),
                        Instant.parse("1975-05-01T09:00:00Z"),
                        VersionKind.CORRECTION,
                        mark("reasonplan"),
                        Instant.parse("1976-05-01T09:00:00Z"),
                        mark("reasonend")));
            }
            case OUT2 -> edit(log, published(2));
            case MARKED -> edit(log, new EntryWithdrawn(id, mark("reasonmarked"), WithdrawnVersions.MARKED));
            case GONE -> {
                edit(log, new EntryReinstated(id, mark("reasonback")));
                edit(log, new EntryWithdrawn(id, mark("reasongone"), WithdrawnVersions.HIDDEN));
            }
            case CUT -> {
                edit(log, new EntryReinstated(id, mark("reasonback")));
                suppress(log, 1, Kind.PASSAGE, mark("passage"), null);
                suppress(log, 2, Kind.KEYWORD, mark("keyword"), null);
                suppress(log, 3, Kind.CONTRIBUTOR, mark("given") + " " + mark("family"), null);
            }
            case NOV1 -> suppress(log, 4, Kind.VERSION, null, 1);
            case NOV2 -> suppress(log, SUPPRESSIONS, Kind.VERSION, null, 2);
            case END -> {}
            case LIFTED -> IntStream.rangeClosed(1, SUPPRESSIONS)
                    .forEach(number -> edit(log, new SuppressionLifted(id, number, mark("reasonlifted"))));
        }
    }

    private void draft(Running log) {
        by("dora", Role.ADMINISTRATOR, log, new SectionCreated(
                mark("section"), "Towns", SectionKind.KNOWLEDGE_BASE, null, first));
        by("otto", Role.CONTRIBUTOR, log, new DraftStarted(id, mark("section"), mark("otto"), mark("wish")));
        save(log, new TitleRevised(id, mark("early")), new KeywordsRevised(id, List.of(mark("keyword"))));
        var link = new Link(
                Link.Kind.RELATED_PUBLICATION,
                "A report",
                "https://example.org/~" + mark("homepage"),
                null,
                List.of(mark("cited")),
                null,
                null);
        save(
                log,
                new TitleRevised(id, mark("first")),
                new BodyRevised(id, Schema.VERSION, Scenario.body("How towns " + mark("passage") + " care.")),
                new ContributorsRevised(id, List.of(new Contributor(
                        mark("given"),
                        mark("family"),
                        List.of(new Affiliation(mark("uni"), "GB", null)),
                        mark("orcid"),
                        List.of(),
                        true))),
                new LinksRevised(id, List.of(link)),
                new FilesRevised(id, List.of(file(log))),
                new ArticleRevised(
                        id, new Article("Report", null, null, null, null, "10.1234/" + mark("doi"), null)));
    }

    private AttachedFile file(Running log) {
        log.file(id, mark("sha256"), "An hour.");
        return new AttachedFile(mark("filename") + ".txt", mark("sha256"), "text/plain", 8, null, null, null);
    }

    private void save(Running log, Revised... fields) {
        for (var field : fields) {
            content = content.with(field);
        }
        by("otto", Role.OWNER, log, (Object[]) fields);
    }

    private EntryPublished published(int version) {
        return new EntryPublished(
                id,
                mark("section"),
                mark("slug"),
                version,
                "CC-BY-4.0",
                content,
                version == 1 ? VersionKind.FIRST_PUBLICATION : VersionKind.CORRECTION,
                version == 1 ? null : mark("reasonput"));
    }

    private void assign(int round, String reviewer, Running log) {
        edit(log, new ReviewerAssigned(id, round, mark(reviewer)));
    }

    private ReviewQuestion question(String what, boolean confidential) {
        return new ReviewQuestion(ReviewQuestion.Kind.TEXT, mark(what), true, confidential, List.of(), 0);
    }

    private List<ReviewAnswer> answers(String toAuthor, String toEditor) {
        return List.of(
                new ReviewAnswer(question("openq", false), mark(toAuthor)), new ReviewAnswer(question("hushq", true), mark(toEditor)));
    }

    private void report(
            int round, String reviewer, String toAuthor, String toEditor, List<ReviewAnswer> answers, Running log) {
        by(reviewer, Role.REVIEWER, log, new ReviewSubmitted(
                id, round, mark(reviewer), Recommendation.MINOR_REVISION, mark(toAuthor), mark(toEditor), answers));
    }

    private void suppress(Running log, int number, Kind kind, @Nullable String text, @Nullable Integer version) {
        edit(log, new EntrySuppressed(id, number, new Suppression(kind, text, version, null), mark("reasoncut")));
    }

    private void edit(Running log, Object... events) {
        by("edda", Role.EDITOR, log, events);
    }

    private void by(String person, Role role, Running log, Object... events) {
        log.append(mark(person), role, events);
    }
}
