package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
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
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What pages say to people stands in message bundles, all of it. */
class TextsTest {
    private static final List<String> SPOKEN = List.of("title", "placeholder", "alt", "aria-label");
    private static final Pattern NAME = Pattern.compile("#\\{([a-z0-9.-]+)[(}]");
    private static final ResourceBundleMessageSource TEXTS = texts();

    private static ResourceBundleMessageSource texts() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var names = String.valueOf(Objects.requireNonNull(yaml.getObject()).getProperty("spring.messages.basename"));
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames(names.split(",\\s*"));
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
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
                .hasSize(197)
                .allSatisfy(TextsTest::isThere);
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
