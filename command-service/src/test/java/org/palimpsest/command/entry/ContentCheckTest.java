package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.text;
import static org.palimpsest.command.Samples.titled;
import static org.palimpsest.command.entry.Contents.check;
import static org.palimpsest.command.entry.Contents.paths;
import static org.palimpsest.command.entry.Contents.with;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Violation;

class ContentCheckTest {

    @Test
    void anEmptyAndACompleteContentAreFine() {
        assertThat(check(Content.EMPTY)).isEmpty();
        assertThat(check(COMPLETE)).isEmpty();
    }

    @Test
    void aViolationTellsWhereWhatAndWhatWouldBeRight() {
        assertThat(check(titled("x".repeat(501))))
                .containsExactly(new Violation(
                        "content.title", "This is too long: 501 characters.", "at most 500 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\tb", "\u007f", "a\u0085b", "\ud800", "\udc00\ud800", "\uffff"})
    void aTitleIsOneLineOfWhatCanBeShown(String title) {
        assertThat(paths(titled(title))).containsExactly("content.title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Llên a chân", "共同生产", "العربية", "👩‍👩‍👧 family", "“–”"})
    void aTitleMayBeInAnyScript(String title) {
        assertThat(check(titled(title))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy", "en-GB", "zh-Hant-TW", "x-private", "i-klingon"})
    void languagesAreTags(String language) {
        assertThat(check(with(id -> new LanguageRevised(id, language)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"english language", "en_GB", "e", "-", "en-"})
    void whatIsNoLanguageTagIsRefused(String language) {
        assertThat(paths(with(id -> new LanguageRevised(id, language)))).containsExactly("content.language");
    }

    @Test
    void aLanguageTagIsNotLongerThanAnyThatIsUsed() {
        var longest = "en-x" + "-abcdefgh".repeat(10) + "-abcde";
        assertThat(paths(with(id -> new LanguageRevised(id, longest)))).isEmpty();
        assertThat(paths(with(id -> new LanguageRevised(id, longest + "f")))).containsExactly("content.language");
        assertThat(paths(with(id -> new LanguageRevised(id, longest.repeat(2000))))).containsExactly("content.language");
    }

    @Test
    void whatTurnsTheTextIsRefusedWhereItStands() {
        assertThat(check(with(id -> new TitleRevised(id, "Invoice \u202efdp.exe"))))
                .extracting(Violation::path, Violation::message)
                .containsExactly(tuple("content.title", "Character 9 cannot be taken: U+202E RIGHT-TO-LEFT OVERRIDE."));
        assertThat(paths(with(id -> new KeywordsRevised(id, List.of("a\u2067b"))))).containsExactly("content.keywords.0");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2016, 2019", "2019-01, -", "-, 2019", "-, -", "2018-01, 2018-01", "2018-05-31, 2018-05",
                "2018-05, 2018", "2020-02-29, 2021"
            })
    void aPeriodMayBeAsExactAsIsKnown(String from, String to) {
        assertThat(check(with(id -> new PeriodRevised(id, new Period("then", from, to, false))))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2019, 2018, content.period.to", "2018-05, 2018-04-30, content.period.to",
                "2019-13, -, content.period.from", "2019-02-29, -, content.period.from", "19, -, content.period.from",
                "0000, -, content.period.from", "2019-1, -, content.period.from", "-, 2019-00, content.period.to",
                "2019/01, -, content.period.from", "+2019, -, content.period.from",
                "2019-01-01T00:00, -, content.period.from"
            })
    void aPeriodMustBePossible(String from, String to, String path) {
        assertThat(paths(with(id -> new PeriodRevised(id, new Period("then", from, to, false))))).containsExactly(path);
    }

    @Test
    void whatIsOngoingHasNoEndAndEveryPeriodHasItsWords() {
        var period = new Period(" ", "2019", "2020", true);
        assertThat(paths(with(id -> new PeriodRevised(id, period))))
                .containsExactly("content.period.text", "content.period.to");
    }

    @Test
    void keywordsAreFewShortAndNotRepeated() {
        var many = IntStream.range(0, 51).mapToObj(i -> "k" + i).toList();
        assertThat(paths(with(id -> new KeywordsRevised(id, many)))).containsExactly("content.keywords");
        assertThat(paths(with(id -> new KeywordsRevised(
                        id, List.of("Café", " ", "x".repeat(101), "CAFE\u0301 ", "a\nb")))))
                .containsExactly(
                        "content.keywords.1", "content.keywords.2", "content.keywords.3", "content.keywords.4");
    }

    @Test
    void whatWasLeftOutOfListsIsNamedWhereItIsNeeded() {
        assertThat(paths(Nulls.items()))
                .containsExactly(
                        "content.keywords.0",
                        "content.contributors.0.family",
                        "content.contributors.0.roles.0",
                        "content.contributors.0.affiliations.0.name",
                        "content.contributors.1.family",
                        "content.links.0.kind",
                        "content.links.0.title",
                        "content.links.0.authors.0");
    }

    @Test
    void theBodyFollowsTheSchema() {
        var script = new Node("script", Map.of(), List.of(), List.of(), "alert(1)");
        var link = new Node(
                "text", Map.of(), List.of(), List.of(new Mark("link", Map.of("href", "javascript:alert(1)"))), "x");
        var body = new Node(
                "doc",
                Map.of(),
                List.of(script, new Node("paragraph", Map.of("onclick", "x"), List.of(link), List.of(), null)),
                List.of(),
                null);
        assertThat(paths(with(id -> new BodyRevised(id, 1, body))))
                .containsExactly(
                        "content.body.content.0.type",
                        "content.body.content.1.attrs.onclick",
                        "content.body.content.1.content.0.marks.0.attrs.href");
    }

    @Test
    void theBodyIsNoLongerThanABook() {
        assertThat(check(with(id -> new BodyRevised(id, 1, text("x".repeat(1_000_000)))))).isEmpty();
        assertThat(paths(with(id -> new BodyRevised(id, 1, text("x".repeat(1_000_001))))))
                .containsExactly("content.body");
    }

    @Test
    void theBodyIsNoBomb() {
        var deep = new Node("paragraph", Map.of(), List.of(), List.of(), null);
        for (int i = 0; i < 500; i++) {
            deep = new Node("blockquote", Map.of(), List.of(deep), List.of(), null);
        }
        var nested = new Node("doc", Map.of(), List.of(deep), List.of(), null);
        var wide = new Node("doc", Map.of(), Collections.nCopies(20_000, deepest()), List.of(), null);
        assertThat(paths(with(id -> new BodyRevised(id, 1, nested)))).hasSize(1);
        assertThat(paths(with(id -> new BodyRevised(id, 1, wide)))).containsExactly("content.body");
    }

    @Test
    void anArticleHasADoiADayAndShortNumbers() {
        var article = new Article("a\nb", "x".repeat(501), "x".repeat(51), "1", "149", "doi:10.5334/x", "2022-05");
        assertThat(paths(with(id -> new ArticleRevised(id, article))))
                .containsExactly(
                        "content.article.articleType",
                        "content.article.journal",
                        "content.article.volume",
                        "content.article.doi",
                        "content.article.firstPublished");
    }

    private static Node deepest() {
        return new Node("paragraph", Map.of(), List.of(), List.of(), null);
    }
}
