package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.titled;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AcceptInvitation;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.AttachFile;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.DeclineInvitation;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.LiftEmbargo;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.RemoveFile;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.command.entry.EntryCommand.TakeBackDecision;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.command.entry.EntryCommand.WithdrawInvitation;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Suppression;

/** Commands to one entry, right ones and wrong ones, by who usually gives them. */
final class AnyCommand {
    private AnyCommand() {}

    static Arbitrary<EntryCommand> ofOwners() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, contents().map(content -> new StartDraft(ENTRY, "valleys", null, content))),
                Tuple.of(3, contents().map(content -> new ReviseDraft(ENTRY, content))),
                Tuple.of(1, Arbitraries.of("a.txt", "b.txt").map(AnyCommand::attach)),
                Tuple.of(1, Arbitraries.just(new RemoveFile(ENTRY, "a.txt"))),
                Tuple.of(4, Arbitraries.just(new SubmitEntry(ENTRY))),
                Tuple.of(4, Arbitraries.just(new StartRevision(ENTRY))));
    }

    private static EntryCommand attach(String name) {
        return new AttachFile(ENTRY, new AttachedFile(name, "a".repeat(64), "text/plain", 7, null, null, null), false);
    }

    static Arbitrary<EntryCommand> ofReviewers() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Recommendation.class).map(r -> new SubmitReview(ENTRY, r, "Good.", null))),
                Tuple.of(1, Arbitraries.just(new AcceptInvitation(ENTRY))),
                Tuple.of(1, Arbitraries.just(new DeclineInvitation(ENTRY, "No time."))));
    }

    static Arbitrary<EntryCommand> ofEditors() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("rhys", "ruth", "olwen").map(p -> new AssignReviewer(ENTRY, p))),
                Tuple.of(3, Arbitraries.of("rhys", "ruth", "olwen")
                        .map(p -> new InviteReviewer(ENTRY, p, Histories.TODAY, null))),
                Tuple.of(1, Arbitraries.of("rhys", "ruth").map(p -> new WithdrawInvitation(ENTRY, p))),
                Tuple.of(1, Arbitraries.just(new RequestRevisions(ENTRY, "Shorten it."))),
                Tuple.of(4, Arbitraries.just(new AcceptEntry(ENTRY, null))),
                Tuple.of(1, Arbitraries.just(new DeclineEntry(ENTRY, "No."))),
                Tuple.of(2, Arbitraries.of("A mistake.", "").map(reason -> new TakeBackDecision(ENTRY, reason))),
                Tuple.of(4, Arbitraries.just(new PublishEntry(ENTRY))),
                Tuple.of(2, Arbitraries.just(new PublishEntry(ENTRY, null, null, Instant.parse("1975-05-01T00:00:00Z")))),
                Tuple.of(1, Arbitraries.of("1976-05-01T00:00:00Z", "1969-05-01T00:00:00Z")
                        .map(until -> new MoveEmbargo(ENTRY, Instant.parse(until), "They asked."))),
                Tuple.of(1, Arbitraries.of("They agreed.", " ").map(reason -> new LiftEmbargo(ENTRY, reason))),
                Tuple.of(1, Arbitraries.of("Wrong.", " ").map(reason -> new WithdrawEntry(ENTRY, reason))),
                Tuple.of(4, Arbitraries.just(new ReinstateEntry(ENTRY, "Right."))),
                Tuple.of(1, Arbitraries.of("a", "other", "Stories").map(AnyCommand::suppress)),
                Tuple.of(1, Arbitraries.integers().between(0, 3).map(n -> new LiftSuppression(ENTRY, n, "Right."))));
    }

    private static EntryCommand suppress(String passage) {
        return new Suppress(ENTRY, new Suppression(Suppression.Kind.PASSAGE, passage, null, null), "Wrong.");
    }

    static Arbitrary<EntryCommand> ofAll() {
        return Arbitraries.oneOf(ofOwners(), ofReviewers(), ofEditors());
    }

    private static Arbitrary<Content> contents() {
        return Arbitraries.frequency(
                Tuple.of(4, COMPLETE),
                Tuple.of(4, titled("Other")),
                Tuple.of(1, Content.EMPTY),
                Tuple.of(1, titled("\u0000")));
    }
}
