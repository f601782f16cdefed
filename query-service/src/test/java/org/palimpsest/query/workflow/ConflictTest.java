package org.palimpsest.query.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Credits.Credit;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.workflow.Conflict.Known;

/** What is known against asking somebody. */
class ConflictTest {
    private static final String ORCID = "0000-0002-1825-0097";
    private static final List<Affiliation> AUTHORS = List.of(new Affiliation("Otto's Own", null, null));
    private static final List<Credit> CREDITS = List.of(
            new Credit("Bethan Smith", Credits.Stage.OBJECTED, "bethan", null, "No."),
            new Credit("Ada Example", Credits.Stage.DECLINED, "zed", null, null));
    private static final Contributor ADA = contributor("Ada", "Example", "Test Trust", null);
    private static final DraftView DRAFT = draft(ADA, contributor("Bethan", "Smith", "Cynefin Centre", "https://ror.org/01nrxwf90"));

    private static Contributor contributor(String given, String family, String affiliation, @Nullable String ror) {
        return new Contributor(given, family, List.of(new Affiliation(affiliation, null, ror)), null, List.of(), false);
    }

    private static DraftView draft(Contributor... contributors) {
        var content = Content.EMPTY.with(new ContributorsRevised(UUID.randomUUID(), List.of(contributors)));
        return new DraftView(
                UUID.randomUUID(), 1, Instant.EPOCH, "notes", "otto", null, EntryStage.UNDER_REVIEW, 1, 0, false, null,
                List.of(), List.of(), List.of(), List.of(), CREDITS, null, List.of("fiona"), null, List.of(), null, null, content);
    }

    /** {@code published}: the contributors of one version. */
    private static Stream<Conflict> of(String person, String name, Contributor... published) {
        return of(new Known(person, Set.of(name), null, List.of()), published);
    }

    private static Stream<Conflict> of(Known person, Contributor... published) {
        return Conflict.of(person, DRAFT, AUTHORS, List.of(List.of(published))).stream();
    }

    @Test
    void nothing_is_known_of_most() {
        assertThat(of("rhys", "Rhys Jones")).isEmpty();
        assertThat(of("rhys", "Rhys Jones", ADA, contributor("Zora", "Zeta", "Elsewhere", null))).isEmpty();
    }

    @Test
    void nobody_reviews_their_own() {
        assertThat(of("otto", "Otto Owner")).containsExactly(Conflict.OWNER);
        assertThat(of("fiona", "Fiona Former")).containsExactly(Conflict.OWNER);
    }

    @Test
    void nor_what_they_are_credited_for_however_it_is_written() {
        assertThat(of("b", " bethan  SMITH ")).containsExactly(Conflict.CREDITED);
    }

    @Test
    void nor_what_somebody_wrote_with_whom_they_have_written() {
        var rhys = contributor("Rhys", "Jones", "Elsewhere", null);
        assertThat(of("rhys", "Rhys Jones", rhys, ADA)).containsExactly(Conflict.COAUTHOR);
    }

    @Test
    void nor_what_comes_from_where_they_are_by_name_or_ror() {
        assertThat(of("rhys", "Rhys Jones", contributor("Rhys", "Jones", "TEST trust", null)))
                .containsExactly(Conflict.AFFILIATION);
        assertThat(of("rhys", "Rhys Jones", contributor("Rhys", "Jones", "Cynefin", "https://ror.org/01nrxwf90")))
                .containsExactly(Conflict.AFFILIATION);
    }

    @Test
    void nor_what_a_credit_on_is_theirs_whatever_they_are_called() {
        assertThat(of("bethan", "Somebody Else")).containsExactly(Conflict.AUTHOR);
        assertThat(of("zed", "Zed")).isEmpty();
    }

    @Test
    void an_orcid_id_is_known_under_every_name() {
        var rhys = new Known("rhys", Set.of("Rhys Jones"), ORCID, List.of());
        var other = new Contributor("R.", "Jones-Davies", List.of(), ORCID, List.of(), false);
        assertThat(of(rhys, other, ADA)).containsExactly(Conflict.COAUTHOR);
        assertThat(Conflict.of(rhys, draft(other), List.of(), List.of())).containsExactly(Conflict.CREDITED);
    }

    @Test
    void so_is_who_was_credited_under_another_name_that_is_theirs() {
        var rhys = new Known("rhys", Set.of("Rhys Jones", "R. Davies"), null, List.of());
        assertThat(of(rhys, contributor("R.", "Davies", "Elsewhere", null), ADA)).containsExactly(Conflict.COAUTHOR);
    }

    @Test
    void where_somebody_says_they_work_counts_on_both_sides() {
        var rhys = new Known("rhys", Set.of("Rhys Jones"), null, List.of(new Affiliation("otto's  own", null, null)));
        assertThat(of(rhys)).containsExactly(Conflict.AFFILIATION);
        var ruth = new Known("ruth", Set.of("Ruth"), null, List.of(new Affiliation("Centre", null, "https://ror.org/01nrxwf90")));
        assertThat(of(ruth)).containsExactly(Conflict.AFFILIATION);
    }

    @Test
    void a_family_name_is_the_last_word() {
        assertThat(Conflict.family(" Ada van der Example ")).isEqualTo("Example");
        assertThat(Conflict.family("Ada")).isEqualTo("Ada");
    }

    @Test
    void keywords_fit_by_the_beginning_of_each_of_their_words() {
        var keywords = List.of("Timebanking", "community development", "end of life", "of", "Gofal");
        assertThat(Fit.of(keywords, "I know time banks and timebanks; communities, developing them; gofal cymdeithasol"))
                .containsExactly("Timebanking", "community development", "Gofal");
        assertThat(Fit.of(keywords, "")).isEmpty();
        assertThat(Fit.of(List.of(), "Timebanking")).isEmpty();
    }
}
