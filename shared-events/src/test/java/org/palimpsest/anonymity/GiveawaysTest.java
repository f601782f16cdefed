package org.palimpsest.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Giveaway.Kind;
import org.palimpsest.events.Link;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

class GiveawaysTest {
    private static final UUID ID = UUID.randomUUID();

    static final Content AUTHORS = Content.EMPTY.with(new ContributorsRevised(ID, List.of(
            author("Wilhelmína Harriet", "O’Brannagh", "University of Zwölfbrücken"),
            author("Jörg", "Müller", null),
            author("Grace", "Young", "Test Trust for Towns"),
            author(null, "Frome Hours Group", null),
            author("Li", "Ó", null),
            author("小明", "王", null))));

    private static Contributor author(@Nullable String given, String family, @Nullable String workplace) {
        var at = workplace == null ? List.<Affiliation>of() : List.of(new Affiliation(workplace, "GB", null));
        return new Contributor(given, family, at, null, List.of(), false);
    }

    static Content saying(Node... blocks) {
        return AUTHORS.with(new BodyRevised(
                ID, Schema.VERSION, new Node("doc", Map.of(), List.of(blocks), List.of(), null)));
    }

    static Node block(String type, Node... inline) {
        return new Node(type, type.equals("heading") ? Map.of("level", 2) : Map.of(), List.of(inline), List.of(), null);
    }

