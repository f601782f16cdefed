package org.palimpsest.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.anonymity.GiveawaysTest.block;
import static org.palimpsest.anonymity.GiveawaysTest.saying;
import static org.palimpsest.anonymity.GiveawaysTest.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.Giveaway;

/** Every name is found, in whatever form it is written; whatever else is written, nothing fails and nothing is made up. */
class GiveawaysProperties {
    private static final int TRIES = 300;

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyzáèîõüçñšžłøåß")
                .ofMinLength(3)
                .ofMaxLength(12)
                .map(name -> "Q" + name);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abc de.,;(–é\n").ofMaxLength(80);
    }

    private static List<Giveaway> in(String given, String family, String sentence) {
        var id = UUID.randomUUID();
        return Giveaways.in(saying(block("paragraph", text(sentence))).with(new ContributorsRevised(
                id, List.of(new Contributor(given, family, List.of(), null, List.of(), true)))));
    }

    @Property(tries = TRIES)
    void a_name_is_found_in_each_form_between_any_words(
            @ForAll("names") String given, @ForAll("names") String family, @ForAll("words") String before, @ForAll("words") String after) {
        var initial = given.substring(0, 1);
        for (var form : List.of(
                given + " " + family,
                initial + ". " + family,
                family + ", " + given,
                family + " " + initial,
                family.toUpperCase(Locale.ROOT),
                Normalizer.normalize(family, Normalizer.Form.NFD))) {
            assertThat(in(given, family, before + " " + form + " " + after))
                    .as(form)
                    .anyMatch(one -> one.found().contains(form.substring(0, 2)) && !one.found().isBlank());
        }
    }

    @Property(tries = TRIES)
    void what_is_told_stands_there_word_by_word(
            @ForAll("names") String family, @ForAll("words") String before, @ForAll("words") String after) {
        var sentence = before + " " + family + " " + after;
        for (var one : in("Given", family, sentence)) {
            var around = one.before().replaceFirst("^…", "") + one.found() + one.after().replaceFirst("…$", "");
            assertThat(sentence).contains(around);
        }
    }

    @Property(tries = TRIES)
    void no_text_makes_it_fail(@ForAll String text, @ForAll String given, @ForAll String family) {
        assertThat(in(given, family, text.isEmpty() ? " " : text).size()).isLessThanOrEqualTo(Giveaways.MOST);
    }

    @Property(tries = TRIES)
    void words_without_a_name_are_left_alone(@ForAll("words") String words) {
        assertThat(in("Qerthold", "Quixotte", words)).isEmpty();
    }
}
