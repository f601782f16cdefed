package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.web.Problem;
import org.springframework.http.MediaType;

/** Who owns an entry, on the desks of those whom it concerns. */
class DeskHandoversTest {
    private static final String ADA = "Ada Example";
    private static final String TITLE = "Kitchens and care";

    private static Running service;

    private final UUID entry = UUID.randomUUID();
    private final UUID offer = UUID.randomUUID();
    private final Caller owner = person(Role.CONTRIBUTOR);
    private final Caller ada = person(Role.CONTRIBUTOR);
    private final Caller cora = person(Role.CONTRIBUTOR);
    private final Caller edda = person(Role.EDITOR);
    private final Caller dora = person(Role.ADMINISTRATOR);
    private final Caller rhys = person(Role.CONTRIBUTOR, Role.REVIEWER);

    private static Caller person(Role... roles) {
        return new Caller("p-" + UUID.randomUUID(), Set.of(roles));
    }

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
                new DraftStarted(entry, "notes", owner.id(), null),
                new TitleRevised(entry, TITLE),
                new ContributorsRevised(entry, List.of(new Contributor("Ada", "Example", List.of(), null, List.of(), false))),
                new CreditConfirmed(entry, ADA, ada.id()));
    }

    private void happens(EntryEvent... events) {
        service.append(owner.id(), Role.OWNER, (Object[]) events);
        service.caughtUp();
    }

    private static DeskHandovers handovers() {
        return service.bean(DeskHandovers.class);
    }

    private DeskHandovers.Handover of(Caller caller) {
        return handovers().of(entry, caller).orElseThrow();
    }

    private List<UUID> done(Caller caller) {
        return service.bean(Desk.class).drafts(caller, Turn.DONE, null, 10).items().stream().map(DeskPage.Draft::id).toList();
    }

    @Test
    void whom_it_is_offered_to_by_name_finds_it_on_their_desk_until_it_is_taken_back() {
        assertThat(of(owner).successors()).isEqualTo(Map.of(ada.id(), ADA));
        happens(new OwnershipOffered(entry, offer, ada.id(), owner.id(), "I leave."));
        assertThat(handovers().offeredTo(ada)).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo(TITLE);
            assertThat(one.by()).isEqualTo(owner.id());
            assertThat(one.reason()).isEqualTo("I leave.");
        });
        assertThat(service.bean(Desk.class).of(ada).offers()).hasSize(1);
        assertThat(of(ada).asked()).isNotNull();
        assertThat(of(ada).offer()).as("to whom is for owner and editors").isNull();
        assertThat(of(edda).offer()).isNotNull();
        assertThat(service.bean(Desk.class).draft(entry, owner).offer()).isNotNull();
        assertThat(service.bean(Desk.class).draft(entry, ada).offer()).isNull();
        assertThat(handovers().byLink(entry, offer, ada)).as("no link").isEmpty();
        happens(new OwnershipOfferTakenBack(entry, offer));
        assertThat(handovers().offeredTo(ada)).isEmpty();
        assertThat(of(ada).asked()).isNull();
    }

    @Test
    void who_holds_the_link_is_told_what_it_is_until_it_is_answered_and_a_reviewer_never() {
        happens(new OwnershipOffered(entry, offer, null, owner.id(), null));
        assertThat(handovers().byLink(entry, offer, cora)).hasValueSatisfying(asked -> assertThat(asked.title()).isEqualTo(TITLE));
        assertThat(handovers().byLink(entry, UUID.randomUUID(), cora)).isEmpty();
        assertThat(handovers().byLink(entry, offer, Caller.ANONYMOUS)).isEmpty();
        assertThat(handovers().of(entry, cora)).isEmpty();
        happens(
                new EntrySubmitted(entry, 1, Scenario.section("notes", "Notes").policy()), new ReviewerAssigned(entry, 1, rhys.id()));
        assertThat(handovers().byLink(entry, offer, rhys)).isEmpty();
        happens(new OwnershipDeclined(entry, offer, cora.id()));
        assertThat(handovers().byLink(entry, offer, cora)).isEmpty();
    }

    @Test
    void an_administrator_who_opens_it_is_led_to_where_it_is_handed_over_and_reads_nothing_else() {
        var path = "/drafts/" + entry;
        service.client(dora.id(), Role.ADMINISTRATOR).get().uri(path).accept(MediaType.TEXT_HTML).exchange()
                .expectStatus().isSeeOther().expectHeader().valueEquals("Location", path + "/owner");
        service.client(dora.id(), Role.ADMINISTRATOR).get().uri(path + "/owner").accept(MediaType.TEXT_HTML).exchange()
                .expectStatus().isOk().expectBody(String.class)
                .value(body -> assertThat(body).contains(path + "/owner/offer").doesNotContain(TITLE, owner.id()));
        service.client(cora.id(), Role.CONTRIBUTOR).get().uri(path).accept(MediaType.TEXT_HTML).exchange().expectStatus().isNotFound();
        service.client(owner.id(), Role.CONTRIBUTOR).get().uri(path).accept(MediaType.TEXT_HTML).exchange().expectStatus().isOk();
    }

    @Test
    void the_new_owner_has_it_and_the_former_one_reads_on() {
        happens(new OwnershipOffered(entry, offer, null, owner.id(), null), new OwnershipHandedOver(entry, offer, owner.id(), cora.id()));
        var desk = service.bean(Desk.class);
        assertThat(desk.work(entry, cora).standing()).isEqualTo(EntryStanding.OWNER);
        assertThat(desk.draft(entry, cora).may()).contains(EntryAction.REVISE_DRAFT.address(), EntryAction.SUBMIT.address());
        assertThat(desk.work(entry, owner).standing()).isEqualTo(EntryStanding.FORMER_OWNER);
        assertThat(desk.draft(entry, owner).may()).isEmpty();
        assertThat(desk.draft(entry, owner).content().title()).isEqualTo(TITLE);
        assertThat(desk.draft(entry, owner).formerOwners()).containsExactly(owner.id());
        assertThat(desk.drafts(cora, Turn.YOURS, null, 10).items()).extracting(DeskPage.Draft::handedOver).containsExactly(false);
        assertThat(done(owner)).containsExactly(entry);
        assertThat(desk.drafts(owner, Turn.DONE, null, 10).items()).extracting(DeskPage.Draft::handedOver).containsExactly(true);
        assertThat(desk.drafts(owner, Turn.YOURS, null, 10).items()).isEmpty();
    }

    @Test
    void an_editor_who_owned_it_is_no_editor_of_it() {
        var both = new Caller(owner.id(), Set.of(Role.CONTRIBUTOR, Role.EDITOR));
        happens(
                new OwnershipOffered(entry, offer, null, owner.id(), null),
                new OwnershipHandedOver(entry, offer, owner.id(), cora.id()),
                new EntrySubmitted(entry, 1, Scenario.section("notes", "Notes").policy()),
                new ReviewerAssigned(entry, 1, rhys.id()));
        var draft = service.bean(Desk.class).draft(entry, both);
        assertThat(draft.reviewers()).isEmpty();
        assertThat(draft.may()).doesNotContain("reviewers", "accept", "decline", "editor-messages");
        var queued = service.bean(Desk.class).queue(both, QueueFilter.ALL, null, 50).items();
        assertThat(queued).extracting(DeskPage.Queued::id).doesNotContain(entry);
        assertThat(service.bean(Desk.class).queue(edda, QueueFilter.ALL, null, 50).items()).extracting(DeskPage.Queued::id).contains(entry);
    }

    @Test
    void an_administrator_hands_it_over_and_learns_nothing_of_it() {
        var seen = of(dora);
        assertThat(seen.may()).containsExactly(EntryAction.HAND_OVER.address());
        assertThat(seen.title()).isNull();
        assertThat(seen.owner()).isNull();
        assertThat(seen.successors()).isEmpty();
        assertThatThrownBy(() -> service.bean(Desk.class).draft(entry, dora)).isInstanceOf(Problem.class);
        happens(new OwnershipOffered(entry, offer, ada.id(), owner.id(), "I leave."));
        assertThat(of(dora).offered()).isTrue();
        assertThat(of(dora).offer()).isNull();
        assertThat(handovers().of(entry, rhys)).isEmpty();
    }

    @Test
    void a_replay_makes_the_same_of_it() {
        happens(
                new OwnershipOffered(entry, offer, null, owner.id(), null),
                new OwnershipHandedOver(entry, offer, owner.id(), cora.id()),
                new OwnershipOffered(entry, UUID.randomUUID(), ada.id(), cora.id(), "So."));
        var before = service.bean(DeskCollection.class).find(entry).orElseThrow();
        service.rebuilt(Desk.MODEL);
        assertThat(service.bean(DeskCollection.class).find(entry)).contains(before);
    }
}
