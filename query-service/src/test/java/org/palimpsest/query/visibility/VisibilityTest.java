package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.events.Anonymity.ALL_IDENTITIES_VISIBLE;
import static org.palimpsest.events.Anonymity.DOUBLE_ANONYMIZED;
import static org.palimpsest.events.Anonymity.SINGLE_ANONYMIZED;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Recorded;

/** The table of {@link Visibility}, cell by cell. */
class VisibilityTest {
    private static final Caller BY_OWNER = new Caller(OWNER, Set.of(Role.CONTRIBUTOR));
    private static final Caller BY_EDITOR = new Caller(EDITOR, Set.of(Role.EDITOR));
    private static final Caller BY_FIRST = new Caller(FIRST, Set.of(Role.REVIEWER));
    private static final Caller BY_SECOND = new Caller(SECOND, Set.of(Role.REVIEWER));
    private static final Caller BY_OTHER = new Caller("nora-nobody", Set.of(Role.REVIEWER, Role.ADMINISTRATOR));

    private static Policy policy(Anonymity anonymity, PublicHistory history, boolean shared) {
        return new Policy(
                2, anonymity, CommentPolicy.CLOSED, "CC-BY-4.0", WithdrawnVersions.HIDDEN, history, shared, false);
    }

    private static Policy policy(Anonymity anonymity) {
        return policy(anonymity, PublicHistory.FROM_PUBLICATION, false);
    }

    /** The life of an entry until its {@code count}th event of the kind {@code last}. */
    private static List<Recorded<EntryEvent>> until(Class<? extends EntryEvent> last, int count, Policy policy) {
        var events = new ArrayList<Recorded<EntryEvent>>();
        for (Deed deed : new Scenario(UUID.randomUUID(), "towns", "care", policy).until(last, count)) {
            int position = events.size();
            var metadata = EventMetadata.of(deed.actor(), deed.role());
            events.add(new Recorded<>(
                    position, position, Instant.EPOCH.plusSeconds(position), metadata, (EntryEvent) deed.event()));
        }
        return events;
    }

    /** The same with another policy in the second round. */
    private static List<Recorded<EntryEvent>> changedInRoundTwo(List<Recorded<EntryEvent>> events, Policy policy) {
        return events.stream()
                .map(step -> step.event() instanceof EntrySubmitted e && e.round() > 1
                        ? step.<EntryEvent>with(new EntrySubmitted(e.entryId(), e.round(), policy))
                        : step)
                .toList();
    }

    private static Visibility of(List<Recorded<EntryEvent>> events, Caller caller) {
        return Visibility.of(state(events), caller);
    }

    private static EntryState state(List<Recorded<EntryEvent>> events) {
        @Nullable EntryState state = null;
        for (var event : events) {
            state = EntryState.after(state, event);
        }
        return Objects.requireNonNull(state);
    }

    private static List<SeenStep> seen(List<Recorded<EntryEvent>> events, Caller caller) {
        return SeenEvents.of(events, of(events, caller));
    }

