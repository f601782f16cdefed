package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.permission.CommentPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.IssuePermissions;
import org.palimpsest.permission.PersonPermissions;
import org.palimpsest.permission.SectionPermissions;
import org.palimpsest.web.Sentence.Kind;
import org.palimpsest.web.Sentence.Place;

class WordingTest {
    private static final Map<String, String> ENGLISH = Wording.patterns("");

    /** The same in German. */
    private static final Set<String> ALIKE = Set.of("text.no-document.valid");

    /** A name of something in a program, or several: no words. */
    private static final Pattern NAMES = Pattern.compile("[\\w.\\[\\]-]+(, [\\w.\\[\\]-]+)*");

    private static String german(String english) {
        return Wording.in(Locale.GERMAN, english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "There is no section “frome”. | Es gibt keinen Bereich „frome“.",
        "There is no section “{0}” or “nothing”. | Es gibt keinen Bereich „{0}” or “nothing“.",
        "This is for the owner or an editor of its section who is not the owner. | Das darf nur die verantwortliche Person oder ein"
                + " Mitglied der Redaktion seines Bereichs, das nicht selbst verantwortlich ist.",
        "The entry is accepted. This can be done while it is a draft or to be revised. | Der Beitrag ist angenommen. Dies ist möglich,"
                + " solange er ein Entwurf oder zu überarbeiten ist.",
        "“frome” has no version 3. | „frome“ hat keine Fassung 3.",
        "1 to 120 characters | 1 bis 120 Zeichen",
        "ACCEPT, MINOR_REVISION, MAJOR_REVISION or REJECT | ACCEPT, MINOR_REVISION, MAJOR_REVISION oder REJECT",
        "“On fire. Again”: The entry is under no embargo. | „On fire. Again“: Für den Beitrag gilt keine Sperrfrist.",
        "This is missing. Right would be: a UUID. | Dies fehlt. Richtig wäre: eine UUID.",
        "This is missing. Right would be: body, title. | Dies fehlt. Richtig wäre: body, title.",
        "The token has expired (exp). The token's iss must be x. | Der Token ist abgelaufen (exp). iss des Tokens muss x sein.",
        "content.title: This is missing. content.body: Nothing is written. | content.title: Dies fehlt. content.body: Es ist nichts"
                + " geschrieben.",
        "Nobody says this. This is missing. Nor that. | Nobody says this. Dies fehlt. Nor that."
    })
    void sentencesAreFoundAgain(String english, String german) {
        assertThat(german(english)).isEqualTo(german);
        assertThat(Wording.in(Locale.ENGLISH, english)).isEqualTo(english);
        assertThat(Wording.in(Locale.FRENCH, english)).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"“", "doc or ", ". ", "a: ", "“x”: ", "There is no entry ", "This is missing. ", "Right would be: doc or "})
    void noTextTakesLong(String hostile) {
        assertTimeout(Duration.ofSeconds(2), () -> german(hostile.repeat(Problem.LONGEST_TEXT / hostile.length())));
    }

    @Test
    void everyLanguageSaysAllOfIt() {
        for (var language : Wording.LANGUAGES.subList(1, Wording.LANGUAGES.size())) {
            var others = Wording.patterns("_" + language.toLanguageTag());
            assertThat(others.keySet()).isEqualTo(ENGLISH.keySet());
            others.forEach((code, pattern) -> {
                var english = ENGLISH.getOrDefault(code, "");
                assertThat(places(pattern)).as(code).isEqualTo(places(english));
                // Only English says what may stand in a place.
                assertThat(pattern).as(code).isNotBlank().doesNotContain("Palimpsest", ",said}", ",number}", ",name}");
                if (Sentence.of(english).between().stream().anyMatch(words -> words.codePoints().anyMatch(Character::isLetter))) {
                    assertThat(pattern.equals(english.replaceAll(",\\w+}", "}"))).as(code).isEqualTo(ALIKE.contains(code));
                }
            });
        }
    }

    private static Set<Integer> places(String pattern) {
        return Sentence.of(pattern).places().stream().map(Place::number).collect(Collectors.toSet());
    }

    @Test
    void noPatternIsTakenForAnother() {
        assertThat(ENGLISH.values()).doesNotHaveDuplicates();
        var german = Wording.patterns("_de");
        ENGLISH.forEach((code, pattern) -> {
            var said = pattern.replaceAll("\\{\\d,said}", "nothing").replaceAll("\\{\\d(,\\w+)?}", "7");
            var expected = german.getOrDefault(code, "");
            for (var place : Sentence.of(pattern).places()) {
                expected = expected.replace("{" + place.number() + "}", place.kind() == Kind.SAID ? "nichts" : "7");
            }
            assertThat(german(said)).as(code).isEqualTo(expected);
        });
    }

    @Test
    void twoPlacesHaveWordsBetweenThem() {
        ENGLISH.forEach((code, pattern) -> {
            var between = Sentence.of(pattern).between();
            assertThat(between.subList(1, Math.max(1, between.size() - 1))).as(code).doesNotContain("");
        });
    }

    @Test
    void everyKindOfProblemIsCalledSomething() {
        assertThat(ProblemType.values()).allSatisfy(type -> assertThat(Wording.knows(type.title())).as(type.title()).isTrue());
    }

    @Test
    void everyStageHasAWord() {
        var words = Stream.of(
                        Stream.of(EntryStage.values()).map(EntryStage::words),
                        Stream.of(CommentPermissions.Stage.values()).map(CommentPermissions.Stage::words),
                        Stream.of(IssuePermissions.Stage.values()).map(IssuePermissions.Stage::words),
                        Stream.of(SectionPermissions.Stage.values()).map(SectionPermissions.Stage::words),
                        Stream.of(PersonPermissions.Stage.values()).map(PersonPermissions.Stage::words))
                .flatMap(one -> one);
        assertThat(words).allSatisfy(one -> assertThat(Wording.knows(one)).as(one).isTrue());
    }

    /** What the table of permissions says, it puts together from what a thing is called. */
    @ParameterizedTest
    @CsvSource({"entry, an", "comment, a", "issue, an", "section, a", "person, a"})
    void everyThingHasItsSentences(String thing, String article) {
        var name = Set.of("section", "person").contains(thing) ? "“x”" : "7";
        assertThat(Stream.of(
                        "There is no " + thing + " " + name + ".",
                        "There is " + article + " " + thing + " " + name + " already.",
                        "The " + thing + " is not there yet. This can be done while it is not there yet."))
                .allSatisfy(one -> assertThat(Wording.knows(one)).as(one).isTrue());
    }

    /** One may follow another, of which the source does not tell what it is. */
    private static boolean isKnown(String sentence) {
        return Wording.knows(sentence.replaceFirst("^7 (?=[A-Z])", ""));
    }

    /** Who adds a sentence to the code adds it to the catalogue. */
    @Test
    void everySentenceThatTheCodeSaysIsInTheCatalogue() throws IOException {
        var root = Path.of("..", "..");
        var said = SaidInCode.of(Stream.of("shared-events", "infra/web", "command-service", "query-service").map(root::resolve).toList());
        assertThat(said).hasSizeGreaterThan(400);
        assertThat(said.entrySet().stream()
                        .filter(one -> !one.getValue().endsWith("PermissionTable.java"))
                        .filter(one -> !NAMES.matcher(one.getKey()).matches() && !isKnown(one.getKey())))
                .isEmpty();
    }
}
