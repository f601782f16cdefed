package org.palimpsest.query.desk;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.events.Content;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Round;
import org.palimpsest.query.reading.WorkInHand;
import org.palimpsest.query.visibility.Visibility;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/** What is being worked on, as far as the caller may see it. Thread-safe; every method asks the database. */
@Component
public final class Desk implements WorkInHand {
    /** What a read of it waits for. */
    public static final ReadModel MODEL = new ReadModel("desk", 3);

    private final DeskCollection desk;

    Desk(DeskCollection desk) {
        this.desk = desk;
    }

    /** What waits for {@code caller}; nothing for somebody without a token. */
    public DeskPage of(Caller caller) {
        var person = caller.person();
        if (person == null) {
            return new DeskPage(List.of(), List.of(), List.of());
        }
        var drafts = desk.ownedBy(person).stream()
                .map(document -> draft(document, caller))
                .toList();
        var reviews = desk.reviewedBy(person).stream()
                .flatMap(document -> reviews(document.state(), caller))
                .sorted(Comparator.comparing(review -> !review.due()))
                .toList();
        return new DeskPage(drafts, reviews, caller.has(Role.EDITOR) ? queue(caller) : List.of());
    }

    /**
     * The working draft of an entry; for its reviewers, what was submitted for the last of their rounds.
     *
     * @throws Problem 404 if there is none, or none that this caller works on
     */
    public DraftView draft(UUID id, Caller caller) {
        return shown(desk.find(id).orElseThrow(() -> unknown(id)), caller);
    }

    /**
     * The same, with every step of the workflow that is the caller's by how they stand to the entry.
     *
     * @throws Problem 404 as {@link #draft}
     */
    public Work work(UUID id, Caller caller) {
        var document = desk.find(id).orElseThrow(() -> unknown(id));
        return Work.of(document.state(), shown(document, caller), caller);
    }

    /** Whether the caller works on this entry. */
    @Override
    public boolean isOf(UUID id, Caller caller) {
        return caller.person() != null
                && desk.find(id).filter(document -> Visibility.of(document.state(), caller).seesWork()).isPresent();
    }

    /** The accepted entries of a section, with their titles as an editor sees them; nothing for who is no editor. */
    public Map<UUID, String> accepted(String section, Caller caller) {
        var accepted = new LinkedHashMap<UUID, String>();
        if (caller.has(Role.EDITOR)) {
            desk.accepted(section).forEach(document -> accepted.put(document.id(), title(document, caller)));
        }
        return accepted;
    }

    /** What these entries are called, for an editor; without those that there are not. */
    public Map<UUID, String> titles(Collection<UUID> entries, Caller caller) {
        var titles = new LinkedHashMap<UUID, String>();
        if (caller.has(Role.EDITOR)) {
            desk.all(entries).forEach(document -> titles.put(document.id(), title(document, caller)));
        }
        return titles;
    }

    private static String title(DeskDocument document, Caller caller) {
        var title = Visibility.of(document.state(), caller).title(document.state());
        return title == null ? "" : title;
    }

    /** How many reviews are awaited from each of these people at present; those of whom none is are left out. */
    public Map<String, Integer> awaitedFrom(Collection<String> reviewers) {
        return desk.awaitedFrom(reviewers);
    }

    private DraftView shown(DeskDocument document, Caller caller) {
        var id = document.id();
        var visibility = Visibility.of(document.state(), caller);
        if (!visibility.seesWork()) {
            throw unknown(id);
        }
        if (visibility.seesDrafts()) {
            return draft(document, visibility, caller);
        }
        int number = visibility.ownRound();
        var round = document.state().round(number).orElseThrow(() -> unknown(id));
        var submitted = desk.submitted(id, number).orElseThrow(() -> unknown(id));
        return submission(document, number, round, visibility.work(submitted, round), visibility, caller);
    }

    private static Problem unknown(UUID id) {
        return Problem.unknown("There is no draft " + id + ".");
    }

    private List<Queued> queue(Caller caller) {
        return desk.waiting().stream()
                .flatMap(document -> Queue.of(document, caller).stream())
                .toList();
    }

    /** By the table by which the command service decides it too. */
    private static List<EntryAction> allowed(EntryState entry, Caller caller) {
        return EntryPermissions.allowed(entry.facts(), caller);
    }

    private static List<String> names(List<EntryAction> actions) {
        return actions.stream().map(EntryAction::address).toList();
    }

    private static Draft draft(DeskDocument document, Caller caller) {
        var entry = document.state();
        var visibility = Visibility.of(entry, caller);
        return new Draft(
                entry.id(),
                document.sequence(),
                entry.section(),
                entry.slug(),
                visibility.title(entry),
                entry.stage(),
                entry.round(),
                entry.version(),
                entry.withdrawn(),
                document.changedAt());
    }

    private static Stream<Review> reviews(EntryState entry, Caller caller) {
        var visibility = Visibility.of(entry, caller);
        boolean isAwaited = allowed(entry, caller).contains(EntryAction.REVIEW);
        return entry.assignments().stream()
                .filter(mine -> caller.is(mine.reviewer()) && visibility.seesWork())
                .map(mine -> new Review(
                        entry.id(),
                        entry.section(),
                        entry.round(mine.round())
                                .map(visibility::title)
                                .orElse(null),
                        visibility.hidesAuthor() ? null : entry.owner(),
                        mine.round(),
                        isAwaited && mine.round() == entry.round(),
                        mine.assignedAt(),
                        mine.reviewedAt(),
                        mine.recommendation()));
    }

    private static DraftView draft(DeskDocument document, Visibility visibility, Caller caller) {
        var entry = document.state();
        return new DraftView(
                entry.id(),
                document.sequence(),
                document.changedAt(),
                entry.section(),
                entry.owner(),
                entry.slug(),
                entry.stage(),
                entry.round(),
                entry.version(),
                entry.withdrawn(),
                entry.policy(entry.round()).orElse(null),
                visibility.standing() == EntryStanding.EDITOR ? entry.assignments() : List.of(),
                names(allowed(entry, caller)),
                visibility.schedule(),
                visibility.work(entry));
    }

    /** How far the author has come since is not the reviewers' business, nor how often they saved. */
    private static DraftView submission(
            DeskDocument document, int number, Round round, Content content, Visibility visibility, Caller caller) {
        var entry = document.state();
        return new DraftView(
                entry.id(),
                round.outcome() == null ? document.sequence() : round.sequence(),
                round.submittedAt(),
                entry.section(),
                visibility.owner(),
                visibility.hidesAuthor() ? null : entry.slug(),
                round.stage(),
                number,
                entry.version(),
                entry.withdrawn(),
                round.policy(),
                List.of(),
                names(allowed(entry, caller)),
                null,
                content);
    }
}
