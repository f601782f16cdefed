package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.VersionKind;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Recorded;
import org.palimpsest.testsupport.Replay;

/**
 * Lives that the query service is tested with are such as the command service makes. And after each step of them both
 * services know the same of what permissions depend on: so the one offers what the other allows, to everybody.
 */
class LivesTest {
    private static final UUID ID = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void whatIsToldInTestsCouldHaveHappenedAndBothServicesTakeItForTheSame(Anonymity anonymity) {
        var whole = life(anonymity).whole();
        var stages = new ArrayList<>(lived(whole));
        var suppression = new Suppression(Suppression.Kind.PASSAGE, "care", null, null);
        stages.addAll(lived(and(
                whole,
                new Deed(Scenario.EDITOR, Role.EDITOR, new EntrySuppressed(ID, 1, suppression, "They asked for it.")),
                new Deed("ada", Role.ADMINISTRATOR, new SuppressionLifted(ID, 1, "They agreed.")))));
        stages.addAll(lived(and(
                life(anonymity).until(EntryAccepted.class, 1),
                new Deed(Scenario.EDITOR, Role.EDITOR, new PublicationScheduled(
                        ID, 1, Scenario.EDITOR, Instant.parse("1975-05-01T09:00:00Z"), VersionKind.FIRST_PUBLICATION, null,
                        Instant.parse("1976-05-01T09:00:00Z"), "It was for a year.")),
                new Deed(Scenario.EDITOR, Role.EDITOR, new PublicationUnscheduled(ID, 1)))));
        stages.addAll(lived(and(
                life(anonymity).until(ReviewSubmitted.class, 3),
                new Deed(Scenario.EDITOR, Role.EDITOR, new EntryDeclined(ID, 2, "It is out of scope.")))));
        stages.addAll(lived(and(
                life(anonymity).until(ReviewSubmitted.class, 3),
                new Deed(Scenario.EDITOR, Role.EDITOR, new EntryDeclined(ID, 2, "It is out of scope.")),
                takenBack(2),
                new Deed(Scenario.EDITOR, Role.EDITOR, new EntryAccepted(ID, 2, null)),
                new Deed(Scenario.EDITOR, Role.EDITOR, new TitleRevised(ID, "Towns that care")),
                takenBack(2),
                new Deed(Scenario.EDITOR, Role.EDITOR, new RevisionsRequested(ID, 2, "Say more.")),
                takenBack(2),
                new Deed(Scenario.EDITOR, Role.EDITOR, new RevisionsRequested(ID, 2, "Say more.")),
                new Deed(Scenario.OWNER, Role.OWNER, new TitleRevised(ID, "Towns that care a lot")))));
        stages.addAll(lived(and(
                life(anonymity).until(EntrySubmitted.class, 3),
                new Deed(Scenario.EDITOR, Role.EDITOR, new EntryDeclined(ID, 3, "No better.")),
                takenBack(3))));
        assertThat(stages).containsAll(EntryStage.OF_DRAFTS).contains(EntryStage.WITHDRAWN);
    }

