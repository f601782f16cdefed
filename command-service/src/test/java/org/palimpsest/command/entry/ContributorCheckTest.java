package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.entry.Contents.check;
import static org.palimpsest.command.entry.Contents.paths;
import static org.palimpsest.command.entry.Contents.with;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.text.Violation;

class ContributorCheckTest {
    private static final Affiliation SOMEWHERE = new Affiliation("Somewhere", null, null);

    @Test
    void aNameIsEnoughAndAGroupHasOnlyOne() {
        assertThat(check(by(person(null, "The Valleys Group", List.of())))).isEmpty();
    }

    @Test
    void severalAffiliationsAreFine() {
        assertThat(check(by(person("Luke", "Conlon", List.of(SOMEWHERE, new Affiliation("Elsewhere", "GB", null))))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"})
    void anOrcidIdHasItsCheckDigit(String orcid) {
        assertThat(check(by(new Contributor(null, "Carberry", List.of(), orcid, List.of(), false)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-0002-1825-0098",
                "0000-0002-1694-2330",
                "0000000218250097",
                "https://orcid.org/0000-0002-1825-0097",
                "0000-0002-1694-233x"
            })
    void whatIsNoOrcidIdIsRefused(String orcid) {
        assertThat(paths(by(new Contributor(null, "Carberry", List.of(), orcid, List.of(), false))))
                .containsExactly("content.contributors.0.orcid");
    }

    @Test
    void rolesAreThoseOfCreditEachOnce() {
        var roles = List.of("data-curation", "Software", "writing-review-editing", "data-curation", "cooking");
        assertThat(paths(by(new Contributor(null, "Carberry", List.of(), null, roles, false))))
                .containsExactly(
                        "content.contributors.0.roles.1",
                        "content.contributors.0.roles.3",
                        "content.contributors.0.roles.4");
    }

    @Test
    void anAffiliationHasANameAndACountryAndARorIdThatExistOrNone() {
        var wrong = List.of(
                new Affiliation(" ", null, null),
                new Affiliation("A", "UK", null),
                new Affiliation("A", "gb", "01nrxwf90"),
                new Affiliation("A", "GB", "https://ror.org/01nrxwf9o"));
        assertThat(paths(by(person(null, "Conlon", wrong))))
                .containsExactly(
                        "content.contributors.0.affiliations.0.name",
                        "content.contributors.0.affiliations.1.country",
                        "content.contributors.0.affiliations.2.country",
                        "content.contributors.0.affiliations.2.ror",
                        "content.contributors.0.affiliations.3.ror");
    }

    @Test
    void tooManyAndTooLongIsRefused() {
        var long201 = "x".repeat(201);
        assertThat(paths(by(person(long201, long201, Collections.nCopies(21, SOMEWHERE)))))
                .containsExactly(
                        "content.contributors.0.given",
                        "content.contributors.0.family",
                        "content.contributors.0.affiliations");
        var crowd = Collections.nCopies(201, person(null, "Smith", List.of()));
        assertThat(paths(with(id -> new ContributorsRevised(id, crowd)))).containsExactly("content.contributors");
    }

    private static Content by(Contributor contributor) {
        return with(id -> new ContributorsRevised(id, List.of(contributor)));
    }

    private static Contributor person(
            @Nullable String given, String family, List<Affiliation> affiliations) {
        return new Contributor(given, family, affiliations, null, List.of(), false);
    }

    private static List<String> corresponding(List<Contributor> before, boolean isSubmitted, Boolean... marks) {
        var contributors = Stream.of(marks).map(mark -> new Contributor(null, "Group", List.of(), null, List.of(), mark)).toList();
        var violations = new Violations();
        ContributorCheck.corresponding(before.isEmpty() ? before : contributors, contributors, isSubmitted, violations);
        try {
            violations.check();
            return List.of();
        } catch (Refused refused) {
            return refused.violations().stream().map(Violation::path).toList();
        }
    }

    @Test
    void oneIsTheCorrespondingAuthorAndOfWhatWasSubmittedExactlyOne() {
        for (boolean isSubmitted : List.of(true, false)) {
            assertThat(corresponding(List.of(), isSubmitted)).isEmpty();
            assertThat(corresponding(List.of(), isSubmitted, false)).as("alone").isEmpty();
            assertThat(corresponding(List.of(), isSubmitted, false, true, false)).isEmpty();
            assertThat(corresponding(List.of(), isSubmitted, false, true, false, true, true))
                    .containsExactly("content.contributors.3.corresponding", "content.contributors.4.corresponding");
        }
        assertThat(corresponding(List.of(), false, false, false)).isEmpty();
        assertThat(corresponding(List.of(), true, false, false)).containsExactly("content.contributors.corresponding");
    }

    @Test
    void whatIsOlderThanTheRuleIsLeftAsItIs() {
        var any = List.of(new Contributor(null, "Group", List.of(), null, List.of(), true));
        assertThat(corresponding(any, true, true, true)).isEmpty();
        assertThat(corresponding(any, true, false, false)).isEmpty();
    }
}
