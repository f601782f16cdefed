package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Contents;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.history.HistoryPage.Window;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.visibility.SeenEvents;
import org.palimpsest.query.visibility.Visibility;
import org.palimpsest.readmodels.Recorded;

class StoryProperties {

    @Provide
    Arbitrary<List<EntryEvent>> lives() {
        return Contents.lives();
    }

    @Property(tries = 100)
    void the_state_as_of_any_event_is_the_fold_of_all_until_then(@ForAll("lives") List<EntryEvent> life) {
        var story = story(life);
        var content = Content.EMPTY;
        for (int i = 0; i < life.size(); i++) {
            content = life.get(i) instanceof Revised change ? content.with(change) : content;
            var state = story.at(new AsOf(position(i), "then")).map(story::shown).orElseThrow();
            assertThat(state.content()).isEqualTo(content);
            assertThat(state.position()).isEqualTo(position(i));
        }
        assertThat(story.at(AsOf.NOW).map(story::shown).orElseThrow())
                .isEqualTo(story.at(new AsOf(position(life.size() - 1), "")).map(story::shown).orElseThrow());
        assertThat(story.at(new AsOf(position(0) - 1, "before"))).isEmpty();
    }

    @Property(tries = 100)
    void between_a_publication_and_its_fold_nothing_differs(@ForAll("lives") List<EntryEvent> life) {
        var steps = story(life).part(new Window(-1, false, 1000));
        for (int i = 0; i < life.size(); i++) {
            if (life.get(i) instanceof EntryPublished) {
                assertThat(steps.get(i).changes()).extracting(Changed::field).containsExactly("stage", "version");
            }
        }
    }

    @Property(tries = 100)
    void each_step_changes_what_its_event_names_and_nothing_else(@ForAll("lives") List<EntryEvent> life) {
        var steps = story(life).part(new Window(-1, false, 1000));
        assertThat(steps).hasSameSizeAs(life);
        for (int i = 0; i < life.size(); i++) {
            if (life.get(i) instanceof Revised) {
                var field = steps.get(i).type().replace("entry.", "").replace("-revised", "");
                assertThat(steps.get(i).changes()).extracting(Changed::field).isSubsetOf(field);
            }
        }
    }

    private static long position(int index) {
        return 10L + 3L * index;
    }

    /** As its owner sees it. */
    private static Story story(List<EntryEvent> life) {
        var events = IntStream.range(0, life.size())
                .mapToObj(i -> new Recorded<>(
                        position(i),
                        i,
                        Instant.EPOCH.plusSeconds(i),
                        EventMetadata.of("otto-owner", Role.OWNER),
                        life.get(i)))
                .toList();
        @Nullable EntryState now = null;
        for (var event : events) {
            now = EntryState.after(now, event);
        }
        var visibility = Visibility.of(Objects.requireNonNull(now), new Caller("otto-owner", Set.of()));
        return new Story(now.id(), SeenEvents.of(events, visibility), null, position(life.size() - 1), "owner");
    }
}
