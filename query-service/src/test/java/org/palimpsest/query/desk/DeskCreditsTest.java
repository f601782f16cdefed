package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Credits.Stage;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.DeskPage.Credited;

/** What somebody is credited for, on their desk. */
class DeskCreditsTest {
    private static final String ADA = "Ada Example";

    private static Running service;

    private final UUID entry = UUID.randomUUID();
    private final UUID invitation = UUID.randomUUID();
    private final String person = "p-" + UUID.randomUUID();
    private final Caller caller = new Caller(person, Set.of());

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("d", Role.ADMINISTRATOR, Scenario.section("notes", "Notes"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void draft() {
        happens(
                new DraftStarted(entry, "notes", "olwen", null),
                new TitleRevised(entry, "Kitchens and care"),
                new ContributorsRevised(entry, List.of(contributor("Example"))),
                new ContributorInvited(entry, ADA, invitation));
    }

    private static Contributor contributor(String family) {
        return new Contributor("Ada", family, List.of(), null, List.of(), false);
    }

    private void happens(EntryEvent... events) {
        service.append("olwen", Role.OWNER, (Object[]) events);
        service.caughtUp();
    }

    private List<Credited> credited() {
        return service.bean(DeskCredits.class).of(caller, null, 10).items();
    }

    @Test
    void who_holds_the_link_is_told_what_it_is_until_it_is_answered() {
        var credits = service.bean(DeskCredits.class);
        assertThat(credits.invitation(entry, invitation, caller))
                .hasValueSatisfying(asked -> assertThat(asked.title()).isEqualTo("Kitchens and care"));
        assertThat(credits.invitation(entry, UUID.randomUUID(), caller)).isEmpty();
        assertThat(credits.invitation(entry, invitation, Caller.ANONYMOUS)).isEmpty();
        assertThat(credited()).isEmpty();
        happens(new CreditConfirmed(entry, ADA, person));
        assertThat(credits.invitation(entry, invitation, new Caller("another", Set.of()))).isEmpty();
    }

    @Test
    void an_author_reads_the_draft_and_nobody_else_who_is_named_does() {
        happens(new CreditConfirmed(entry, ADA, person));
        assertThat(credited()).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("Kitchens and care");
            assertThat(one.credit()).isEqualTo(Stage.CONFIRMED);
        });
        assertThat(service.bean(Desk.class).draft(entry, caller).credits()).hasSize(1);
        assertThat(service.bean(DeskCredits.class).credits(person)).isEqualTo(Map.of(entry, Set.of(ADA)));

        happens(new CreditObjected(entry, ADA, person, "I only cooked."));
        assertThat(credited()).singleElement().satisfies(one -> {
            assertThat(one.title()).isNull();
            assertThat(one.stage()).isNull();
            assertThat(one.reason()).isEqualTo("I only cooked.");
        });
        assertThat(service.bean(Desk.class).isOf(entry, caller)).isFalse();
        assertThat(service.bean(DeskCredits.class).credits(person)).isEmpty();
        happens(new CreditReleased(entry, ADA, person));
        assertThat(credited()).isEmpty();
    }

    @Test
    void who_is_named_otherwise_now_has_said_nothing_of_it() {
        happens(new CreditConfirmed(entry, ADA, person), new ContributorsRevised(entry, List.of(contributor("Exemplar"))));
        assertThat(credited()).isEmpty();
        assertThat(service.bean(Desk.class).isOf(entry, caller)).isFalse();
        happens(new ContributorsRevised(entry, List.of(contributor("Example"))));
        assertThat(credited()).hasSize(1);
    }

    @Test
    void whose_claim_was_declined_is_told_why() {
        happens(new CreditClaimed(entry, ADA, person), new CreditClaimDeclined(entry, ADA, person, "Another Ada."));
        assertThat(credited()).singleElement().satisfies(one -> {
            assertThat(one.credit()).isEqualTo(Stage.DECLINED);
            assertThat(one.reason()).isEqualTo("Another Ada.");
            assertThat(one.title()).isNull();
        });
    }
}
