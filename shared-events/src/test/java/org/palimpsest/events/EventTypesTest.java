package org.palimpsest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EventTypes.Named;

class EventTypesTest {

    @Test
    void everyEventHasItsOwnName() {
        assertThat(EventTypes.all())
                .extracting(Named::name)
                .containsExactly(
                        "entry.draft-started",
                        "entry.slug-assigned",
                        "entry.title-revised",
                        "entry.language-revised",
                        "entry.period-revised",
                        "entry.keywords-revised",
                        "entry.contributors-revised",
                        "entry.body-revised",
                        "entry.links-revised",
                        "entry.article-revised",
                        "entry.files-revised",
                        "entry.submitted",
                        "entry.reviewer-invited",
                        "entry.invitation-declined",
                        "entry.invitation-withdrawn",
                        "entry.reviewer-assigned",
                        "entry.review-submitted",
                        "entry.approval-kept",
                        "entry.revisions-requested",
                        "entry.accepted",
                        "entry.declined",
                        "entry.decision-taken-back",
                        "entry.published",
                        "entry.embargo-moved",
                        "entry.embargo-lifted",
                        "entry.revision-started",
                        "entry.withdrawn",
                        "entry.reinstated",
                        "entry.message-sent",
                        "entry.handling-editor-assigned",
                        "entry.handling-editor-released",
                        "entry.publication-scheduled",
                        "entry.publication-unscheduled",
                        "entry.scheduled-step-refused",
                        "entry.contributor-invited",
                        "entry.credit-claimed",
                        "entry.credit-confirmed",
                        "entry.credit-claim-declined",
                        "entry.credit-objected",
                        "entry.objection-set-aside",
                        "entry.credit-released",
                        "entry.ownership-offered",
                        "entry.ownership-offer-taken-back",
                        "entry.ownership-declined",
                        "entry.ownership-handed-over",
                        "entry.suppressed",
                        "entry.suppression-lifted",
                        "section.created",
                        "section.policy-changed",
                        "section.review-form-changed",
                        "section.closed",
                        "issue.planned",
                        "issue.details-changed",
                        "issue.entry-added",
                        "issue.entry-removed",
                        "issue.reordered",
                        "issue.published",
                        "synonyms.added",
                        "synonyms.revised",
                        "synonyms.removed",
                        "person.registered",
                        "person.renamed",
                        "person.email-changed",
                        "person.provider-connected",
                        "person.provider-disconnected",
                        "person.profile-changed",
                        "person.erased",
                        "person.role-granted",
                        "person.role-revoked",
                        "person.reviewer-application-submitted",
                        "person.reviewer-application-accepted",
                        "person.reviewer-application-declined",
                        "person.reviewer-application-withdrawn",
                        "person.search-saved",
                        "person.saved-search-changed",
                        "person.saved-search-removed",
                        "account.signed-in",
                        "account.provider-failed",
                        "account.sign-in-failed",
                        "account.signed-out-everywhere",
                        "account.session-ended",
                        "account.password-changed",
                        "account.token-made",
                        "account.token-revoked",
                        "key.claimed",
                        "key.released",
                        "comment.posted",
                        "comment.approved",
                        "comment.rejected",
                        "comment.reported",
                        "comment.commenter-blocked",
                        "comment.commenter-unblocked",
                        "comment.erased")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRecordNestedInAnInterfaceOfEventsIsAmongThem() {
        var nested = Stream.of(DomainEvent.class.getPermittedSubclasses())
                .flatMap(events -> Stream.of(events.getDeclaredClasses()))
                .filter(Class::isRecord)
                .<Class<?>>map(type -> type)
                .toList();
        assertThat(EventTypes.all().stream().<Class<?>>map(Named::type).toList())
                .containsExactlyInAnyOrderElementsOf(nested);
    }

    @Test
    void revisionsAreWholeNumbersFromOne() {
        assertThat(EventTypes.all()).extracting(Named::revision).allMatch(revision -> revision.matches("[1-9]\\d*"));
        assertThat(EventTypes.of(DraftStarted.class))
                .containsExactly(new Named(DraftStarted.class, "entry.draft-started", "2"));
    }

    @Test
    void aSealedInterfaceInAnotherIsLookedInto() {
        assertThat(EventTypes.of(Revised.class)).hasSize(9);
    }

    @Test
    void anEventWithoutANameIsAnError() {
        assertThatThrownBy(() -> EventTypes.of(Content.class).toList())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("org.palimpsest.events.Content has no @EventType");
    }
}
