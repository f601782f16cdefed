package org.palimpsest.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

class HtmlTextTest {
    @Test
    void a_picture_that_lies_here_is_shown_a_wide_one_by_a_smaller_one() {
        var small = new AttachedFile("a b.png", "a1", "image/png", 9, 40, 30, "A map");
        var wide = new AttachedFile("wide.png", "b2", "image/png", 9, 1600, 100, null);
        var content = Content.EMPTY.with(new FilesRevised(UUID.randomUUID(), List.of(small, wide)));
        var doc = doc(paragraph(picture("file:a b.png", ""), picture("file:wide.png", "x<y"), picture("file:gone.png", "Gone")));

        assertThat(HtmlText.of(doc, 2, "a", new Pictures(content, "/entries/e/files")))
                .isEqualTo("<p><img src=\"/entries/e/files/a1\" alt=\"A map\" width=\"40\" height=\"30\" loading=\"lazy\">"
                        + "<a class=\"picture\" href=\"/entries/e/files/b2\"><img src=\"/entries/e/files/b2/thumbnail\" alt=\"x&lt;y\""
                        + " width=\"800\" height=\"50\" loading=\"lazy\"></a>Gone</p>");
    }

    private static Node picture(String src, String alt) {
        return new Node("image", Map.of("src", src, "alt", alt), List.of(), List.of(), null);
    }

    @Test
    void headingsFollowThePageWithoutAGap() {
        var html = HtmlText.of(doc(heading(2, "One"), heading(4, "Below"), heading(2, "Two")), 3, "a");
        assertThat(html).isEqualTo("<h3 id=\"a-one\">One</h3><h4 id=\"a-below\">Below</h4><h3 id=\"a-two\">Two</h3>");
    }

    @Test
    void eachHeadingHasAnAddressOfItsWordsAndNoTwoTheSame() {
        var doc = doc(heading(2, "What neighbours said, & why"), heading(3, "مطبخ"), heading(2, "…"),
                heading(2, "What neighbours said: why?"), heading(4, "Deep"));
        assertThat(Headings.of(doc, "a").all()).extracting(Headings.Heading::id)
                .containsExactly("a-what-neighbours-said-why", "a-مطبخ", "a-part-3", "a-what-neighbours-said-why-2", "a-deep");
        assertThat(Headings.of(doc, "a").listed()).extracting(Headings.Heading::depth).containsExactly(0, 1, 0, 0);
        assertThat(Jsoup.parse(HtmlText.of(doc, 2, "a")).select("h2, h3, h4").eachAttr("id"))
                .containsExactlyElementsOf(Headings.of(doc, "a").all().stream().map(Headings.Heading::id).toList());
    }

    @Test
    void aPictureByItselfIsAFigureAndTheLinesUnderItAreItsCaption() {
        var map = new AttachedFile("map.png", "a1", "image/png", 9, 40, 30, null);
        var pictures = new Pictures(Content.EMPTY.with(new FilesRevised(UUID.randomUUID(), List.of(map))), "/f");
        var picture = picture("file:map.png", "A map");
        var shown = "<img src=\"/f/a1\" alt=\"A map\" width=\"40\" height=\"30\" loading=\"lazy\">";
        assertThat(HtmlText.of(doc(paragraph(picture)), 2, "a", pictures)).isEqualTo("<figure>" + shown + "</figure>");
        var captioned = paragraph(picture, node("hard_break"), text("Nine streets <2024>"));
        assertThat(HtmlText.of(doc(captioned), 2, "a", pictures))
                .isEqualTo("<figure>" + shown + "<figcaption>Nine streets &lt;2024&gt;</figcaption></figure>");
        assertThat(HtmlText.of(doc(paragraph(picture, text(" here"))), 2, "a", pictures)).isEqualTo("<p>" + shown + " here</p>");
        assertThat(HtmlText.of(doc(paragraph(picture("https://example.org/a.png", "A map"))), 2, "a", pictures)).startsWith("<p>");
    }

    @Test
    void anItemOfOneParagraphIsTight() {
        var nested = node("bullet_list", node("list_item", paragraph(text("inner"))));
        var list = node("bullet_list", node("list_item", paragraph(text("outer")), nested));
        assertThat(HtmlText.of(doc(list), 2, "a")).isEqualTo("<ul><li>outer<ul><li>inner</li></ul></li></ul>");
    }

    @Test
    void anItemOfTwoParagraphsKeepsThem() {
        var list = node("ordered_list", node("list_item", paragraph(text("a")), paragraph(text("b"))));
        assertThat(HtmlText.of(doc(list), 2, "a")).isEqualTo("<ol><li><p>a</p><p>b</p></li></ol>");
    }

    @Test
    void anOrderedListStartsWhereItsAuthorsSay() {
        var list = new Node(
                "ordered_list", Map.of("order", 3), List.of(node("list_item", paragraph(text("c")))), List.of(), null);
        assertThat(HtmlText.of(doc(list), 2, "a")).startsWith("<ol start=\"3\">");
    }

    @Test
    void aQuoteAndABreak() {
        var quote = node("blockquote", paragraph(text("one"), node("hard_break"), text("two")));
        assertThat(HtmlText.of(doc(quote), 2, "a")).isEqualTo("<blockquote><p>one<br>two</p></blockquote>");
    }

    @Test
    void marksNestInTheirOrder() {
        var run = marked("H", new Mark("strong", Map.of()), new Mark("em", Map.of()));
        var low = marked("2", new Mark("sub", Map.of()));
        assertThat(HtmlText.of(doc(paragraph(run, low)), 2, "a"))
                .isEqualTo("<p><strong><em>H</em></strong><sub>2</sub></p>");
    }