    private static <E> List<E> all(Class<E> type, List<SeenStep> steps) {
        return steps.stream().map(SeenStep::event).filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> kinds(List<SeenStep> steps) {
        return steps.stream().map(step -> step.event().getClass().getSimpleName()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void owners_and_editors_see_each_step_and_each_state(Anonymity anonymity) {
        var life = until(EntryPublished.class, 2, policy(anonymity));
        for (var caller : List.of(BY_OWNER, BY_EDITOR)) {
            var seen = seen(life, caller);
            assertThat(seen).extracting(SeenStep::position).isEqualTo(life.stream().map(Recorded::position).toList());
            assertThat(seen.get(2).state().content().title()).isEqualTo("Compassion in towns");
            assertThat(seen.getLast().state().content().title()).isEqualTo("Unfinished second title");
        }
    }

    @ParameterizedTest
    @EnumSource
    void readers_see_publications_and_withdrawals_and_nothing_before_the_first(Anonymity anonymity) {
        var before = until(ReviewSubmitted.class, 3, policy(anonymity));
        assertThat(of(before, BY_OTHER).seesEntry()).isFalse();
        assertThat(seen(before, BY_OTHER)).isEmpty();
        assertThat(seen(before, Caller.ANONYMOUS)).isEmpty();
        var after = until(EntryReinstated.class, 1, policy(anonymity));
        var seen = seen(after, Caller.ANONYMOUS);
        assertThat(kinds(seen)).containsExactly("EntryPublished", "EntryWithdrawn", "EntryReinstated");
        assertThat(seen).extracting(step -> step.state().content().title()).containsOnly("Compassionate towns");
        assertThat(seen).extracting(step -> step.state().round()).containsOnly(2);
        assertThat(of(after, Caller.ANONYMOUS).seesWork()).isFalse();
    }

    @Test
    void where_history_begins_with_the_submission_readers_see_it_and_decisions_without_texts() {
        var open = policy(DOUBLE_ANONYMIZED, PublicHistory.FROM_SUBMISSION, false);
        assertThat(seen(until(RevisionsRequested.class, 1, open), BY_OTHER)).isEmpty();
        var seen = seen(until(EntryReinstated.class, 1, open), BY_OTHER);
        assertThat(kinds(seen))
                .containsExactly(
                        "EntrySubmitted",
                        "RevisionsRequested",
                        "EntrySubmitted",
                        "EntryAccepted",
                        "EntryPublished",
                        "EntryWithdrawn",
                        "EntryReinstated");
        assertThat(seen.getFirst().state().content().title()).isEqualTo("Compassion in towns");
        assertThat(all(RevisionsRequested.class, seen).getFirst().message()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_an_author_let_stand_is_told_to_those_who_know_the_author_and_to_nobody_where_something_is_suppressed(Anonymity anonymity) {
        var kept = new Giveaway(Giveaway.Kind.NAME, "content.body", null, 1, "by ", "Olwen", " of the hours", null);
        var policy = policy(anonymity, PublicHistory.FROM_SUBMISSION, true);
        var life = until(EntryReinstated.class, 1, policy).stream()
                .map(step -> step.event() instanceof EntrySubmitted e
                        ? step.<EntryEvent>with(new EntrySubmitted(e.entryId(), e.round(), policy, List.of(), List.of(), List.of(kept)))
                        : step)
                .toList();
        for (var caller : List.of(BY_OWNER, BY_EDITOR)) {
            assertThat(all(EntrySubmitted.class, seen(life, caller))).hasSize(2).allMatch(event -> event.kept().equals(List.of(kept)));
        }
        for (var caller : List.of(BY_FIRST, BY_SECOND, BY_OTHER, Caller.ANONYMOUS)) {
            assertThat(all(EntrySubmitted.class, seen(life, caller))).isNotEmpty().allMatch(event -> event.kept().isEmpty());
        }
        var suppressed = new ArrayList<>(life);
        suppressed.add(new Recorded<>(life.size(), life.size(), Instant.EPOCH, EventMetadata.of(EDITOR, Role.EDITOR), new EntrySuppressed(
                life.getFirst().event().entryId(), 1, new Suppression(Suppression.Kind.PASSAGE, "Olwen of", null, null), "Wrong.")));
        assertThat(all(EntrySubmitted.class, seen(suppressed, BY_EDITOR))).hasSize(2).allMatch(event -> event.kept().isEmpty());
    }

    /** The life until both reports of the second round are in, declined by mistake; and, if it {@code isPublished}, what followed. */
    private static List<Recorded<EntryEvent>> takenBack(Policy policy, boolean isPublished) {
        var life = until(EntryPublished.class, 1, policy);
        var at = IntStream.range(0, life.size()).filter(i -> life.get(i).event() instanceof EntryAccepted).findFirst().orElseThrow();
        var id = life.getFirst().event().entryId();
        var events = new ArrayList<Recorded<EntryEvent>>(life.subList(0, at));
        var after = Stream.concat(
                Stream.of(new EntryDeclined(id, 2, "message-declined"), new DecisionTakenBack(id, 2, "reason-taken-back")),
                life.subList(at, life.size()).stream().filter(_ -> isPublished).map(Recorded::event));
        after.forEach(event -> events.add(new Recorded<>(
                events.size(), events.size(), Instant.EPOCH.plusSeconds(events.size()), EventMetadata.of(EDITOR, Role.EDITOR), event)));
        return events;
    }

    @Test
    void a_decision_that_was_taken_back_is_seen_by_those_who_saw_the_decision() {
        var open = policy(SINGLE_ANONYMIZED, PublicHistory.FROM_SUBMISSION, false);
        var life = takenBack(open, true);
        for (var caller : List.of(BY_OWNER, BY_EDITOR, BY_FIRST, BY_SECOND)) {
            assertThat(all(DecisionTakenBack.class, seen(life, caller)))
                    .extracting(DecisionTakenBack::reason)
                    .containsExactly("reason-taken-back");
        }
        var readers = seen(life, Caller.ANONYMOUS);
        assertThat(kinds(readers)).containsSubsequence("EntryDeclined", "DecisionTakenBack", "EntryAccepted", "EntryPublished");
        assertThat(all(DecisionTakenBack.class, readers)).extracting(DecisionTakenBack::reason).containsExactly("");
        var closed = takenBack(policy(SINGLE_ANONYMIZED), true);
        assertThat(kinds(seen(closed, Caller.ANONYMOUS))).doesNotContain("DecisionTakenBack");
    }

    @Test
    void a_round_whose_decision_was_taken_back_goes_on() {
        var life = takenBack(policy(SINGLE_ANONYMIZED), false);
        var before = life.subList(0, life.size() - 2);
        var now = state(life);
        assertThat(now.stage()).isEqualTo(EntryStage.UNDER_REVIEW);
        assertThat(now.assignments()).isEqualTo(state(before).assignments());
        assertThat(now.facts()).isEqualTo(state(before).facts());
        assertThat(now.round(2).orElseThrow().stage()).isEqualTo(EntryStage.UNDER_REVIEW);
        assertThat(state(life.subList(0, life.size() - 1)).facts().revocable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void that_a_report_counts_in_a_later_round_is_known_to_whom_the_report_is(Anonymity anonymity) {
        var life = new ArrayList<>(until(EntryAccepted.class, 1, policy(anonymity)));
        life.removeLast();
        var id = life.getFirst().event().entryId();
        Stream.of(
                        new RevisionsRequested(id, 2, "Once more."),
                        new EntrySubmitted(id, 3, policy(anonymity)),
                        new ApprovalKept(id, 3, SECOND, 2, 1))
                .forEach(event -> life.add(new Recorded<>(
                        life.size(), life.size(), Instant.EPOCH.plusSeconds(life.size()), EventMetadata.of(OWNER, Role.OWNER), event)));
        var now = state(life);
        assertThat(now.assignments(3)).singleElement().satisfies(one -> {
            assertThat(one.reviewer()).isEqualTo(SECOND);
            assertThat(one.recommendation()).isEqualTo(Recommendation.ACCEPT);
            assertThat(one.keptFrom()).isEqualTo(2);
        });
        assertThat(now.due(3, SECOND)).isEmpty();
        var named = anonymity == ALL_IDENTITIES_VISIBLE ? SECOND : "Reviewer 1";
        assertThat(all(ApprovalKept.class, seen(life, BY_OWNER))).containsExactly(new ApprovalKept(id, 3, named, 2, 1));
        assertThat(all(ApprovalKept.class, seen(life, BY_EDITOR))).containsExactly(new ApprovalKept(id, 3, SECOND, 2, 1));
        assertThat(all(ApprovalKept.class, seen(life, BY_SECOND))).containsExactly(new ApprovalKept(id, 3, SECOND, 2, 0));
        assertThat(all(ApprovalKept.class, seen(life, BY_FIRST))).isEmpty();
        assertThat(seen(life, BY_SECOND).getLast().actor()).isEqualTo(anonymity == DOUBLE_ANONYMIZED ? Visibility.AUTHOR : OWNER);
    }

    @Test
    void a_reviewer_sees_what_was_submitted_for_their_rounds_their_own_part_and_the_decision() {
        var life = until(EntryEvent.EntryAccepted.class, 1, policy(SINGLE_ANONYMIZED));
        var first = seen(life, BY_FIRST);
        assertThat(kinds(first))
                .containsExactly(
                        "EntrySubmitted",
                        "ReviewerAssigned",
                        "ReviewSubmitted",
                        "RevisionsRequested",
                        "EntrySubmitted",
                        "ReviewerAssigned",
                        "ReviewSubmitted",
                        "EntryAccepted");
        assertThat(first.getFirst().state().content().title()).isEqualTo("Compassion in towns");
        assertThat(first.getFirst().isCompared()).isFalse();
        assertThat(first.get(4).isCompared()).isTrue();
        var second = seen(life, BY_SECOND);
        assertThat(kinds(second))
                .containsExactly("EntrySubmitted", "ReviewerAssigned", "ReviewSubmitted", "EntryAccepted");
        assertThat(second).extracting(step -> step.state().content().title()).containsOnly("Compassionate towns");
        assertThat(second.getFirst().isCompared()).isFalse();
    }

    @Test
    void while_the_author_edits_a_reviewer_keeps_the_state_that_was_submitted() {
        var life = until(EntryEvent.TitleRevised.class, 2, policy(SINGLE_ANONYMIZED));
        assertThat(seen(life, BY_FIRST).getLast().state().content().title()).isEqualTo("Compassion in towns");
    }

    @ParameterizedTest
    @EnumSource
    void reviewers_are_known_to_owners_only_if_all_identities_are_visible(Anonymity anonymity) {
        var life = until(EntryPublished.class, 1, policy(anonymity));
        boolean open = anonymity == ALL_IDENTITIES_VISIBLE;
        var names = open ? List.of(FIRST, SECOND, FIRST) : List.of("Reviewer 1", "Reviewer 1", "Reviewer 2");
        var seen = seen(life, BY_OWNER);
        assertThat(all(ReviewerAssigned.class, seen)).extracting(ReviewerAssigned::reviewer).isEqualTo(names);
        assertThat(seen.stream().filter(step -> step.role() == Role.REVIEWER).map(SeenStep::actor))
                .containsExactlyElementsOf(open ? List.of(FIRST, SECOND, FIRST) : names);
    }

    @Test
    void a_reviewer_who_was_unseen_in_an_earlier_round_stays_so_when_the_policy_changes() {
        var life = changedInRoundTwo(
                until(EntryPublished.class, 2, policy(DOUBLE_ANONYMIZED)),
                policy(ALL_IDENTITIES_VISIBLE, PublicHistory.FROM_SUBMISSION, true));
        var owners = seen(life, BY_OWNER);
        assertThat(all(ReviewSubmitted.class, owners))
                .extracting(ReviewSubmitted::reviewer)
                .containsExactly("Reviewer 1", SECOND, "Reviewer 2");
        assertThat(owners).extracting(SeenStep::actor).doesNotContain(FIRST);
        assertThat(seen(life, BY_SECOND)).extracting(SeenStep::actor).doesNotContain(FIRST);
        assertThat(seen(life, BY_OTHER)).extracting(SeenStep::actor).doesNotContain(FIRST, SECOND);
        var first = seen(life, BY_FIRST).getFirst();
        assertThat(first.actor()).isEqualTo(Visibility.AUTHOR);
        assertThat(first.state().content().contributors().getFirst().name()).isEqualTo("Author 1");
    }

    @Test
    void a_round_that_was_open_stays_open_when_the_policy_changes() {
        var life = changedInRoundTwo(
                until(EntryPublished.class, 2, policy(ALL_IDENTITIES_VISIBLE)), policy(DOUBLE_ANONYMIZED));
        assertThat(all(ReviewSubmitted.class, seen(life, BY_OWNER)))
                .extracting(ReviewSubmitted::reviewer)
                .containsExactly(FIRST, "Reviewer 1", "Reviewer 2");
    }

    @Test
    void a_report_is_not_read_before_ones_own_is_in_and_then_only_where_reports_are_shared() {
        var shared = policy(SINGLE_ANONYMIZED, PublicHistory.FROM_PUBLICATION, true);
        var secondHasReviewed = until(ReviewSubmitted.class, 2, shared);
        assertThat(all(ReviewSubmitted.class, seen(secondHasReviewed, BY_FIRST)))
                .extracting(ReviewSubmitted::round)
                .containsExactly(1);
        var bothHave = until(ReviewSubmitted.class, 3, shared);
        assertThat(all(ReviewSubmitted.class, seen(bothHave, BY_FIRST)))
                .extracting(ReviewSubmitted::toAuthor)
                .containsExactly("toauthor-first", "toauthor-second", "toauthor-again");
        assertThat(all(ReviewSubmitted.class, seen(until(ReviewSubmitted.class, 3, policy(SINGLE_ANONYMIZED)), BY_FIRST)))
                .extracting(ReviewSubmitted::toAuthor)
                .containsExactly("toauthor-first", "toauthor-again");
    }

    @Test
    void comments_to_editors_stay_with_editors_and_their_author() {
        var life = until(EntryPublished.class, 1, policy(SINGLE_ANONYMIZED, PublicHistory.FROM_SUBMISSION, true));
        assertThat(all(ReviewSubmitted.class, seen(life, BY_OWNER)))
                .extracting(ReviewSubmitted::toEditor)
                .containsOnlyNulls();
        assertThat(all(ReviewSubmitted.class, seen(life, BY_OTHER))).isEmpty();
        assertThat(all(ReviewSubmitted.class, seen(life, BY_FIRST)))
                .extracting(ReviewSubmitted::toEditor)
                .containsExactly("toeditor-first", null, "toeditor-again");
    }

    @Test
    void authors_are_hidden_from_their_reviewers_in_what_was_submitted_but_not_in_what_is_published() {
        for (var anonymity : List.of(SINGLE_ANONYMIZED, ALL_IDENTITIES_VISIBLE)) {
            assertThat(of(until(ReviewSubmitted.class, 1, policy(anonymity)), BY_FIRST).hidesAuthor()).isFalse();
        }
        var seen = seen(until(EntryPublished.class, 1, policy(DOUBLE_ANONYMIZED)), BY_FIRST);
        assertThat(seen.getFirst().actor()).isEqualTo(Visibility.AUTHOR);
        var submitted = seen.getFirst().state();
        assertThat(submitted.slug()).isNull();
        var contributor = submitted.content().contributors().getFirst();
        assertThat(contributor.name()).isEqualTo("Author 1");
        assertThat(contributor.affiliations()).isEmpty();
        assertThat(contributor.orcid()).isNull();
        assertThat(seen.getLast().state().content().contributors().getFirst().family()).isEqualTo("Featherstonehaugh");
    }

    @Test
    void a_step_carries_no_content_of_its_own() {
        var life = until(EntryPublished.class, 1, policy(SINGLE_ANONYMIZED));
        assertThat(all(EntryPublished.class, seen(life, BY_EDITOR)))
                .extracting(EntryPublished::content)
                .containsOnly(Content.EMPTY);
        assertThat(all(EntryEvent.TitleRevised.class, seen(life, BY_EDITOR)))
                .extracting(EntryEvent.TitleRevised::title)
                .containsOnlyNulls();
    }

    @Test
    void who_owns_an_entry_is_its_owner_whatever_else_they_are() {
        var life = until(ReviewSubmitted.class, 1, policy(SINGLE_ANONYMIZED));
        var both = new Caller(OWNER, Set.of(Role.EDITOR, Role.ADMINISTRATOR));
        assertThat(of(life, both).standing()).isEqualTo(EntryStanding.OWNER);
        assertThat(all(ReviewSubmitted.class, seen(life, both)).getFirst().reviewer()).isEqualTo("Reviewer 1");
    }

    /** After the first round was decided Otto hands over to Cora, and the editors go on to write to the owner. */
    private static List<Recorded<EntryEvent>> handedOver() {
        var life = new ArrayList<>(until(RevisionsRequested.class, 1, policy(DOUBLE_ANONYMIZED)));
        var entry = life.getFirst().event().entryId();
        var offer = UUID.randomUUID();
        var later = UUID.randomUUID();
        for (var deed : List.of(
                new Deed(OWNER, Role.OWNER, new MessageSent(entry, 1, Discussion.AUTHOR, null, "I leave.")),
                new Deed(OWNER, Role.OWNER, new OwnershipOffered(entry, offer, null, OWNER, "I leave.")),
                new Deed("cora", Role.CONTRIBUTOR, new OwnershipHandedOver(entry, offer, OWNER, "cora")),
                new Deed(EDITOR, Role.EDITOR, new MessageSent(entry, 1, Discussion.AUTHOR, null, "Welcome.")),
                new Deed("cora", Role.OWNER, new OwnershipOffered(entry, later, null, "cora", "I leave, too.")),
                new Deed("cora", Role.OWNER, new OwnershipOfferTakenBack(entry, later)),
                new Deed("cora", Role.OWNER, new TitleRevised(entry, "Anew")))) {
            int position = life.size();
            life.add(new Recorded<>(
                    position, position, Instant.EPOCH.plusSeconds(position), EventMetadata.of(deed.actor(), deed.role()), (EntryEvent) deed.event()));
        }
        return life;
    }

    @Test
    void a_former_owner_reads_on_but_not_what_owner_and_editors_say_to_each_other_since() {
        var life = handedOver();
        var editing = new Caller(OWNER, Set.of(Role.CONTRIBUTOR, Role.EDITOR, Role.REVIEWER));
        for (var former : List.of(BY_OWNER, editing)) {
            assertThat(of(life, former).standing()).isEqualTo(EntryStanding.FORMER_OWNER);
            var seen = seen(life, former);
            assertThat(all(MessageSent.class, seen)).extracting(MessageSent::text).containsExactly("I leave.");
            assertThat(all(OwnershipOffered.class, seen)).extracting(OwnershipOffered::reason).containsExactly("I leave.");
            assertThat(all(OwnershipHandedOver.class, seen)).hasSize(1);
            assertThat(all(OwnershipOfferTakenBack.class, seen)).isEmpty();
            assertThat(seen.getLast().state().content().title()).isEqualTo("Anew");
            assertThat(of(life, former).reviewer(1, FIRST)).isEqualTo("Reviewer 1");
            assertThat(of(life, former).seesInvitations()).isFalse();
            assertThat(of(life, former).seesToEditor(FIRST)).isFalse();
        }
        var cora = seen(life, new Caller("cora", Set.of(Role.CONTRIBUTOR)));
        assertThat(cora).hasSameSizeAs(life);
        assertThat(all(MessageSent.class, cora)).extracting(MessageSent::text).containsExactly("I leave.", "Welcome.");
    }

    @Test
    void a_former_owner_is_as_hidden_as_the_owner() {
        var life = handedOver();
        var visibility = of(life, new Caller(FIRST, Set.of(Role.REVIEWER)));
        assertThat(visibility.person(OWNER)).isEqualTo(Visibility.AUTHOR);
        assertThat(visibility.person("cora")).isEqualTo(Visibility.AUTHOR);
        assertThat(visibility.owner()).isEqualTo(Visibility.AUTHOR);
        assertThat(visibility.formerOwners()).isEmpty();
        assertThat(visibility.offer()).isNull();
        var seen = seen(life, new Caller(FIRST, Set.of(Role.REVIEWER)));
        assertThat(kinds(seen)).doesNotContain("OwnershipOffered", "OwnershipHandedOver", "MessageSent");
        assertThat(seen).extracting(SeenStep::actor).doesNotContain(OWNER, "cora");
    }
}
