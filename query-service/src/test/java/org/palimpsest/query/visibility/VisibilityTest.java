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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Recorded;

/** The table of {@link Visibility}, cell by cell. */
class VisibilityTest {
    private static final Caller BY_OWNER = caller(OWNER, Role.CONTRIBUTOR);
    private static final Caller BY_EDITOR = caller(EDITOR, Role.EDITOR);
    private static final Caller BY_FIRST = caller(FIRST, Role.REVIEWER);
    private static final Caller BY_SECOND = caller(SECOND, Role.REVIEWER);
    private static final Caller BY_OTHER = caller("nora-nobody", Role.REVIEWER, Role.ADMINISTRATOR);

    private static Caller caller(String person, Role role, Role... roles) {
        return new Caller(person, Stream.concat(Stream.of(role), Stream.of(roles)).collect(java.util.stream.Collectors.toSet()));
    }

    /** The life of an entry until its {@code count}th event of the kind {@code last}. */
    private static List<Recorded<EntryEvent>> until(Class<?> last, int count, Anonymity anonymity) {
        var events = new ArrayList<Recorded<EntryEvent>>();
        int left = count;
        for (Deed deed : new Scenario(UUID.randomUUID(), "towns", "care", anonymity).whole()) {
            if (left > 0 && deed.event() instanceof EntryEvent event) {
                int position = events.size();
                var metadata = EventMetadata.of(deed.actor(), deed.role());
                events.add(new Recorded<>(
                        position, position, Instant.EPOCH.plusSeconds(position), metadata, event));
                left -= last.isInstance(event) ? 1 : 0;
            }
        }
        return events;
    }

    private static Visibility of(List<Recorded<EntryEvent>> events, Caller caller) {
        @Nullable EntryState state = null;
        for (var event : events) {
            state = EntryState.after(state, event);
        }
        return Visibility.of(Objects.requireNonNull(state), caller);
    }

    private static List<Recorded<EntryEvent>> seen(List<Recorded<EntryEvent>> events, Caller caller) {
        return SeenEvents.of(events, of(events, caller));
    }

    private static <E> List<E> all(Class<E> type, List<Recorded<EntryEvent>> events) {
        return events.stream().map(Recorded::event).filter(type::isInstance).map(type::cast).toList();
    }

    @ParameterizedTest
    @EnumSource
    void editors_see_everything(Anonymity anonymity) {
        var life = until(EntryPublished.class, 2, anonymity);
        assertThat(seen(life, BY_EDITOR)).isEqualTo(life);
    }

