package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suspicion;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.Scope;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.desk.QueueFilter;
import org.palimpsest.query.desk.Turn;
import org.palimpsest.query.people.AccountEntry;
import org.palimpsest.query.people.ReviewerApplication;
import org.palimpsest.web.Wording;
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What pages say to people stands in message bundles, all of it. */
class TextsTest {
    private static final List<String> SPOKEN = List.of("title", "placeholder", "alt", "aria-label");
    private static final ResourceBundleMessageSource TEXTS = Said.TEXTS;
    private static final Pattern NAME = Pattern.compile("#\\{([a-z0-9.-]+)[(}]");

    /** What is the same word in both languages, or has no word in it. */
    private static final Set<String> ALIKE = Set.of(
            "sign-in.token", "field.name", "comment.name", "editor.do.code.sign", "editor.do.link.sign", "editor.do.markdown.sign",
            "editor.link", "field.body", "issue.in", "entry.doi", "site.name", "site.title", "files.kilobytes", "files.megabytes",
            "related.WEBSITE", "profile.ror", "writing.step.TEXT", "writing.link.WEBSITE", "writing.article.doi", "credit.software",
            "issue.page", "byline.orcid.is", "cite.pdf", "search.how.quoted", "search.how.section", "search.how.year",
            "search.how.without", "usage.downloads", "display.sign", "searches.name");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    static List<String> bundles() {
        return Said.BUNDLES;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageSaysAllOfIt(String bundle) throws IOException {
        var english = Said.all(bundle, Language.ENGLISH);
        for (var language : EnumSet.complementOf(EnumSet.of(Language.ENGLISH))) {
            var others = Said.all(bundle, language);
            assertThat(others.keySet()).as("%s in %s", bundle, language).isEqualTo(english.keySet());
            others.forEach((code, text) -> {
                var original = String.valueOf(english.get(code));
                assertThat(places(text)).as(code).isEqualTo(places(original));
                assertThat(text).as(code).isNotBlank();
                // A community calls its site as it likes.
                assertThat(text + original).as(code).doesNotContain("Palimpsest");
                if (WORD.matcher(original.replaceAll("\\{\\d,(choice|number),", "")).find()) {
                    assertThat(text.equals(original)).as("%s says “%s” in %s", code, text, language).isEqualTo(ALIKE.contains(code));
                }
                IntStream.of(0, 1, 2, 5, 30, 1000).forEach(number -> isWellFormed(code, language, number));
            });
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Neither a brace nor a doubled apostrophe is left when something stands in its places. */
    private static void isWellFormed(String code, Language language, int number) {
        var said = TEXTS.getMessage(code, Collections.nCopies(10, number).toArray(), language.locale());
        assertThat(said).as(code).doesNotContain("{", "}", "''");
    }

    @Test
    void everyBundleIsHere() throws IOException {
        var there = Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:/messages/*.properties"));
        // And one that both services have: what problems say.
        assertThat(there).hasSize((Said.BUNDLES.size() + 1) * Language.values().length);
    }

    static List<Resource> templates() throws IOException {
        return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/**/*.html"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateSaysAnythingByItself(Resource template) throws IOException {
        var words = new ArrayList<String>();
        for (var element : parsed(template).getAllElements()) {
            var own = element.ownText();
            if (own.chars().anyMatch(Character::isLetter) && !isReplaced(element) && !own.equals("iD")) {
                words.add(own);
            }
            SPOKEN.stream().filter(element::hasAttr).map(element::attr).filter(said -> !said.isEmpty()).forEach(words::add);
        }
        assertThat(words).as(template.getFilename()).isEmpty();
    }

    /** What stands in it is an example then. */
    private static boolean isReplaced(Element element) {
        return Stream.of("th:text", "th:utext", "th:insert", "th:replace").anyMatch(element::hasAttr);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextThatATemplateNamesIsThere(Resource template) throws IOException {
        var names = NAME.matcher(template.getContentAsString(StandardCharsets.UTF_8)).results().map(name -> name.group(1));
        assertThat(names).allSatisfy(TextsTest::isThere);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noLineIsTooLongToBeRead(Resource template) throws IOException {
        assertThat(template.getContentAsString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(140));
    }

    /** A community calls its site as it likes. */
    @ParameterizedTest
    @MethodSource("templates")
    void noTitleForgetsTheSite(Resource template) throws IOException {
        assertThat(template.getContentAsString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("#{site.title(")))
                .allSatisfy(line -> assertThat(line).contains(", ${@site.name()})}"));
    }

    @Test
    void whateverAValueIsThereIsAWordForIt() {
        var shown = EnumSet.complementOf(EnumSet.of(Stage.NONE)).toArray(Stage[]::new);
        assertThat(Stream.of(
                                named("stage.", EntryStage.OF_DRAFTS.toArray(EntryStage[]::new)),
                                named("recommendation.", Recommendation.values()),
                                named("anonymity.", Anonymity.values()),
                                named("history.as.", Role.values()),
                                named("desk.waits.", Waiting.values()),
                                named("queue.waiting.", Waiting.values()),
                                named("queue.handling.", QueueFilter.By.values()),
                                named("desk.turn.", Turn.values()),
                                named("desk.none.", Turn.values()),
                                named("account.group.", AccountEntry.Group.values()),
                                named("account.kind.", AccountEntry.Kind.values()),
                                named("account.means.", Means.values()),
                                named("account.provider-failure.", ProviderFailure.values()),
                                named("token.may.", Scope.ofToken(Role.GRANTABLE).toArray(Scope[]::new)),
                                named("role.", Role.GRANTABLE.toArray(Role[]::new)),
                                named("reviewer.stage.", ReviewerApplication.Stage.values()),
                                named("queue.due.", QueueFilter.Due.values()),
                                named("queue.handling.", QueueFilter.By.values()),
                                named("notice.", NoticeKind.values()),
                                named("notifications.kind.", NoticeKind.values()),
                                named("notifications.of.", Delivery.values()),
                                named("letter.", LetterKind.values()),
                                named("letter.", ".closed", LetterKind.values()),
                                named("letter.", ".sign-in", LetterKind.values()),
                                named("moderation.stage.", shown),
                                named("moderation.suspicion.", Suspicion.values()),
                                named("section.form.kind.", ReviewQuestion.Kind.values()),
                                named("section.kind.", SectionKind.values()),
                                named("section.anonymity.", Anonymity.values()),
                                named("section.policy.anonymity.", Anonymity.values()),
                                named("section.policy.comments.", CommentPolicy.values()),
                                named("section.policy.history.", PublicHistory.values()),
                                named("section.policy.withdrawn.", WithdrawnVersions.values()))
                        .flatMap(List::stream))
                .hasSize(199)
                .allSatisfy(TextsTest::isThere);
    }

    @Test
    void problemsAreToldInTheLanguagesOfThePages() {
        assertThat(Wording.LANGUAGES).containsExactlyElementsOf(Stream.of(Language.values()).map(Language::locale).toList());
    }

    @Test
    void everyFieldThatCanChangeHasAName() {
        var fields = Arrays.stream(Content.class.getRecordComponents()).map(RecordComponent::getName);
        assertThat(Stream.concat(fields, Stream.of("slug", "stage", "version", "withdrawn")))
                .hasSizeGreaterThan(10)
                .allSatisfy(field -> isThere("field." + field));
    }

    private static List<String> named(String prefix, Enum<?>[] values) {
        return named(prefix, "", values);
    }

    private static List<String> named(String prefix, String suffix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name() + suffix).toList();
    }

    private static void isThere(String name) {
        assertThat(TEXTS.getMessage(name, null, "", Locale.ENGLISH)).as(name).isNotBlank();
    }

    private static Element parsed(Resource template) throws IOException {
        return Jsoup.parse(template.getContentAsString(StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
