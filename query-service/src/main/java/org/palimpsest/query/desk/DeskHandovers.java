package org.palimpsest.query.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Ownership;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;
import org.palimpsest.query.desk.DeskPage.Offered;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.visibility.Visibility;
import org.springframework.stereotype.Component;

/** To whom entries are offered that are to own them. Thread-safe; every method asks the database. */
@Component
public final class DeskHandovers {
    /** Beyond it, nobody looks. */
    private static final int MOST = 50;

    private final DeskCollection desk;

    DeskHandovers(DeskCollection desk) {
        this.desk = desk;
    }

    /** What the caller is asked to own, and may answer; the entry begun last first, 50 at most. */
    public List<Offered> offeredTo(Caller caller) {
        return desk.pileById(Piles.offers(caller.id()), null, MOST).stream()
                .map(DeskDocument::state)
                .filter(entry -> can(EntryAction.ANSWER_HANDOVER, entry, caller))
                .flatMap(entry -> entry.ownership().offeredTo(caller.person()).stream().map(offer -> offered(entry, offer, caller)))
                .toList();
    }

    /** What the holder of this offer's link is asked; nothing where they may not answer it, or not any more. */
    public Optional<Offered> byLink(UUID id, UUID offer, Caller caller) {
        return desk.find(id)
                .map(DeskDocument::state)
                .filter(entry -> EntryPermissions.byOffer(offer, entry.facts(), caller) instanceof Granted)
                .flatMap(entry -> entry.ownership().offered(offer).map(one -> offered(entry, one, caller)));
    }

    /** As they would see it once they have accepted. */
    private static Offered offered(EntryState entry, Ownership.Offer offer, Caller caller) {
        var once = Visibility.of(entry.ownedBy(caller.id()), caller);
        var shown = once.shown(offer);
        return new Offered(entry.id(), entry.section(), once.title(entry), entry.owner(), shown.by(), shown.reason());
    }

    /**
     * Who owns an entry, and what the caller can do about it.
     *
     * @param title null where it has none, and for an administrator who has no part in it
     * @param owner null for the same
     * @param former who owned it before; nobody for the same
     * @param offer to whom it is offered, for its owner and editors
     * @param offered whether it is offered to anybody; false for other authors
     * @param asked what the caller is asked; null where they are not
     * @param successors names by which co-authors are credited to whom it can be offered, by their ids
     * @param may names of the commands that the caller may give now
     * @param why nothing can be offered now: a sentence; null where something can
     */
    public record Handover(
            UUID id,
            String section,
            @Nullable String title,
            @Nullable String owner,
            List<String> former,
            Ownership.@Nullable Offer offer,
            boolean offered,
            @Nullable Offered asked,
            Map<String, String> successors,
            List<String> may,
            @Nullable String why) {}

    /** Nothing for a caller who has nothing to do with it. */
    public Optional<Handover> of(UUID id, Caller caller) {
        return desk.find(id).map(DeskDocument::state).flatMap(entry -> of(entry, caller));
    }

    private static Optional<Handover> of(EntryState entry, Caller caller) {
        var visibility = Visibility.of(entry, caller);
        boolean isAuthors = visibility.seesDrafts();
        var may = Stream.of(EntryAction.HAND_OVER, EntryAction.TAKE_BACK_HANDOVER, EntryAction.ANSWER_HANDOVER)
                .filter(action -> can(action, entry, caller))
                .toList();
        var permission = EntryPermissions.permission(EntryAction.HAND_OVER, entry.facts(), caller);
        boolean handsOver = permission instanceof Granted;
        // A caller who may do so at another stage is told why not now.
        var why = permission instanceof Withheld later && later.why() == Why.WRONG_STAGE ? later.words() : null;
        if (!isAuthors && may.isEmpty() && why == null) {
            return Optional.empty();
        }
        var asked = may.contains(EntryAction.ANSWER_HANDOVER) ? entry.ownership().offeredTo(caller.person()) : Optional.<Ownership.Offer>empty();
        return Optional.of(new Handover(
                entry.id(),
                entry.section(),
                isAuthors ? visibility.title(entry) : null,
                isAuthors ? entry.owner() : null,
                visibility.formerOwners(),
                visibility.offer(),
                (handsOver || why != null) && entry.ownership().offer() != null,
                asked.map(offer -> offered(entry, offer, caller)).orElse(null),
                handsOver && isAuthors ? successors(entry) : Map.of(),
                may.stream().map(EntryAction::address).toList(),
                why));
    }

    private static Map<String, String> successors(EntryState entry) {
        var successors = new LinkedHashMap<String, String>();
        entry.standingCredits().all().stream()
                .filter(one -> one.stage() == Credits.Stage.CONFIRMED && one.person() != null && !entry.owner().equals(one.person()))
                .forEach(one -> successors.put(one.person(), one.contributor()));
        return successors;
    }

    private static boolean can(EntryAction action, EntryState entry, Caller caller) {
        return EntryPermissions.allowed(entry.facts(), caller).contains(action);
    }
}
