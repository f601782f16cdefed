package org.palimpsest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

class SuppressionsTest {
    private static final UUID ENTRY = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Mark EM = new Mark("em", Map.of());

    @Test
    void aPassageIsRemovedAcrossMarksAndOnceHoweverManyRunsItHas() {
        var body = doc(paragraph(text("She lives at 14 "), text("Mill", EM), text(" Lane, and likes it.")));
        assertThat(passages("14 Mill Lane").body(body))
                .isEqualTo(doc(paragraph(text("She lives at [removed]"), text(", and likes it."))));
    }

    @Test
    void everyOccurrenceIsRemovedAndNothingIsLeftOfTwoThatOverlap() {
        assertThat(passages("abc", "cde").text("abcde, abc and cde")).isEqualTo("[removed], [removed] and [removed]");
        assertThat(passages("aa").text("aaa")).isEqualTo("[removed]");
        assertThat(passages("removed").text("removed [removed]")).isEqualTo("[removed] [[removed]]");
    }

    @Test
    void aPassageIsRemovedFromHeadingsListsTablesAndFootnotes() {
        for (var block : List.of("heading", "list_item", "table_cell")) {
            assertThat(passages("Mill Lane").body(doc(node(block, paragraph(text("At Mill Lane."))))))
                    .isEqualTo(doc(node(block, paragraph(text("At [removed].")))));
        }
        var footnote = node("footnote", text("Mill Lane"));
        assertThat(passages("Mill Lane").body(doc(paragraph(text("At Mill"), footnote, text(" Lane.")))))
                .isEqualTo(doc(paragraph(text("At [removed]"), node("footnote", text("[removed]")), text("."))));
    }

    @Test
    void aLineBreakWithinAPassageIsALineBreak() {
        var body = doc(paragraph(text("14 Mill"), node("hard_break"), text("Lane")));
        assertThat(passages("Mill\nLane").body(body))
                .isEqualTo(doc(paragraph(text("14 [removed]"), node("hard_break"))));
    }

    @Test
    void linkTitlesAndAlternativeTextsLoseItAndAddressesThatHaveItAreLeftOut() {
        var title = new Mark("link", Map.of("href", "https://example.org/", "title", "Mill Lane"));
        var clean = new Mark("link", Map.of("href", "https://example.org/", "title", "[removed]"));
        var address = new Mark("link", Map.of("href", "https://example.org/mill-lane"));
        var picture = new Node("image", Map.of("src", "https://example.org/a.png", "alt", "mill-lane"), List.of(), List.of(), null);
        var shown = new Node("image", Map.of("src", "https://example.org/a.png", "alt", "[removed]"), List.of(), List.of(), null);
        var gone = new Node("image", Map.of("src", "https://example.org/mill-lane.png", "alt", ""), List.of(), List.of(), null);
        assertThat(passages("Mill Lane", "mill-lane")
                        .body(doc(paragraph(text("a", title), text("b", address), picture, gone))))
                .isEqualTo(doc(paragraph(text("a", clean), text("b"), shown)));
    }

    @Test
    void aPassageIsRemovedFromEachFieldOfAContent() {
        var link = new Link(Link.Kind.WEBSITE, "of Mill Lane", "https://a.org/?Mill Lane", null, List.of("Mill Lane Group"), null, null);
        var content = new Content(
                "Mill Lane",
                "en",
                new Period("Mill Lane years", "2019", null, false),
                List.of("Mill Lane"),
                List.of(new Contributor(
                        "Ada", "Mill Lane", List.of(new Affiliation("Mill Lane Trust", "GB", null)), null, List.of(), true)),
                doc(paragraph(text("Mill Lane"))),
                List.of(link),
                new Article("Mill Lane", "Mill Lane", null, null, null, "10.5334/Mill Lane", null));
        assertThat(passages("Mill Lane").content(content).toString()).doesNotContain("Mill Lane").contains("[removed] Trust");
    }

    @Test
    void aKeywordIsLeftOutHoweverItIsWritten() {
        var suppressions = with(new Suppression(Kind.KEYWORD, "frome", null, null));
        assertThat(suppressions.keywords(List.of("Frome", "compassion"))).containsExactly("compassion");
    }

    @Test
    void aContributorIsLeftOutOrShownUnderAnotherNameAlone() {
        var ada = new Contributor(
                "Ada", "Example", List.of(new Affiliation("Trust", null, null)), "0000-0002-1825-0097", List.of("software"), true);
        var team = new Contributor(null, "The Team", List.of(), null, List.of(), false);
        var link = new Link(Link.Kind.REPORT, "R", null, null, List.of("Ada Example", "Bo"), null, null);
        var hidden = with(new Suppression(Kind.CONTRIBUTOR, "Ada Example", null, null));
        assertThat(hidden.contributors(List.of(ada, team))).containsExactly(team);
        assertThat(hidden.links(List.of(link)).getFirst().authors()).containsExactly("Bo");

        var renamed = with(new Suppression(Kind.CONTRIBUTOR, "Ada Example", null, "A. E."));
        assertThat(renamed.contributors(List.of(ada)))
                .containsExactly(new Contributor(null, "A. E.", List.of(), null, List.of("software"), false));
        assertThat(renamed.links(List.of(link)).getFirst().authors()).containsExactly("A. E.", "Bo");
    }

    @Test
    void aVersionIsHiddenAsAWhole() {
        var suppressions = with(new Suppression(Kind.VERSION, null, 2, null));
        assertThat(suppressions.hidesVersion(2)).isTrue();
        assertThat(suppressions.hidesVersion(1)).isFalse();
    }

    @Test
    void whatIsLiftedHoldsNoLonger() {
        var first = new EntrySuppressed(ENTRY, 1, new Suppression(Kind.PASSAGE, "Mill", null, null), "Why");
        var second = new EntrySuppressed(ENTRY, 2, new Suppression(Kind.PASSAGE, "Lane", null, null), "Why");
        var lifted = Suppressions.NONE.with(first).with(second).without(new SuppressionLifted(ENTRY, 1, "Why not"));
        assertThat(lifted.text("Mill Lane")).isEqualTo("Mill [removed]");
        assertThat(lifted.without(new SuppressionLifted(ENTRY, 2, "Why not"))).isEqualTo(Suppressions.NONE);
    }

    @Test
    void whereNothingIsSuppressedEverythingStays() {
        var body = doc(paragraph(text("Mill Lane")));
        assertThat(Suppressions.NONE.body(body)).isSameAs(body);
        assertThat(Suppressions.NONE.text(null)).isNull();
    }

    private static Suppressions passages(String... passages) {
        var suppressions = Suppressions.NONE;
        for (var passage : passages) {
            int number = suppressions.byNumber().size() + 1;
            suppressions = suppressions.with(
                    new EntrySuppressed(ENTRY, number, new Suppression(Kind.PASSAGE, passage, null, null), "Why"));
        }
        return suppressions;
    }

    private static Suppressions with(Suppression what) {
        return Suppressions.NONE.with(new EntrySuppressed(ENTRY, 1, what, "Why"));
    }

    private static Node doc(Node... content) {
        return node("doc", content);
    }

    private static Node paragraph(Node... content) {
        return node("paragraph", content);
    }

    private static Node node(String type, Node... content) {
        return new Node(type, Map.of(), List.of(content), List.of(), null);
    }

    private static Node text(@Nullable String text, Mark... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks), text);
    }
}