    /** Questions of a section, the answers to them, a letter made of these, and what the authors say to it. */
    @Test
    void reports_that_answer_questions_and_are_answered_follow_from_commands() {
        var question = new ReviewQuestion(ReviewQuestion.Kind.SCALE, "How clear is it?", true, false, List.of(), 5);
        var policy = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        var report = new ReviewSubmitted(
                ID, 1, Scenario.SECOND, Recommendation.MINOR_REVISION, "", null, List.of(new ReviewAnswer(question, "4")));
        var response = new ReviewResponse(Scenario.SECOND, "It is clearer now.");
        assertThat(lived(and(
                        life(Anonymity.DOUBLE_ANONYMIZED).until(ArticleRevised.class, 1),
                        new Deed(Scenario.OWNER, Role.OWNER, new EntrySubmitted(ID, 1, policy, List.of(question), List.of())),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, Scenario.FIRST)),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, Scenario.SECOND)),
                        new Deed(Scenario.SECOND, Role.REVIEWER, report),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new RevisionsRequested(ID, 1, "How clear is it? 4", true)),
                        new Deed(Scenario.OWNER, Role.OWNER, new EntrySubmitted(ID, 2, policy, List.of(), List.of(response))))))
                .endsWith(EntryStage.REVISIONS_REQUESTED, EntryStage.UNDER_REVIEW);
    }

    /** Through two rounds in which nothing changes; what one reviewer said in the first counts to the last. */
    @Test
    void approvals_that_are_kept_count_for_both_services() {
        var policy = new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");
        assertThat(lived(and(
                        life(Anonymity.DOUBLE_ANONYMIZED).until(ArticleRevised.class, 1),
                        new Deed(Scenario.OWNER, Role.OWNER, new EntrySubmitted(ID, 1, policy)),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, Scenario.SECOND)),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 1, Scenario.FIRST)),
                        report(1, Scenario.FIRST, Recommendation.ACCEPT),
                        report(1, Scenario.SECOND, Recommendation.MINOR_REVISION),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new RevisionsRequested(ID, 1, "Once more.")),
                        new Deed(Scenario.OWNER, Role.OWNER, new KeywordsRevised(ID, List.of("towns"))),
                        new Deed(Scenario.OWNER, Role.OWNER, new EntrySubmitted(ID, 2, policy)),
                        new Deed(Scenario.OWNER, Role.OWNER, new ApprovalKept(ID, 2, Scenario.FIRST, 1, 2)),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new ReviewerAssigned(ID, 2, Scenario.SECOND)),
                        report(2, Scenario.SECOND, Recommendation.ACCEPT),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new RevisionsRequested(ID, 2, "One word.")),
                        new Deed(Scenario.OWNER, Role.OWNER, new EntrySubmitted(ID, 3, policy)),
                        new Deed(Scenario.OWNER, Role.OWNER, new ApprovalKept(ID, 3, Scenario.FIRST, 1, 2)),
                        new Deed(Scenario.OWNER, Role.OWNER, new ApprovalKept(ID, 3, Scenario.SECOND, 2, 2)),
                        new Deed(Scenario.EDITOR, Role.EDITOR, new EntryAccepted(ID, 3, null)))))
                .endsWith(EntryStage.UNDER_REVIEW, EntryStage.ACCEPTED);
    }

    private static Deed report(int round, String reviewer, Recommendation recommendation) {
        return new Deed(reviewer, Role.REVIEWER, new ReviewSubmitted(ID, round, reviewer, recommendation, "As I see it.", null));
    }

    private static Deed takenBack(int round) {
        return new Deed(Scenario.EDITOR, Role.EDITOR, new DecisionTakenBack(ID, round, "It was meant for another entry."));
    }

    private static Scenario life(Anonymity anonymity) {
        return new Scenario(ID, "towns", "care", anonymity);
    }

    private static List<Deed> and(List<Deed> deeds, Deed... more) {
        return Stream.concat(deeds.stream(), Stream.of(more)).toList();
    }

    /** The stages that the entry has come through. */
    private static List<EntryStage> lived(List<Deed> deeds) {
        var stages = new ArrayList<EntryStage>();
        var commands = new Replay(SectionKind.KNOWLEDGE_BASE);
        @Nullable EntryState queried = null;
        var together = new ArrayList<EntryEvent>();
        for (int i = 0; i < deeds.size(); i++) {
            var deed = deeds.get(i);
            var event = (EntryEvent) deed.event();
            together.add(event);
            queried = Objects.requireNonNull(EntryState.after(
                    queried, new Recorded<>(i, i, Instant.EPOCH, EventMetadata.of(deed.actor(), deed.role()), event)));
            // Approvals are kept by what submits the entry again.
            if (i + 1 == deeds.size() || !(deeds.get(i + 1).event() instanceof ApprovalKept)) {
                commands.then(deed.actor(), deed.role(), together);
                together.clear();
                assertThat(queried.facts()).as("after %s", event).isEqualTo(commands.facts(ID));
                stages.add(queried.facts().stage());
            }
        }
        return stages;
    }
}
