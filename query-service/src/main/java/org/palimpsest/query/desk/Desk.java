package org.palimpsest.query.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Invited;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.entry.Embargoed;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Invitation;
import org.palimpsest.query.entry.Round;
import org.palimpsest.query.entry.Schedule;
import org.palimpsest.query.reading.Reviewers;
import org.palimpsest.query.reading.WorkInHand;
import org.palimpsest.query.visibility.Visibility;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/** What is being worked on, as far as the caller may see it. Thread-safe; every method asks the database. */
@Component
public final class Desk implements WorkInHand {
    /** What a read of it waits for. */
    public static final ReadModel MODEL = new ReadModel("desk", 6);

    /** Beyond it, nobody counts. */
    public static final int COUNTED = 1000;

    /** Of each pile, where all are asked for. */
    private static final int MOST = 50;

    private final DeskCollection desk;
    private final DeskCredits credits;
    private final DeskHandovers handovers;
    private final Reviewers reviewers;
    private final Clock clock = Clock.systemUTC();

    Desk(DeskCollection desk, DeskCredits credits, DeskHandovers handovers, Reviewers reviewers) {
        this.desk = desk;
        this.credits = credits;
        this.handovers = handovers;
        this.reviewers = reviewers;
    }

    /** The beginnings of all that lies on the caller's desk; nothing for somebody who is not signed in. */
    public DeskPage of(Caller caller) {
        if (caller.person() == null) {
            return new DeskPage(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var drafts = new ArrayList<Draft>();
        var reviews = new ArrayList<Review>();
        for (var turn : Turn.values()) {
            drafts.addAll(drafts(caller, turn, null, MOST).items());
            reviews.addAll(reviews(caller, turn, null, MOST).items());
        }
        return new DeskPage(
                drafts,
                handovers.offeredTo(caller),
                invitations(caller),
                reviews,
                queue(caller, QueueFilter.ALL, null, MOST).items(),
                credits.of(caller, null, MOST).items());
    }

    /** What the caller owns, or owned, last changed first. {@code after}: as the part before said. */
    public Part<Draft> drafts(Caller caller, Turn turn, @Nullable Long after, int size) {
        var found = desk.pile(Piles.drafts(turn, caller.id()), after == null ? Long.MAX_VALUE : after, size + 1);
        return part(found, size, document -> Long.toString(document.position()), document -> Stream.of(draft(document, caller)));
    }

    /**
     * The caller's parts in reviews, those of the entry begun last first. An entry counts once towards {@code size}, however
     * many rounds of it there were.
     */
    public Part<Review> reviews(Caller caller, Turn turn, @Nullable UUID after, int size) {
        var found = desk.pileById(Piles.reviews(turn, caller.id()), after, size + 1);
        return part(found, size, document -> document.id().toString(), document -> reviews(document.state(), turn, caller));
    }

    /** What waits for the caller as an editor; nothing for somebody who is none. {@code after}: as the part before said. */
    public Part<Queued> queue(Caller caller, QueueFilter filter, @Nullable Cursor after, int size) {
        var reach = caller.roles().get(Role.EDITOR);
        if (reach == null) {
            return new Part<>(List.of(), null);
        }
        if (after != null) {
            after.mustBeOf(filter.order());
        }
        var loads = filter.asksForLoads() ? loads(reviewers.everywhere(), caller) : Map.<String, Integer>of();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var found = desk.queue(filter, caller.id(), reach, loads, today, after, size + 1);
        return part(
                found, size, document -> filter.cursor(document, loads).toString(), document -> Queue.of(document, caller).stream());
    }

    /** How much waits for an editor, by what it waits for; {@value #COUNTED} stands for that many or more. Empty for who is none. */
    public Map<Waiting, Long> waiting(Caller editor) {
        var counts = new EnumMap<Waiting, Long>(Waiting.class);
        var reach = editor.roles().get(Role.EDITOR);
        if (reach != null) {
            for (var waiting : Waiting.values()) {
                counts.put(waiting, desk.waiting(waiting, editor.id(), reach, COUNTED));
            }
        }
        return counts;
    }

    static <T> Part<T> part(
            List<DeskDocument> found, int size, Function<DeskDocument, String> cursor, Function<DeskDocument, Stream<T>> items) {
        var shown = found.stream().limit(size).toList();
        return new Part<>(shown.stream().flatMap(items).toList(), found.size() > size ? cursor.apply(shown.getLast()) : null);
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

    /** What the caller is asked to review, and has not answered; the entry begun last first, 50 at most. */
    public List<Invited> invitations(Caller caller) {
        var person = caller.id();
        return desk.pileById(Piles.invitations(person), null, MOST).stream()
                .flatMap(document -> document.state().invitation(person).stream().map(one -> invited(document.state(), one)))
                .toList();
    }

    private static Invited invited(EntryState entry, Invitation invitation) {
        var round = entry.round(invitation.round());
        return new Invited(
                entry.id(),
                entry.section(),
                round.map(once(entry, invitation)::title).orElse(null),
                invitation.round(),
                invitation.due(),
                invitation.position(),
                invitation.invitedAt());
    }

    /** What the invited person will see, once they have accepted. */
    private static Visibility once(EntryState entry, Invitation invitation) {
        var person = invitation.reviewer();
        return Visibility.of(
                entry.reviewedBy(person, invitation.invitedAt()), new Caller(person, Set.of(Role.REVIEWER)));
    }

    /**
     * The invitation to review this entry that waits for the answer of {@code person}, who may not have accepted anything yet: no
     * more of it than a reviewer would see. Nothing once it was answered or withdrawn, or its round has ended.
     */
    public Optional<Invited> invitation(UUID id, String person) {
        return desk.find(id)
                .map(DeskDocument::state)
                .flatMap(entry -> entry.invitation(person).map(invitation -> invited(entry, invitation)));
    }

    /** The last invitation of {@code person} to review in {@code round}, whatever became of it. */
    public Optional<Invited> formerInvitation(UUID id, int round, String person) {
        return desk.find(id).map(DeskDocument::state).flatMap(entry -> entry.invitations().reversed().stream()
                .filter(one -> one.round() == round && one.reviewer().equals(person))
                .findFirst()
                .map(invitation -> invited(entry, invitation)));
    }

    /** The keywords of what {@code person} is invited to review, as a reviewer would read them; none where there is no invitation. */
    public List<String> keywords(UUID id, String person) {
        return desk.find(id)
                .map(DeskDocument::state)
                .flatMap(entry -> entry.invitation(person).flatMap(invitation -> entry.round(invitation.round())
                        .flatMap(round -> desk.submitted(id, invitation.round())
                                .map(submitted -> once(entry, invitation).work(submitted, round).keywords()))))
                .orElse(List.of());
    }

    /**
     * What somebody may be told of an entry outside of its pages.
     *
     * @param title null where there is none, or none that they may read
     * @param due the last day for their own review of the round, as in {@code 2026-12-24}; null where they have none to write
     * @param schedule as on its page
     */
    public record Told(
            String section,
            @Nullable String title,
            EntryStanding standing,
            @Nullable String due,
            @Nullable Embargoed embargo,
            @Nullable Schedule schedule) {}

    /**
     * What the caller may be told of an entry that they work on.
     *
     * @param round that it is about: a reviewer is told of their own rounds alone
     */
    public Optional<Told> told(UUID id, int round, Caller caller) {
        return desk.find(id).map(DeskDocument::state).flatMap(entry -> {
            var visibility = Visibility.of(entry, caller);
            if (!visibility.seesWork() || !(visibility.seesDrafts() || visibility.reviews(round))) {
                return Optional.empty();
            }
            var title = visibility.seesDrafts() ? visibility.title(entry) : entry.round(round).map(visibility::title).orElse(null);
            return Optional.of(new Told(
                    entry.section(),
                    title,
                    visibility.standing(),
                    entry.due(round, caller.id()).orElse(null),
                    entry.embargo(),
                    visibility.schedule()));
        });
    }

    /** Whether the caller works on this entry. */
    @Override
    public boolean isOf(UUID id, Caller caller) {
        return caller.person() != null
                && desk.find(id).filter(document -> Visibility.of(document.state(), caller).seesWork()).isPresent();
    }

    /** The accepted entries of a section, {@value #COUNTED} at most, with titles as an editor sees them; nothing for who is none of it. */
    public Map<UUID, String> accepted(String section, Caller caller) {
        var accepted = new LinkedHashMap<UUID, String>();
        if (caller.has(Role.EDITOR, section)) {
            desk.accepted(section, COUNTED).forEach(document -> accepted.put(document.id(), title(document, caller)));
        }
        return accepted;
    }

    /** What these entries are called, for an editor; without those that there are not, or that are in sections of others. */
    public Map<UUID, String> titles(Collection<UUID> entries, Caller caller) {
        var titles = new LinkedHashMap<UUID, String>();
        desk.all(entries).stream()
                .filter(document -> caller.has(Role.EDITOR, document.state().section()))
                .forEach(document -> titles.put(document.id(), title(document, caller)));
        return titles;
    }

    private static String title(DeskDocument document, Caller caller) {
        var title = Visibility.of(document.state(), caller).title(document.state());
        return title == null ? "" : title;
    }

    /**
     * The load of each of these people: on how many entries their review, or their answer to an invitation, is awaited at present.
     * Who has none is left out; {@value #COUNTED} stands for that many or more. What {@code caller} is an author of does not count:
     * they may not know who reviews it, nor see a number grow by it.
     */
    public Map<String, Integer> loads(Collection<String> people, Caller caller) {
        var loads = new HashMap<String, Integer>();
        people.forEach(person -> loads.put(person, desk.open(person, caller.id(), COUNTED)));
        loads.values().removeIf(load -> load == 0);
        return loads;
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
                !caller.is(entry.owner()),
                document.changedAt());
    }

    private static Stream<Review> reviews(EntryState entry, Turn turn, Caller caller) {
        var visibility = Visibility.of(entry, caller);
        boolean isAwaited = turn == Turn.YOURS && allowed(entry, caller).contains(EntryAction.REVIEW);
        return entry.assignments().stream()
                .filter(mine -> caller.is(mine.reviewer()) && visibility.seesWork() && Piles.ofReview(entry, mine) == turn)
                .map(mine -> new Review(
                        entry.id(),
                        entry.section(),
                        entry.round(mine.round())
                                .map(visibility::title)
                                .orElse(null),
                        visibility.hidesAuthor() ? null : entry.owner(),
                        mine.round(),
                        isAwaited,
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
                entry.round(entry.round()).map(round -> visibility.questions(entry.round(), round.questions())).orElse(List.of()),
                visibility.standing() == EntryStanding.OWNER ? answerable(entry) : List.of(),
                visibility.standing() == EntryStanding.EDITOR ? entry.assignments() : List.of(),
                visibility.seesInvitations() ? entry.invitations() : List.of(),
                visibility.credits(),
                visibility.seesInvitations() ? entry.handling() : null,
                visibility.formerOwners(),
                visibility.offer(),
                names(allowed(entry, caller)),
                visibility.schedule(),
                entry.embargo(),
                visibility.work(entry));
    }

    /** The numbers of those whose reports asked for revisions. */
    private static List<Integer> answerable(EntryState entry) {
        var assigned = entry.assignments(entry.round());
        return entry.stage() != EntryStage.REVISIONS_REQUESTED
                ? List.of()
                : IntStream.rangeClosed(1, assigned.size())
                        .filter(number -> assigned.get(number - 1).reviewedAt() != null && assigned.get(number - 1).keptFrom() == null)
                        .boxed()
                        .toList();
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
                visibility.questions(number, round.questions()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                names(allowed(entry, caller)),
                null,
                null,
                content);
    }
}
