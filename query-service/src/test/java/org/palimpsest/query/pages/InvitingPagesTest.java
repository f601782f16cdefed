package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.OWNER;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

/** What an editor sees of those who could review, and of those who were asked. */
class InvitingPagesTest {
    private static final UUID ENTRY = UUID.randomUUID();

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("d", Role.ADMINISTRATOR, Scenario.section("notes", "Notes"));
        service.append(new Scenario(ENTRY, "notes", "frome", Anonymity.DOUBLE_ANONYMIZED).until(EntrySubmitted.class, 1));
        reviewer("rhys", "Rhys Jones", "notes", "I was always among neighbours.");
        reviewer("ruth", "Ruth Davies", "notes", "Rivers");
        reviewer("elin", "Elin Elsewhere", "essays", "Neighbours");
        reviewer("cara", "Cara Coauthor", "notes", "Neighbours");
        reviewer("wilma", "Wilhelmina Featherstonehaugh", "notes", "Neighbours");
        granted("gwen", "Gwen Granted");
        granted(OWNER, "Otto Owner");
        granted("asta", "Asta Assigned");
        var other = UUID.randomUUID();
        var written = Content.EMPTY.with(new ContributorsRevised(other, List.of(
                contributor("Cara", "COAUTHOR"), contributor("Wilhelmina", "Featherstonehaugh"))));
        service.append("cara", Role.OWNER, new DraftStarted(other, "notes", "cara", null));
        service.append(EDITOR, Role.EDITOR, new EntryPublished(other, "notes", "other", 1, "CC-BY-4.0", written));
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(ENTRY, 1, "asta"));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Contributor contributor(String given, String family) {
        return new Contributor(given, family, List.of(new Affiliation("Uni", null, null)), null, List.of(), false);
    }

    private static void registered(String person, String name) {
        service.append(person, Role.OWNER, new PersonRegistered(
                person,
                new Personal(person, PersonEvent.NAME, name),
                new Personal(person, PersonEvent.EMAIL, person + "@example.org"),
                "email:" + person));
    }

    private static void granted(String person, String name) {
        registered(person, name);
        service.append("d", Role.ADMINISTRATOR, new RoleGranted(person, Role.REVIEWER));
    }

    private static void reviewer(String person, String name, String section, String expertise) {
        registered(person, name);
        service.append(person, Role.OWNER, new ReviewerApplicationSubmitted(
                person,
                List.of(section),
                new Personal(person, PersonEvent.EXPERTISE, expertise),
                new Personal(person, PersonEvent.STATEMENT, "I would like to.")));
        service.append(EDITOR, Role.EDITOR, new ReviewerApplicationAccepted(person), new RoleGranted(person, Role.REVIEWER, List.of(section)));
    }

    private static Document page(UUID entry, String person, Role role) {
        return new Browser(service, Running.token(person, Instant.now().plusSeconds(600), role)).page("/drafts/" + entry, 200);
    }

    private static List<Element> candidates(UUID entry) {
        return page(entry, EDITOR, Role.EDITOR).select(".candidates label");
    }

    @Test
    void who_fits_best_comes_first_and_who_has_a_conflict_last_with_the_reason() {
        var all = candidates(ENTRY);
        assertThat(all).extracting(one -> one.select("b").text())
                .containsExactly(
                        "Rhys Jones", "Gwen Granted", "Ruth Davies", "Cara Coauthor", "Wilhelmina Featherstonehaugh", "Otto Owner");
        assertThat(all.getFirst().text()).contains("At home in: neighbours", "nothing open", "I was always among");
        assertThat(all.getFirst().hasClass("greyed")).isFalse();
        assertThat(all.get(3).text()).contains("written with a contributor");
        assertThat(all.get(3).hasClass("greyed")).isTrue();
        assertThat(all.get(3).select("[disabled]")).isEmpty();
        assertThat(all.get(4).text()).contains("A contributor of this entry is called the same");
        assertThat(all.get(5).select("[disabled]")).hasSize(1);
    }

    @Test
    void a_conflict_takes_a_reason_and_what_was_sent_comes_back() {
        var form = Browser.one(page(ENTRY, EDITOR, Role.EDITOR), "form[action$=/invitations]");
        var refused = service.client(EDITOR, Role.EDITOR).post().uri("/drafts/" + ENTRY + "/invitations")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("key", form.select("[name=key]").val())
                        .with("sequence", form.select("[name=sequence]").val())
                        .with("to", "send")
                        .with("reviewer", "cara"))
                .exchange()
                .expectStatus().isEqualTo(422)
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(refused).contains("There is a conflict of interest.", "id=\"invitations-despite-wrong\"");
    }

    @Test
    void editors_see_whom_they_asked_and_nobody_else_does() {
        var asked = UUID.randomUUID();
        service.append(new Scenario(asked, "notes", "asked", Anonymity.DOUBLE_ANONYMIZED).until(EntrySubmitted.class, 1));
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(asked, 1, "asta"));
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(asked, 1, "rhys", "2026-12-24", "Nobody else <b>knows</b> it."));
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(asked, 1, "ruth", "2026-12-24", null));
        service.append("ruth", Role.REVIEWER, new InvitationDeclined(asked, 1, "ruth", "No time."));
        service.caughtUp();
        var seen = page(asked, EDITOR, Role.EDITOR);
        assertThat(seen.text()).contains(
                "Rhys Jones · no answer yet", "due 24 December 2026", "Nobody else <b>knows</b> it.", "Ruth Davies · declined", "No time.");
        assertThat(seen.select("form[action$=/withdraw-invitation] [name=reviewer]").eachAttr("value")).containsExactly("rhys");
        assertThat(candidates(asked)).extracting(one -> one.select("b").text()).doesNotContain("Rhys Jones").contains("Ruth Davies");
        for (var person : List.of(OWNER, "asta")) {
            assertThat(page(asked, person, Role.REVIEWER).text())
                    .doesNotContain("Rhys", "rhys", "Ruth", "ruth", "declined", "No time.", "Nobody else", "no answer");
        }
        var rhys = new Browser(service, Running.token("rhys", Instant.now().plusSeconds(600), Role.REVIEWER));
        rhys.page("/drafts/" + asked, 404);
        assertThat(rhys.page("/desk", 200).select("a[href=/invitations/" + asked + "]").text()).isEqualTo("Compassion in towns");
        var invitation = rhys.page("/invitations/" + asked, 200);
        assertThat(invitation.text()).contains("Notes", "24 December 2026", "neighbours")
                .doesNotContain("How towns care", "Featherstonehaugh", OWNER, "Nobody else");
        assertThat(invitation.select("main form")).hasSize(2);
    }
}
