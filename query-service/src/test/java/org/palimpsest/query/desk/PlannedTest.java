package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;

/** What is planned for an entry, on the page of those who work on it and in its history. */
class PlannedTest {
    private final UUID id = UUID.randomUUID();

    @Test
    void whatIsPlannedIsToldToOwnerAndEditorsAndSoIsWhyItCouldNotBeDone() {
        try (var service = new Running()) {
            var desk = service.bean(Desk.class);
            service.append(new Scenario(id, "towns", "planned", Anonymity.SINGLE_ANONYMIZED).until(EntryAccepted.class, 1));
            edit(service, new PublicationScheduled(
                    id, 1, EDITOR, Instant.parse("2030-05-01T09:00:00Z"), VersionKind.FIRST_PUBLICATION, null,
                    Instant.parse("2031-05-01T09:00:00Z"), "It was for a year."));
            var planned = desk.draft(id, new Caller(EDITOR, Set.of(Role.EDITOR))).schedule();
            assertThat(planned).isNotNull().isEqualTo(desk.draft(id, new Caller(OWNER, Set.of())).schedule());
            assertThat(desk.draft(id, new Caller(FIRST, Set.of(Role.REVIEWER))).schedule()).as("for a reviewer").isNull();
            var page = page(service, "/drafts/" + id);
            assertThat(page.select(".past p").eachText()).containsExactly(
                    "It will be published on 1 May 2030, 09:00 UTC.", "It will be withdrawn on 1 May 2031, 09:00 UTC.");
            assertThat(page.select(".past form").attr("action")).isEqualTo("/drafts/" + id + "/schedule");
            assertThat(page.select("#do-schedule input[type=datetime-local]")).hasSize(2);
            assertThat(told(service)).contains("planned its publication on 1 May 2030, 09:00 UTC and its withdrawal on 1 May 2031");

            edit(service, new ScheduledStepRefused(id, 1, ScheduledStep.PUBLISH, "Not at present."));
            assertThat(page(service, "/drafts/" + id).select(".past p").eachText())
                    .containsExactly("It was to be published, which could not be done: Not at present.");
            assertThat(told(service)).contains("had planned its publication, which could not be done");

            edit(service, new PublicationUnscheduled(id, 1));
            assertThat(page(service, "/drafts/" + id).select(".past p")).isEmpty();
            var before = desk.draft(id, new Caller(EDITOR, Set.of(Role.EDITOR)));
            service.rebuilt(Desk.MODEL);
            assertThat(desk.draft(id, new Caller(EDITOR, Set.of(Role.EDITOR)))).isEqualTo(before);
        }
    }

    private static void edit(Running service, EntryEvent event) {
        service.append(EDITOR, Role.EDITOR, List.of(event));
        service.caughtUp();
    }

    private String told(Running service) {
        return String.join("; ", page(service, "/entries/" + id + "/history").select(".story .who").eachText());
    }

    private static Document page(Running service, String address) {
        var answer = service.client(EDITOR, Role.EDITOR).get().uri(address).exchange().expectStatus().isOk();
        return Jsoup.parse(Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody()));
    }
}
