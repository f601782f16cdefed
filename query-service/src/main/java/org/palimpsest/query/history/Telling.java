package org.palimpsest.query.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Role;
import org.palimpsest.events.VersionKind;
import org.palimpsest.query.pages.Dates;

/**
 * An event in words.
 *
 * @param what follows the actor
 * @param facts what the event tells beyond changed fields; what is empty is left out
 */
record Telling(String what, @Nullable Integer round, Map<String, Object> facts) {

    private static final String EMBARGO = "embargoUntil";

    /** {@code role}: in which the actor did it. */
    static Telling of(EntryEvent event, @Nullable Role role) {
        return switch (event) {
            case DraftStarted e -> tell("started a draft", null, "section", e.section(), "owner", e.owner());
            case SlugAssigned e -> tell("gave it the address " + e.slug(), null);
            case EntryEvent.TitleRevised _ -> tell("revised the title", null);
            case EntryEvent.LanguageRevised _ -> tell("revised the language", null);
            case EntryEvent.PeriodRevised _ -> tell("revised the period", null);
            case EntryEvent.KeywordsRevised _ -> tell("revised the keywords", null);
            case EntryEvent.ContributorsRevised _ -> tell("revised the contributors", null);
            case EntryEvent.BodyRevised _ -> tell("revised the text", null);
            case EntryEvent.LinksRevised _ -> tell("revised the links", null);
            case EntryEvent.ArticleRevised _ -> tell("revised the journal's details", null);
            case EntryEvent.FilesRevised _ -> tell("revised the files", null);
            case EntrySubmitted e ->
                tell(
                        e.round() == 1 ? "submitted it" : "submitted it again",
                        e.round(),
                        "policy",
                        e.policy(),
                        "questions",
                        e.questions(),
                        "responses",
                        e.responses(),
                        "kept",
                        e.kept());
            case ReviewerInvited e ->
                tell("invited a reviewer", e.round(), "reviewer", e.reviewer(), "due", e.due(), "despite", e.despite());
            case InvitationDeclined e ->
                tell("declined the invitation to review", e.round(), "reviewer", e.reviewer(), "reason", e.reason());
            case InvitationWithdrawn e -> tell("withdrew the invitation of a reviewer", e.round(), "reviewer", e.reviewer());
            case ReviewerAssigned e -> {
                var what = role == Role.REVIEWER ? "accepted to review it" : "assigned a reviewer";
                yield tell(what, e.round(), "reviewer", e.reviewer());
            }
            case ReviewSubmitted e ->
                tell(
                        "reviewed it",
                        e.round(),
                        "reviewer",
                        e.reviewer(),
                        "recommendation",
                        e.recommendation(),
                        "toAuthor",
                        e.toAuthor(),
                        "toEditor",
                        e.toEditor(),
                        "answers",
                        e.answers());
            case ApprovalKept e ->
                tell(
                        "kept the approval" + (e.report() == 0 ? "" : " by Reviewer " + e.report()) + " of round " + e.reviewedIn()
                                + ", as what was judged is the same",
                        e.round(),
                        "reviewer",
                        e.reviewer());
            case RevisionsRequested e -> tell("asked for revisions", e.round(), "message", e.message());
            case EntryAccepted e -> tell("accepted it", e.round(), "message", e.message());
            case EntryDeclined e -> tell("declined it", e.round(), "message", e.message());
            case DecisionTakenBack e -> tell("took the decision back: the round goes on", e.round(), "reason", e.reason());
            case EntryPublished e ->
                tell(
                        "published version " + e.version() + as(e.kind()) + (e.embargo() == null ? "" : ", its text under embargo"),
                        null,
                        "version",
                        e.version(),
                        "kind",
                        e.kind(),
                        "licence",
                        e.licence(),
                        "reason",
                        e.reason(),
                        EMBARGO,
                        e.embargo() == null ? null : e.embargo().until());
            case EmbargoMoved e ->
                tell(
                        "moved the end of the embargo on its text to " + Dates.beginning(e.embargo().until()),
                        null,
                        "reason",
                        e.reason(),
                        EMBARGO,
                        e.embargo().until());
            case EmbargoLifted e -> {
                var ended = e.reason() == null ? "ended the embargo on the text of version " : "lifted the embargo on the text of version ";
                yield tell(ended + e.version(), null, "version", e.version(), "reason", e.reason());
            }
            case RevisionStarted e -> tell("began to revise version " + e.version(), null);
            case EntryWithdrawn e -> tell("withdrew it", null, "reason", e.reason());
            case EntryReinstated e -> tell("reinstated it", null, "reason", e.reason());
            case PublicationScheduled e ->
                tell(
                        "planned " + planned(e),
                        null,
                        "publishAt",
                        e.publishAt(),
                        "kind",
                        e.kind(),
                        "reason",
                        e.reason(),
                        "withdrawAt",
                        e.withdrawAt(),
                        "withdrawalReason",
                        e.withdrawalReason(),
                        EMBARGO,
                        e.embargoUntil());
            case HandlingEditorAssigned e -> tell("had an editor see to it", null, "editor", e.editor());
            case HandlingEditorReleased e -> {
                var what = e.leaving() ? "returned it to the queue, as its editor has left" : "gave it back to the queue";
                yield tell(what, null, "editor", e.editor());
            }
            case MessageSent e -> {
                var what = switch (e.discussion()) {
                    case AUTHOR -> role == Role.EDITOR ? "wrote to the author" : "wrote to the editors";
                    case REVIEWER -> role == Role.EDITOR ? "wrote to a reviewer" : "wrote to the editors";
                    case EDITORS -> "wrote to the other editors";
                };
                yield tell(what, e.round() == 0 ? null : e.round(), "reviewer", e.reviewer(), "text", e.text());
            }
            case OwnershipOffered e ->
                tell(
                        e.person() == null ? "offered it by mail to somebody who is to own it" : "offered it to somebody who is to own it",
                        null,
                        "successor",
                        e.person(),
                        "reason",
                        e.reason());
            case OwnershipOfferTakenBack _ -> tell("took back the offer to own it", null);
            case OwnershipDeclined _ -> tell("declined to own it", null);
            case OwnershipHandedOver e -> tell("owns it from now on", null, "former", e.former(), "owner", e.owner());
            case PublicationUnscheduled _ -> tell("gave up what was planned", null);
            case ScheduledStepRefused e -> {
                var step = switch (e.step()) {
                    case PUBLISH -> "publication";
                    case WITHDRAW -> "withdrawal";
                    case LIFT_EMBARGO -> "text to be readable";
                };
                yield tell("had planned its " + step + ", which could not be done", null, "reason", e.reason());
            }
            case EntrySuppressed e -> {
                var kind = e.what().kind().name().toLowerCase(Locale.ROOT);
                var number = e.what().version();
                var what = "suppressed " + (number == null ? "a " + kind : kind + " " + number);
                yield tell(what, null, "suppression", e.number(), "reason", e.reason());
            }
            case ContributorInvited e -> tell("invited a contributor by mail", null, "contributor", e.contributor());
            case CreditClaimed e -> tell("claimed a credit", null, "contributor", e.contributor(), "person", e.person());
            case CreditConfirmed e ->
                tell("confirmed whose a credit is", null, "contributor", e.contributor(), "person", e.person());
            case CreditClaimDeclined e ->
                tell("declined the claim of a credit", null, "contributor", e.contributor(), "person", e.person(), "reason", e.reason());
            case CreditObjected e ->
                tell("objected to being named", null, "contributor", e.contributor(), "person", e.person(), "reason", e.reason());
            case ObjectionSetAside e ->
                tell("set an objection aside", null, "contributor", e.contributor(), "person", e.person(), "reason", e.reason());
            case CreditReleased e ->
                tell("made a credit nobody’s again", null, "contributor", e.contributor(), "person", e.person());
            case SuppressionLifted e ->
                tell("lifted a suppression", null, "suppression", e.number(), "reason", e.reason());
        };
    }

    private static String planned(PublicationScheduled e) {
        var publication = e.publishAt() == null ? "" : "its publication on " + Dates.minute(e.publishAt());
        var withdrawal = e.withdrawAt() == null ? "" : "its withdrawal on " + Dates.minute(e.withdrawAt());
        return publication + (publication.isEmpty() || withdrawal.isEmpty() ? "" : " and ") + withdrawal;
    }

    private static String as(VersionKind kind) {
        return switch (kind) {
            case FIRST_PUBLICATION, NEW_VERSION -> "";
            case CORRECTION -> " as a correction";
            case ERRATUM -> " as an erratum";
        };
    }

    private static Telling tell(String what, @Nullable Integer round, @Nullable Object... namesAndValues) {
        var facts = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null && !value.equals("") && !value.equals(List.of())) {
                facts.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return new Telling(what, round, Collections.unmodifiableMap(facts));
    }
}
