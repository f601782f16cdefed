package org.palimpsest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.text.Node;

class ContentTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Content FULL = new Content(
            "Title",
            "en",
            new Period("2019", "2019", null, true),
            List.of("keyword"),
            List.of(new Contributor("Bethan", "Smith", List.of(), null, List.of(), false)),
            new Node("doc", Map.of(), List.of(), List.of(), null),
            List.of(new Link(Link.Kind.REPORT, "Report", null, null, List.of(), null, null)),
            new Article("Abstract", null, null, null, null, null, null),
            List.of(new AttachedFile("map.png", "a".repeat(64), "image/png", 7, 2, 3, "A map")));

    private static final List<Revised> REVISIONS = List.of(
            new TitleRevised(ID, FULL.title()),
            new LanguageRevised(ID, FULL.language()),
            new PeriodRevised(ID, FULL.period()),
            new KeywordsRevised(ID, FULL.keywords()),
            new ContributorsRevised(ID, FULL.contributors()),
            new BodyRevised(ID, 1, FULL.body()),
            new LinksRevised(ID, FULL.links()),
            new ArticleRevised(ID, FULL.article()),
            new FilesRevised(ID, FULL.files()));

    @Test
    void eachRevisionReplacesOneFieldAndNoOther() throws ReflectiveOperationException {
        for (var revision : REVISIONS) {
            var changed = Content.EMPTY.with(revision);
            var different = new ArrayList<String>();
            for (var field : Content.class.getRecordComponents()) {
                var now = field.getAccessor().invoke(changed);
                if (!String.valueOf(now).equals(String.valueOf(field.getAccessor().invoke(Content.EMPTY)))) {
                    assertThat(now).isEqualTo(field.getAccessor().invoke(FULL));
                    different.add(field.getName());
                }
            }
            var name = revision.getClass().getSimpleName().replace("Revised", "");
            assertThat(different).singleElement().asString().isEqualToIgnoringCase(name);
        }
    }

    @Test
    void allRevisionsTogetherGiveTheWhole() {
        var content = Content.EMPTY;
        for (var revision : REVISIONS) {
            content = content.with(revision);
        }
        assertThat(content).isEqualTo(FULL);
        assertThat(REVISIONS).hasSize(Revised.class.getPermittedSubclasses().length);
    }

    @Test
    void whatReviewersJudgeIsAllButKeywordsCreditAndWhatAJournalKnows() {
        for (var revision : REVISIONS) {
            boolean isForEditors =
                    revision instanceof KeywordsRevised || revision instanceof ContributorsRevised || revision instanceof ArticleRevised;
            assertThat(Content.EMPTY.with(revision).isJudgedAs(Content.EMPTY)).as("%s", revision).isEqualTo(isForEditors);
        }
        assertThat(FULL.isJudgedAs(FULL.with(new KeywordsRevised(ID, List.of())))).isTrue();
    }

    @Test
    @NullUnmarked
    void whatIsAbsentIsEmpty() {
        assertThat(new Content(null, null, null, null, null, null, null, null, null)).isEqualTo(Content.EMPTY);
        assertThat(new Contributor(null, "Group", null, null, null, false).affiliations()).isEmpty();
        assertThat(new Link(Link.Kind.REPORT, "Report", null, null, null, null, null).authors()).isEmpty();
    }

    @Test
    void listsAreCopiesThatNobodyChanges() {
        var keywords = new ArrayList<>(List.of("a"));
        var content = Content.EMPTY.with(new KeywordsRevised(ID, keywords));
        keywords.add("b");
        assertThat(content.keywords()).containsExactly("a");
        assertThatThrownBy(() -> content.keywords().add("c")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @NullUnmarked
    void aNullInAListStaysForItsCheck() {
        assertThat(new KeywordsRevised(ID, Arrays.asList("a", null)).keywords()).containsExactly("a", null);
    }

    @Test
    void aNameIsGivenAndFamilyNameOrTheOneThereIs() {
        assertThat(new Contributor("Bethan", "Smith", List.of(), null, List.of(), false).name())
                .isEqualTo("Bethan Smith");
        assertThat(new Contributor(null, "The Group", List.of(), null, List.of(), false).name())
                .isEqualTo("The Group");
    }
}