    static Node text(String text, Mark... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks), text);
    }

    private static List<Giveaway> in(String sentence) {
        return Giveaways.in(saying(block("paragraph", text(sentence))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "This is by Wilhelmína Harriet O’Brannagh of old.           | NAME        | Wilhelmína Harriet O’Brannagh",
        "This is by Wilhelmina O'Brannagh of old.                   | NAME        | Wilhelmina O'Brannagh",
        "This is by WILHELMÍNA O’BRANNAGH of old.                   | NAME        | WILHELMÍNA O’BRANNAGH",
        "This is by W. H. O’Brannagh of old.                        | NAME        | W. H. O’Brannagh",
        "This is by W.H. O’Brannagh of old.                         | NAME        | W.H. O’Brannagh",
        "Cited as O’Brannagh, Wilhelmína here.                      | NAME        | O’Brannagh, Wilhelmína",
        "Cited as O’Brannagh, W.H. here.                            | NAME        | O’Brannagh, W.H.",
        "Cited as O’Brannagh W here.                                | NAME        | O’Brannagh W",
        "It was O’Brannagh’s idea.                                  | NAME        | O’Brannagh’s",
        "It was Mueller who said so.                                | NAME        | Mueller",
        "It was Muller who said so.                                 | NAME        | Muller",
        "It was Jörg Müller who said so.                        | NAME        | Jörg Müller",
        "We asked Grace to count.                                   | NAME        | Grace",
        "As the Frome Hours Group has it.                           | NAME        | Frome Hours Group",
        "As Ó, Li has it.                                           | NAME        | Ó, Li",
        "作者是王小明。                                               | NAME        | 王小明",
        "As shown before (Young 2019).                              | NAME        | Young",
        "In our earlier work (Young 2019) we counted.               | OWN_WORK    | Young",
        "As my study showed (Müller, 2020a).                        | OWN_WORK    | Müller",
        "We have argued this before; see O’Brannagh et al. (2018).  | NAME        | O’Brannagh",
        "W.H.O. counted the hours.                                  | INITIALS    | W.H.O.",
        "Write to w.obrannagh@example.org for more.                 | EMAIL       | w.obrannagh@example.org",
        "Write to someone (at) example.org for more.                | EMAIL       | someone (at) example.org",
        "See 0000-0002-1825-0097 for more.                          | ORCID       | 0000-0002-1825-0097",
        "It was done at the University of Zwölfbrücken in May.      | AFFILIATION | University of Zwölfbrücken",
        "It was done at the University of Zwolfbrucken in May.      | AFFILIATION | University of Zwolfbrucken",
        "It was done by TTT in May.                                 | AFFILIATION | TTT",
        "We thank all who gave an hour.                             | ACKNOWLEDGEMENT | We thank",
        "This work was supported by a fund.                         | ACKNOWLEDGEMENT | was supported by",
    })
    void what_tells_who_wrote_it_is_found(String sentence, Kind kind, String found) {
        assertThat(in(sentence)).extracting(Giveaway::kind, Giveaway::found).containsExactly(
                tuple(kind, found));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "When we were young we had hours.",
        "Grace is what they ask for.",
        "The youngest of them was a miller.",
        "O is a letter, and so is Ó.",
        "A trust for towns in which everybody tests.",
        "The order 1234-5678-9012-34567 is a number.",
        "An hour, e.g. at noon, is an hour.",
        "",
    })
    void what_does_not_is_left_alone(String sentence) {
        assertThat(in(sentence)).isEmpty();
    }

    @Test
    void where_it_stands_is_told_by_the_heading_and_the_paragraph_with_the_words_around() {
        var before = "There are hours and hours, and anybody who counts them comes to an end, ";
        var after = ", and went on to count minutes too, until there was nothing left.";
        var found = Giveaways.in(saying(
                block("paragraph", text("By Young.")),
                block("heading", text("How we counted")),
                block("paragraph", text("One.")),
                block("bullet_list", block("list_item", block("paragraph", text(before + "said Young" + after))))));
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().heading()).isNull();
        assertThat(found.getFirst().paragraph()).isEqualTo(1);
        var second = found.getLast();
        assertThat(second.heading()).isEqualTo("How we counted");
        assertThat(second.paragraph()).isEqualTo(2);
        assertThat(second.before()).startsWith("…").endsWith("comes to an end, said ").hasSizeLessThan(50);
        assertThat(second.after()).startsWith(", and went on").endsWith("…");
    }

    @Test
    void a_name_in_two_marks_and_in_a_footnote_is_one() {
        var strong = new Mark("strong", Map.of());
        var footnote = new Node("footnote", Map.of(), List.of(text("Said Müller.")), List.of(), null);
        assertThat(Giveaways.in(saying(block("paragraph", text("By Grace You"), text("ng", strong), text(" alone"), footnote))))
                .extracting(Giveaway::found)
                .containsExactly("Grace Young", "Müller");
    }

    @Test
    void links_that_lead_to_an_author_are_told_with_what_they_stand_under() {
        var links = Stream.of(
                        "https://orcid.org/0000-0002-1825-0097", "mailto:somebody@example.org", "https://zwolfbrucken.example/hours",
                        "https://example.org/~young", "https://example.org/clocks")
                .map(href -> text("here ", new Mark("link", Map.of("href", href))))
                .toArray(Node[]::new);
        assertThat(Giveaways.in(saying(block("paragraph", links))))
                .allMatch(one -> one.kind() == Kind.LINK && one.found().equals("here "))
                .extracting(Giveaway::address)
                .hasSize(4)
                .doesNotContain("https://example.org/clocks");
    }

    @Test
    void acknowledgements_are_found_by_their_heading() {
        for (var heading : List.of("Acknowledgements", "6. Acknowledgments", "Funding", "Author contributions", "Danksagung")) {
            assertThat(Giveaways.in(saying(block("heading", text(heading)), block("paragraph", text("To all.")))))
                    .extracting(Giveaway::kind)
                    .containsExactly(Kind.ACKNOWLEDGEMENT);
        }
    }

    @Test
    void all_that_reviewers_read_is_looked_at() {
        var file = new AttachedFile("Young.png", "0".repeat(64), "image/png", 1, 1, 1, "Young at work");
        var link = new Link(Link.Kind.REPORT, "Young’s report", "https://example.org/a", null, List.of("Grace Young"), null, null);
        var content = AUTHORS
                .with(new TitleRevised(ID, "Young and old"))
                .with(new KeywordsRevised(ID, List.of("Müller method")))
                .with(new LinksRevised(ID, List.of(link)))
                .with(new FilesRevised(ID, List.of(file)));
        assertThat(Giveaways.in(content)).extracting(Giveaway::field)
                .containsExactly("content.title", "files", "content.keywords", "content.links.0.title");
    }

    @Test
    void each_has_a_mark_that_follows_from_what_was_found_and_where() {
        var text = List.of(block("paragraph", text("By Young.")), block("paragraph", text("By Young.")), block("paragraph", text("By Müller.")));
        var found = Giveaways.in(saying(text.toArray(Node[]::new)));
        assertThat(found).extracting(Giveaway::mark).doesNotHaveDuplicates().allMatch(mark -> mark.matches("[0-9a-f]{16}"));
        assertThat(Giveaways.in(saying(text.toArray(Node[]::new)))).extracting(Giveaway::mark).containsExactlyElementsOf(
                found.stream().map(Giveaway::mark).toList());
        var elsewhere = Giveaways.in(saying(block("paragraph", text("Said by Young.")))).getFirst();
        assertThat(found).extracting(Giveaway::mark).doesNotContain(elsewhere.mark());
    }

    @Test
    void not_more_are_told_than_anybody_goes_through() {
        var blocks = new ArrayList<Node>();
        for (int i = 0; i < 3 * Giveaways.MOST; i++) {
            blocks.add(block("paragraph", text("Young and Müller.")));
        }
        assertThat(Giveaways.in(saying(blocks.toArray(Node[]::new)))).hasSize(Giveaways.MOST);
    }
}
