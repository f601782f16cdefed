package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.readmodels.Recorded;

/** An entry is found by the rules of its own language, whichever the question is in; accents count in none. */
class LanguagesTest {
    private static SearchedIndex index;

    @BeforeAll
    static void start() {
        var log = new ArrayList<Recorded<?>>();
        log.add(entry(log.size(), "de", "Nachbarschaften", "Die Häuser der Gemeinden wurden von Nachbarn gebaut. Straße für Straße."));
        log.add(entry(log.size(), "fr-CA", "Entraide", "L’éducation nationale et les chevaux. Aujourd'hui les communautés s'entraident."));
        log.add(entry(log.size(), "es", "Cuidados", "Las comunidades de Bogotá cuidan a los abuelos con corazón."));
        log.add(entry(log.size(), "cy", "Gofal", "Gweithio yng Nghymru, a dysgu o Gymru, i bawb ym Mhontypridd."));
        log.add(entry(log.size(), "sw", "Ujamaa", "Watu wanasaidiana katika vijiji."));
        index = new SearchedIndex(log);
        index.tell(log);
    }

    @AfterAll
    static void stop() throws IOException {
        index.close();
    }

    @Test
    void german_by_its_stems_and_with_or_without_its_letters() {
        for (var words : List.of("Gemeinde ", "haus ", "Häusern ", "Haeuser ", "strasse ", "die Gemeinden ", "nachbar gemeinde haus ")) {
            assertThat(found(words)).as(words).containsExactly("de");
        }
    }

    @Test
    void french_by_its_stems_without_its_articles_and_accents() {
        for (var words : List.of("éducations ", "education ", "cheval ", "d’éducation ", "communauté nationales ", "les communautes ")) {
            assertThat(found(words)).as(words).contains("fr-CA");
        }
    }

    @Test
    void spanish_by_its_stems_and_without_its_accents() {
        for (var words : List.of("comunidad ", "abuela ", "bogota ", "Bogotá corazones ")) {
            assertThat(found(words)).as(words).containsExactly("es");
        }
    }

    @Test
    void welsh_however_its_words_begin() {
        for (var words : List.of("Cymru ", "cymru pontypridd ", "Nghymru ", "pawb ")) {
            assertThat(found(words)).as(words).containsExactly("cy");
        }
    }

    @Test
    void any_other_by_its_words() {
        assertThat(found("vijiji watu ")).containsExactly("sw");
    }

    @Test
    void what_was_found_by_its_stem_is_marked() {
        assertThat(index.hits("Gemeinde ", Long.MAX_VALUE).getFirst().excerptHtml())
                .anyMatch(passage -> passage.contains("<mark>Gemeinden</mark>"));
    }

    private static List<String> found(String words) {
        return index.hits(words, Long.MAX_VALUE).stream().map(hit -> String.valueOf(hit.language())).toList();
    }

    private static Recorded<?> entry(long position, String language, String title, String text) {
        var slug = Samples.slugs().getFirst();
        var id = UUID.nameUUIDFromBytes(language.getBytes(StandardCharsets.UTF_8));
        var words = new Node("text", Map.of(), List.of(), List.of(), text);
        var paragraph = new Node("paragraph", Map.of(), List.of(words), List.of(), null);
        var content = Samples.content(slug)
                .with(new TitleRevised(id, title))
                .with(new LanguageRevised(id, language))
                .with(new BodyRevised(id, 1, new Node("doc", Map.of(), List.of(paragraph), List.of(), null)));
        var published = new EntryPublished(id, "s", "entry-" + language.toLowerCase(Locale.ROOT), 1, "CC-BY-4.0", content);
        return SearchedIndex.recorded(position, published);
    }
}
