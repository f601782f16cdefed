package org.palimpsest.query.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.Texts;

/**
 * An event in words.
 *
 * @param what follows the actor
 * @param facts what the event tells beyond changed fields; what is empty is left out
 */
record Telling(InWords what, @Nullable Integer round, Map<String, Object> facts) {

    private static final String EMBARGO = "embargoUntil";

    /** {@code role}: in which the actor did it. */
    static Telling of(EntryEvent event, @Nullable Role role) {
        return switch (event) {
            case DraftStarted e -> tell(did("started"), null, "section", e.section(), "owner", e.owner());
            case SlugAssigned e -> tell(did("address", e.slug()), null);
            case EntryEvent.TitleRevised _ -> revised("title");
            case EntryEvent.LanguageRevised _ -> revised("language");
            case EntryEvent.PeriodRevised _ -> revised("period");
            case EntryEvent.KeywordsRevised _ -> revised("keywords");
            case EntryEvent.ContributorsRevised _ -> revised("contributors");
            case EntryEvent.BodyRevised _ -> revised("body");
            case EntryEvent.LinksRevised _ -> revised("links");
            case EntryEvent.ArticleRevised _ -> revised("article");
            case EntryEvent.FilesRevised _ -> revised("files");
            case EntrySubmitted e ->
                tell(
                        did(e.round() == 1 ? "submitted" : "submitted.again"),
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
                tell(did("invited"), e.round(), "reviewer", e.reviewer(), "due", e.due(), "despite", e.despite());
            case InvitationDeclined e ->
                tell(did("invitation.declined"), e.round(), "reviewer", e.reviewer(), "reason", e.reason());
            case InvitationWithdrawn e -> tell(did("invitation.withdrawn"), e.round(), "reviewer", e.reviewer());
            case ReviewerAssigned e -> {
                var what = did(role == Role.REVIEWER ? "invitation.accepted" : "assigned");
                yield tell(what, e.round(), "reviewer", e.reviewer());
            }
            case ReviewSubmitted e ->
                tell(
                        did("reviewed"),
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
                        e.report() == 0 ? did("kept", e.reviewedIn()) : did("kept.by", e.reviewedIn(), e.report()),
                        e.round(),
                        "reviewer",
                        e.reviewer());
            case RevisionsRequested e -> tell(did("revisions"), e.round(), "message", e.message());
            case EntryAccepted e -> tell(did("accepted"), e.round(), "message", e.message());
            case EntryDeclined e -> tell(did("declined"), e.round(), "message", e.message());
            case DecisionTakenBack e -> tell(did("decision.taken-back"), e.round(), "reason", e.reason());
            case EntryPublished e ->
                tell(
                        published(e),
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
                        did("embargo.moved", Dates.beginning(e.embargo().until())),
                        null,
                        "reason",
                        e.reason(),
                        EMBARGO,
                        e.embargo().until());
            case EmbargoLifted e -> {
                var what = did(e.reason() == null ? "embargo.ended" : "embargo.lifted", e.version());
                yield tell(what, null, "version", e.version(), "reason", e.reason());
            }
            case RevisionStarted e -> tell(did("revision", e.version()), null);
            case EntryWithdrawn e -> tell(did("withdrawn"), null, "reason", e.reason());
            case EntryReinstated e -> tell(did("reinstated"), null, "reason", e.reason());
            case PublicationScheduled e ->
                tell(
                        planned(e),
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
            case HandlingEditorAssigned e -> tell(did("handling"), null, "editor", e.editor());
            case HandlingEditorReleased e -> {
                var what = did(e.leaving() ? "released.leaving" : "released");
                yield tell(what, null, "editor", e.editor());
            }
            case MessageSent e -> {
                var to = switch (e.discussion()) {
                    case AUTHOR -> role == Role.EDITOR ? "AUTHOR" : "EDITORS";
                    case REVIEWER -> role == Role.EDITOR ? "REVIEWER" : "EDITORS";
                    case EDITORS -> "EDITORS.other";
                };
                yield tell(did("wrote." + to), e.round() == 0 ? null : e.round(), "reviewer", e.reviewer(), "text", e.text());
            }
            case OwnershipOffered e ->
                tell(
                        did(e.person() == null ? "offered.by-mail" : "offered"),
                        null,
                        "successor",
                        e.person(),
                        "reason",
                        e.reason());
            case OwnershipOfferTakenBack _ -> tell(did("offer.taken-back"), null);
            case OwnershipDeclined _ -> tell(did("offer.declined"), null);
            case OwnershipHandedOver e -> tell(did("owns"), null, "former", e.former(), "owner", e.owner());
            case PublicationUnscheduled _ -> tell(did("plan.given-up"), null);
            case ScheduledStepRefused e -> tell(did("refused." + e.step()), null, "reason", e.reason());
            case EntrySuppressed e -> {
                var number = e.what().version();
                var what = number == null ? did("suppressed." + e.what().kind()) : did("suppressed.version", number);
                yield tell(what, null, "suppression", e.number(), "reason", e.reason());
            }
            case ContributorInvited e -> tell(did("contributor.invited"), null, "contributor", e.contributor());
            case CreditClaimed e -> tell(did("credit.claimed"), null, "contributor", e.contributor(), "person", e.person());
            case CreditConfirmed e ->
                tell(did("credit.confirmed"), null, "contributor", e.contributor(), "person", e.person());
            case CreditClaimDeclined e ->
                tell(did("credit.declined"), null, "contributor", e.contributor(), "person", e.person(), "reason", e.reason());
            case CreditObjected e ->
                tell(did("objected"), null, "contributor", e.contributor(), "person", e.person(), "reason", e.reason());
            case ObjectionSetAside e ->
                tell(did("objection.set-aside"), null, "contributor", e.contributor(), "person", e.person(), "reason", e.reason());
            case CreditReleased e ->
                tell(did("credit.released"), null, "contributor", e.contributor(), "person", e.person());
            case SuppressionLifted e ->
                tell(did("suppression.lifted"), null, "suppression", e.number(), "reason", e.reason());
        };
    }

    private static InWords planned(PublicationScheduled e) {
        var publication = e.publishAt() == null ? null : Dates.minute(e.publishAt());
        var withdrawal = e.withdrawAt() == null ? null : Dates.minute(e.withdrawAt());
        if (publication == null) {
            return withdrawal == null ? did("planned") : did("planned.withdrawal", withdrawal);
        }
        return withdrawal == null ? did("planned.publication", publication) : did("planned.both", publication, withdrawal);
    }

    private static InWords published(EntryPublished e) {
        var what = did("published." + e.kind(), e.version());
        return e.embargo() == null ? what : did("under-embargo", what);
    }

    private static Telling revised(String field) {
        return tell(new Revised(List.of(field)), null);
    }

    /** What was revised at once is said in one sentence. */
    record Revised(List<String> fields) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            var all = InWords.listed(fields.stream().map(field -> InWords.text("history.field." + field)).toList());
            return did("revised", all).in(language, texts);
        }
    }

    /** A text about what somebody did; it follows their name. */
    private static InWords did(String what, Object... arguments) {
        return InWords.text("history.did." + what, arguments);
    }

    private static Telling tell(InWords what, @Nullable Integer round, @Nullable Object... namesAndValues) {
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