    @ParameterizedTest
    @EnumSource
    void before_the_first_publication_others_see_nothing_and_after_it_no_draft(Anonymity anonymity) {
        var before = until(ReviewSubmitted.class, 3, anonymity);
        assertThat(of(before, BY_OTHER).seesEntry()).isFalse();
        assertThat(seen(before, BY_OTHER)).isEmpty();
        assertThat(seen(before, Caller.ANONYMOUS)).isEmpty();
        var after = until(EntryReinstated.class, 1, anonymity);
        var seen = seen(after, Caller.ANONYMOUS);
        assertThat(seen.reversed().subList(0, 3).stream().map(step -> step.event().getClass().getSimpleName()))
                .containsExactly("EntryReinstated", "EntryWithdrawn", "EntryPublished");
        assertThat(of(after, Caller.ANONYMOUS).seesWork()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void reviewers_are_known_to_owners_readers_and_each_other_only_if_all_identities_are_visible(Anonymity anonymity) {
        var life = until(EntryPublished.class, 1, anonymity);
        boolean open = anonymity == ALL_IDENTITIES_VISIBLE;
        var names = open ? List.of(FIRST, SECOND, FIRST) : List.of("Reviewer 1", "Reviewer 1", "Reviewer 2");
        for (var caller : List.of(BY_OWNER, BY_OTHER, Caller.ANONYMOUS)) {
            assertThat(all(ReviewerAssigned.class, seen(life, caller)))
                    .extracting(ReviewerAssigned::reviewer)
                    .isEqualTo(names);
        }
        assertThat(all(ReviewerAssigned.class, seen(life, BY_FIRST)))
                .extracting(ReviewerAssigned::reviewer)
                .containsExactly(FIRST, open ? SECOND : "Reviewer 1", FIRST);
        var actors = seen(life, BY_OWNER).stream()
                .filter(step -> EventMetadata.role(step.metadata()) == Role.REVIEWER)
                .map(step -> EventMetadata.person(step.metadata()))
                .toList();
        assertThat(actors)
                .isEqualTo(open ? List.of(FIRST, SECOND, FIRST) : List.of("Reviewer 1", "Reviewer 1", "Reviewer 2"));
    }

    @ParameterizedTest
    @EnumSource
    void comments_to_editors_stay_with_editors_and_their_author(Anonymity anonymity) {
        var life = until(EntryPublished.class, 1, anonymity);
        assertThat(all(ReviewSubmitted.class, seen(life, BY_OWNER))).extracting(ReviewSubmitted::toEditor).containsOnlyNulls();
        assertThat(all(ReviewSubmitted.class, seen(life, BY_OTHER))).extracting(ReviewSubmitted::toEditor).containsOnlyNulls();
        assertThat(all(ReviewSubmitted.class, seen(life, BY_FIRST)))
                .extracting(ReviewSubmitted::toEditor)
                .containsExactly("toeditor-first", null, "toeditor-again");
    }

    @ParameterizedTest
    @EnumSource
    void readers_see_recommendations_but_no_reviews_and_no_messages(Anonymity anonymity) {
        var reviews = all(ReviewSubmitted.class, seen(until(EntryPublished.class, 1, anonymity), Caller.ANONYMOUS));
        assertThat(reviews).hasSize(3).extracting(ReviewSubmitted::toAuthor).containsOnly("");
        assertThat(reviews).extracting(ReviewSubmitted::recommendation).doesNotContainNull();
        var owners = all(ReviewSubmitted.class, seen(until(EntryPublished.class, 1, anonymity), BY_OWNER));
        assertThat(owners).extracting(ReviewSubmitted::toAuthor).contains("toauthor-first");
    }

    @Test
    void authors_are_hidden_from_their_reviewers_if_double_anonymized_until_publication() {
        for (var anonymity : List.of(SINGLE_ANONYMIZED, ALL_IDENTITIES_VISIBLE)) {
            assertThat(of(until(ReviewSubmitted.class, 1, anonymity), BY_FIRST).hidesAuthor()).isFalse();
        }
        var before = until(ReviewSubmitted.class, 3, DOUBLE_ANONYMIZED);
        var seen = seen(before, BY_FIRST);
        assertThat(EventMetadata.person(seen.getFirst().metadata())).isEqualTo(Visibility.AUTHOR);
        var contributor = all(ContributorsRevised.class, seen).getFirst().contributors().getFirst();
        assertThat(contributor.name()).isEqualTo("Author 1");
        assertThat(contributor.affiliations()).isEmpty();
        assertThat(contributor.orcid()).isNull();
        assertThat(of(before, BY_OWNER).hidesAuthor()).isFalse();
        assertThat(of(until(EntryPublished.class, 1, DOUBLE_ANONYMIZED), BY_FIRST).hidesAuthor()).isFalse();
    }

    @Test
    void a_reviewer_sees_the_text_from_the_start_but_reviews_from_their_first_round_on() {
        var seen = seen(until(ReviewSubmitted.class, 3, SINGLE_ANONYMIZED), BY_SECOND);
        assertThat(all(Revised.class, seen)).hasSize(6);
        assertThat(all(RevisionsRequested.class, seen)).isEmpty();
        assertThat(all(ReviewSubmitted.class, seen)).extracting(ReviewSubmitted::round).containsExactly(2, 2);
    }

    @Test
    void who_owns_an_entry_is_its_owner_whatever_else_they_are() {
        var life = until(ReviewSubmitted.class, 1, SINGLE_ANONYMIZED);
        var both = new Caller(OWNER, Set.of(Role.EDITOR, Role.ADMINISTRATOR));
        assertThat(of(life, both).standing()).isEqualTo(Standing.OWNER);
        assertThat(all(ReviewSubmitted.class, seen(life, both)).getFirst().reviewer()).isEqualTo("Reviewer 1");
    }
}
