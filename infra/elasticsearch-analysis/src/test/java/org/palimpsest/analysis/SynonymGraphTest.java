package org.palimpsest.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynonymGraphTest {

    @Test
    void eachOfSeveralEqualsBringsTheOthers() {
        assertThat(Tokens.through(synonyms("Carer, Caregiver"), "carer talks")).containsExactly("caregiver|carer", "talks");
    }

    @Test
    void severalWordsStandBesideOne() {
        SynonymGraph filter = synonyms("gp, general practitioner");

        assertThat(Tokens.through(filter, "gp")).containsExactly("general|gp", "practitioner");
        assertThat(Tokens.through(new FlattenGraph(), "plain")).containsExactly("plain");
        assertThat(Tokens.of(new FlattenGraph().create(filter.create(Tokens.words("a general practitioner")))))
                .containsExactly("a", "gp|general", "practitioner");
    }

    @Test
    void anArrowReplaces() {
        assertThat(Tokens.through(synonyms("café => coffee"), "cafe")).containsExactly("coffee");
    }

    @Test
    void withoutExpandingTheFirstStandsForAll() {
        SynonymGraph filter = new SynonymGraph(Given.parameters(SynonymGraph.Parameters.class,
                Map.of("synonyms", List.of("carer, caregiver"), "expand", false)));

        assertThat(Tokens.through(filter, "caregiver")).containsExactly("carer");
    }

    @Test
    void commentsAloneChangeNothing() {
        assertThat(Tokens.through(synonyms("# nothing yet"), "carer")).containsExactly("carer");
    }

    @Test
    void rulesThatCannotBeUsedAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> synonyms("a => b => c"))
                .withMessageContainingAll("[synonym_graph]", "line 1");
        SynonymGraph none = new SynonymGraph(Given.parameters(SynonymGraph.Parameters.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Tokens.through(none, "carer"))
                .withMessageContaining("[synonyms]");
        assertThatIllegalArgumentException().isThrownBy(() -> new SynonymGraph(
                Given.parameters(SynonymGraph.Parameters.class, Map.of("synonyms_set", "ours"))))
                .withMessageContaining("[synonyms_set]");
    }

    private static SynonymGraph synonyms(String... rules) {
        return new SynonymGraph(Given.parameters(SynonymGraph.Parameters.class, Map.of("synonyms", List.of(rules))));
    }
}
