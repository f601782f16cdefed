package org.palimpsest.query.visibility;

import java.util.List;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.readmodels.Recorded;

/**
 * An entry's events as one caller may see them: some are missing, in others names and texts are. Whatever is folded from
 * these can tell no more than they do, so secrets are taken out here and nowhere else. Each kind of event is named, so
 * that a new one does not compile before somebody has thought about it.
 */
public final class SeenEvents {
    private final Visibility visibility;

    private SeenEvents(Visibility visibility) {
        this.visibility = visibility;
    }

    /** What is left of {@code events}, all of one entry in order, under {@code visibility}. */
    public static List<Recorded<EntryEvent>> of(List<Recorded<EntryEvent>> events, Visibility visibility) {
        if (!visibility.seesEntry()) {
            return List.of();
        }
        long lastPublication = events.stream()
                .filter(step -> step.event() instanceof EntryPublished)
                .mapToLong(Recorded::position)
                .max()
                .orElse(-1);
        var seen = new SeenEvents(visibility);
        return events.stream()
                .filter(step -> seen.shows(step, lastPublication))
                .map(seen::redacted)
                .toList();
    }

    private boolean shows(Recorded<EntryEvent> step, long lastPublication) {
        if (!visibility.seesWork() && step.position() > lastPublication) {
            return step.event() instanceof EntryWithdrawn || step.event() instanceof EntryReinstated;
        }
        return switch (step.event()) {
            case ReviewerAssigned e -> e.round() >= visibility.firstRound();
            case ReviewSubmitted e -> e.round() >= visibility.firstRound();
            case RevisionsRequested e -> e.round() >= visibility.firstRound();
            case EntryAccepted e -> e.round() >= visibility.firstRound();
            case EntryDeclined e -> e.round() >= visibility.firstRound();
            case DraftStarted _,
                    SlugAssigned _,
                    Revised _,
                    EntrySubmitted _,
                    EntryPublished _,
                    RevisionStarted _,
                    EntryWithdrawn _,
                    EntryReinstated _,
                    EntrySuppressed _,
                    SuppressionLifted _ ->
                true;
        };
    }

    private Recorded<EntryEvent> redacted(Recorded<EntryEvent> step) {
        var actor = step.event() instanceof ReviewSubmitted review
                ? visibility.reviewer(review.round(), review.reviewer())
                : visibility.person(EventMetadata.person(step.metadata()));
        var metadata = EventMetadata.of(actor, EventMetadata.role(step.metadata()));
        return new Recorded<>(step.position(), step.sequence(), step.at(), metadata, redacted(step.event()));
    }

    private EntryEvent redacted(EntryEvent event) {
        return switch (event) {
            case DraftStarted e -> new DraftStarted(e.entryId(), e.section(), orAuthor(e.owner()));
            case ReviewerAssigned e ->
                new ReviewerAssigned(e.entryId(), e.round(), visibility.reviewer(e.round(), e.reviewer()));
            case ReviewSubmitted e -> review(e);
            case RevisionsRequested e -> new RevisionsRequested(e.entryId(), e.round(), message(e.message()));
            case EntryAccepted e ->
                new EntryAccepted(e.entryId(), e.round(), visibility.seesMessages() ? e.message() : null);
            case EntryDeclined e -> new EntryDeclined(e.entryId(), e.round(), message(e.message()));
            case EntryPublished e ->
                new EntryPublished(
                        e.entryId(),
                        e.section(),
                        e.slug(),
                        e.version(),
                        e.licence(),
                        visibility.content(e.content()));
            case Revised e -> visibility.hidesAuthor() ? anonymous(e) : e;
            case SlugAssigned _,
                    EntrySubmitted _,
                    RevisionStarted _,
                    EntryWithdrawn _,
                    EntryReinstated _,
                    EntrySuppressed _,
                    SuppressionLifted _ ->
                event;
        };
    }

    private ReviewSubmitted review(ReviewSubmitted e) {
        return new ReviewSubmitted(
                e.entryId(),
                e.round(),
                visibility.reviewer(e.round(), e.reviewer()),
                e.recommendation(),
                message(e.toAuthor()),
                visibility.seesToEditor(e.reviewer()) ? e.toEditor() : null);
    }

    private static Revised anonymous(Revised event) {
        return switch (event) {
            case ContributorsRevised e ->
                new ContributorsRevised(e.entryId(), Anonymous.contributors(e.contributors()));
            case LinksRevised e -> new LinksRevised(e.entryId(), Anonymous.links(e.links()));
            case ArticleRevised e -> new ArticleRevised(e.entryId(), Anonymous.article(e.article()));
            case EntryEvent.TitleRevised e -> e;
            case EntryEvent.LanguageRevised e -> e;
            case EntryEvent.PeriodRevised e -> e;
            case EntryEvent.KeywordsRevised e -> e;
            case EntryEvent.BodyRevised e -> e;
        };
    }

    private String orAuthor(String owner) {
        var shown = visibility.person(owner);
        return shown == null ? Visibility.AUTHOR : shown;
    }

    private String message(String message) {
        return visibility.seesMessages() ? message : "";
    }
}
