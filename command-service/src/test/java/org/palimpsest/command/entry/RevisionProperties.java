package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.ENTRY;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;

class RevisionProperties {

    @Property(tries = 300)
    void revisingGivesExactlyWhatWasSentInItsNormalForm(
            @ForAll("contents") Content before, @ForAll("contents") Content sent) {
        var draft = revised(Histories.fold(Histories.EMPTY_DRAFT), before);
        assertThat(revised(draft, sent).content()).isEqualTo(Normal.form(sent));
    }

    @Property(tries = 300)
    void savingTheSameAgainMakesNoEvent(@ForAll("contents") Content sent) {
        var draft = revised(Histories.fold(Histories.EMPTY_DRAFT), sent);
        assertThat(revise(draft, sent)).isEmpty();
        assertThat(revise(draft, draft.content())).isEmpty();
    }

    @Property(tries = 300)
    void noEventIsWithoutEffectAndNoFieldHasTwo(
            @ForAll("contents") Content before, @ForAll("contents") Content sent) {
        var draft = revised(Histories.fold(Histories.EMPTY_DRAFT), before);
        var events = revise(draft, sent);
        assertThat(events).extracting(Object::getClass).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(e -> assertThat(EntryState.evolve(draft, e)).isNotEqualTo(draft));
    }

    @Property(tries = 300)
    void theNormalFormOfANormalFormIsItself(@ForAll("contents") Content sent) {
        var once = Normal.form(sent);
        assertThat(Normal.form(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<Content> contents() {
        return AnyContent.allowed();
    }

    private static EntryState revised(EntryState state, Content sent) {
        for (var event : revise(state, sent)) {
            state = EntryState.evolve(state, event);
        }
        return state;
    }

    private static List<EntryEvent> revise(EntryState state, Content sent) {
        var context = new Entry.Context("olwen", null, Set.of(), false);
        return new Entry().decide(new ReviseDraft(ENTRY, sent), state, context).events();
    }
}
