package org.palimpsest.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.ENTRY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Compassionate Communities UK | compassionate-communities-uk",
                "Engage, Empower, Enact – Stories from the Valleys | engage-empower-enact-stories-from-the-valleys",
                "The Role of Community Anchor Organisations in Scotland & the UK | "
                        + "the-role-of-community-anchor-organisations-in-scotland-and-the-uk",
                "Llên a chân: ŵyl y gân | llen-a-chan-wyl-y-gan",
                "Łódź, Ærø und Großenhain | lodz-aero-und-grossenhain",
                "Carers' and women’s choice | carers-and-womens-choice",
                "  …2016-2019…  | 2016-2019",
                "ﬁnal ² | final-2"
            })
    void aTitleBecomesWhatCanStandInALink(String title, String slug) {
        assertThat(best(title)).isEqualTo(slug);
    }

    @Test
    void aLongTitleIsCutAtAWord() {
        var title = "Developing a Community development, public health and co-production approach to end of life care";
        assertThat(best(title))
                .isEqualTo("developing-a-community-development-public-health-and-co-production-approach-to");
        assertThat(best("x".repeat(300))).isEqualTo("x".repeat(80));
    }

    @Test
    void aTitleWithoutLatinLettersLeavesTheId() {
        assertThat(best("共同生产")).isEqualTo("entry-9a8057");
    }

    @Test
    void asMuchOfTheIdFollowsAsIsNeeded() {
        assertThat(Slug.candidates(null, "Frome", ENTRY))
                .containsExactly("frome", "frome-9a8057", "frome-b302099a8057", "frome-01890a5dac96774bbcceb302099a8057");
    }

    @Test
    void aWishComesFirstAndIsWhatTheIdFollows() {
        assertThat(Slug.candidates("bath", "Frome", ENTRY)).startsWith("bath", "bath-9a8057");
        var long1 = "x".repeat(120);
        assertThat(Slug.candidates(long1, "Frome", ENTRY)).startsWith(long1, "x".repeat(80) + "-9a8057").hasSize(4);
    }

    @Test
    void nothingIsNamedLikeAnId() {
        assertThat(Slug.isValid(ENTRY.toString())).isFalse();
        assertThat(best(ENTRY.toString())).isEqualTo(ENTRY + "-9a8057");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "frome-2", "0"})
    void theseAreSlugs(String slug) {
        assertThat(Slug.isValid(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "a/b", "é", "a\n", "../a"})
    void theseAreNot(String slug) {
        assertThat(Slug.isValid(slug)).isFalse();
    }

    @Test
    void aSlugHasAtMost120Characters() {
        assertThat(Slug.isValid("x".repeat(120))).isTrue();
        assertThat(Slug.isValid("x".repeat(121))).isFalse();
        assertThat(Slug.isValid(null)).isFalse();
    }

    private static String best(String title) {
        return Slug.candidates(null, title, ENTRY).getFirst();
    }
}
