package org.palimpsest.command.entry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.events.Content;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.VersionKind;

/** What is sent with commands to entries: the commands without what the address and the server tell. */
final class EntryBodies {
    private EntryBodies() {}

    record NewEntry(String section, @Nullable String slug, @Nullable Content content) {
        StartDraft command(UUID id) {
            return new StartDraft(id, section, slug, Objects.requireNonNullElse(content, Content.EMPTY));
        }
    }

    record Assignment(String reviewer) {}

    record Invitation(String reviewer, @Nullable String despite) {}

    record OptionalReason(@Nullable String reason) {}

    record Review(
            Recommendation recommendation,
            @Nullable String toAuthor,
            @Nullable String toEditor,
            List<SubmitReview.Answer> answers) {
        Review {
            answers = answers == null ? List.of() : answers;
        }

        SubmitReview command(UUID id) {
            return new SubmitReview(id, recommendation, toAuthor, toEditor, answers);
        }
    }

    record Message(String message, boolean quotesReports) {}

    record OptionalMessage(@Nullable String message, boolean quotesReports) {}

    record Submission(List<SubmitEntry.Response> responses, List<String> keeps) {
        Submission {
            responses = responses == null ? List.of() : responses;
            keeps = keeps == null ? List.of() : keeps;
        }
    }

    record Handed(@Nullable String editor) {}

    record Said(String text) {}

    record SaidToReviewer(@Nullable String reviewer, String text) {}

    record Reasoned(String reason) {}

    record Suppressing(Suppression what, String reason) {
        Suppress command(UUID id) {
            return new Suppress(id, what, reason);
        }
    }

    record Plan(
            @Nullable Instant publishAt,
            @Nullable VersionKind kind,
            @Nullable String reason,
            @Nullable Instant withdrawAt,
            @Nullable String withdrawalReason,
            @Nullable Instant embargoUntil) {
        SchedulePublication command(UUID id) {
            return new SchedulePublication(id, publishAt, kind, reason, withdrawAt, withdrawalReason, embargoUntil);
        }
    }

    record Publication(@Nullable VersionKind kind, @Nullable String reason, @Nullable Instant embargoUntil) {}

    record Moved(Instant until, String reason) {}

    /** Takes no field, so that what is sent by mistake is refused and not passed over. */
    record Nothing() {}
}