    @Test
    void neighboursWithTheSameLinkShareOneAnchorThatGivesOtherSitesNothing() {
        var link = new Mark("link", Map.of("href", "https://example.org/?a=1&b=2"));
        var run = paragraph(marked("see ", link), marked("there", link, new Mark("em", Map.of())));
        assertThat(HtmlText.of(doc(run), 2, "a"))
                .isEqualTo("<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\">"
                        + "see <em>there</em></a></p>");
    }

    @Test
    void linksWithinTheSiteAreFollowed() {
        var run = paragraph(marked("here", new Mark("link", Map.of("href", "/entries/frome"))));
        assertThat(HtmlText.of(doc(run), 2, "a")).isEqualTo("<p><a href=\"/entries/frome\">here</a></p>");
    }

    @Test
    void footnotesAreNumberedAndLeadBack() {
        var note = node("footnote", text("Said <twice>."));
        var page = Jsoup.parse(HtmlText.of(doc(paragraph(text("So"), note, text(" and"), note)), 2, "x"));
        assertThat(page.select("sup.noteref a").eachAttr("href")).containsExactly("#x-note-1", "#x-note-2");
        assertThat(page.select("ol.notes > li").eachAttr("id")).containsExactly("x-note-1", "x-note-2");
        assertThat(first(page, "ol.notes > li").text()).isEqualTo("Said <twice>. ↩");
        assertThat(page.select("ol.notes a").eachAttr("href")).containsExactly("#x-call-1", "#x-call-2");
    }

    @Test
    void aPictureElsewhereIsALinkThatNobodyFollowsUnasked() {
        var image = image("A \"hub\"");
        var page = Jsoup.parse(HtmlText.of(doc(paragraph(image)), 2, "a"));
        assertThat(page.select("img, [src]")).isEmpty();
        var link = first(page, "a.picture[href=https://e.org/a.png]");
        assertThat(link.text()).isEqualTo("A \"hub\"");
        assertThat(link.attr("rel")).isEqualTo("nofollow noopener");
        assertThat(Jsoup.parse(HtmlText.of(doc(paragraph(image(""))), 2, "a")).select("a").text()).isEqualTo("Picture");
    }

    @Test
    void aPictureInALinkIsWhatItShows() {
        var linked = new Node(
                "image",
                image("Hub").attrs(),
                List.of(),
                List.of(new Mark("link", Map.of("href", "/entries/hub"))),
                null);
        assertThat(HtmlText.of(doc(paragraph(linked)), 2, "a"))
                .isEqualTo("<p><a href=\"/entries/hub\">Hub</a></p>");
    }

    private static Node image(String alt) {
        return new Node("image", Map.of("src", "https://e.org/a.png", "alt", alt), List.of(), List.of(), null);
    }

    @Test
    void tableHeadersSayWhatTheyHead() {
        var head = node("table_row", cell("table_header", "Place"), cell("table_header", "Hubs"));
        var row = node("table_row", cell("table_header", "Frome"), cell("table_cell", "8"));
        var page = Jsoup.parse(HtmlText.of(doc(node("table", head, row)), 2, "a"));
        assertThat(page.select("thead th[scope=col]").eachText()).containsExactly("Place", "Hubs");
        assertThat(page.select("tbody th[scope=row]").eachText()).containsExactly("Frome");
        assertThat(page.select("tbody td").eachText()).containsExactly("8");
    }

    @Test
    void spansSurvive() {
        var cell = new Node(
                "table_cell",
                Map.of("colspan", 2, "rowspan", 1),
                List.of(paragraph(text("wide"))),
                List.of(),
                null);
        assertThat(HtmlText.of(doc(node("table", node("table_row", cell))), 2, "a"))
                .contains("<td colspan=\"2\">wide</td>");
    }

    @Test
    void whatTheSchemaMayKnowOneDayIsReducedToItsText() {
        assertThat(HtmlText.of(doc(node("video", paragraph(text("still <readable>")))), 2, "a"))
                .isEqualTo("<p>still &lt;readable&gt;</p>");
    }

    @Test
    void anEmptyBodyIsEmpty() {
        assertThat(HtmlText.of(Node.EMPTY_DOC, 2, "a")).isEmpty();
        assertThat(PlainText.of(Node.EMPTY_DOC)).isEmpty();
    }

    @Test
    void plainTextIsALineForEachParagraph() {
        var note = node("footnote", text("a note"));
        var list = node("bullet_list", node("list_item", paragraph(text("one"), node("hard_break"), text("two"))));
        assertThat(PlainText.of(doc(heading(2, "Head"), paragraph(text("Text"), note), list)))
                .isEqualTo("Head\nText (a note)\none two");
    }

    private static Element first(Element page, String query) {
        return Objects.requireNonNull(page.selectFirst(query), query);
    }

    static Node doc(Node... blocks) {
        return node("doc", blocks);
    }

    static Node node(String type, Node... content) {
        return new Node(type, Map.of(), List.of(content), List.of(), null);
    }

    static Node heading(int level, String text) {
        return new Node("heading", Map.of("level", level), List.of(text(text)), List.of(), null);
    }

    static Node paragraph(Node... content) {
        return node("paragraph", content);
    }

    static Node cell(String type, String text) {
        return node(type, paragraph(text(text)));
    }

    static Node text(String text) {
        return marked(text);
    }

    static Node marked(String text, Mark... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks), text);
    }
}
