package org.palimpsest.query.desk;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Credits;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.query.desk.DeskPage.Credited;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.reading.ConfirmedCredits;
import org.palimpsest.query.reading.CreditedPeople;
import org.palimpsest.query.visibility.Visibility;
import org.springframework.stereotype.Component;

/** Whose the credits are of what is, or was, being worked on. Thread-safe; every method asks the database. */
@Component
public final class DeskCredits implements ConfirmedCredits, CreditedPeople {
    private final DeskCollection desk;

    DeskCredits(DeskCollection desk) {
        this.desk = desk;
    }

    /** What the caller is credited for, or says so; the entry begun last first. {@code after}: as the part before said. */
    public Part<Credited> of(Caller caller, @Nullable UUID after, int size) {
        var found = desk.pileById(Piles.credits(caller.id()), after, size + 1);
        return Desk.part(found, size, document -> document.id().toString(), document -> credited(document.state(), caller));
    }

    /** Of an entry that they do not know as its author, somebody gets what they have said, and the address that readers have. */
    private static Stream<Credited> credited(EntryState entry, Caller caller) {
        var visibility = Visibility.of(entry, caller);
        boolean isAuthor = visibility.seesDrafts();
        return entry.standingCredits().all().stream()
                .filter(one -> caller.is(one.person()))
                .map(one -> new Credited(
                        entry.id(),
                        entry.section(),
                        entry.withdrawn() && !isAuthor ? null : entry.slug(),
                        isAuthor ? visibility.title(entry) : null,
                        isAuthor ? entry.stage() : null,
                        isAuthor ? entry.round() : 0,
                        entry.version(),
                        entry.withdrawn(),
                        one.contributor(),
                        one.stage(),
                        one.reason() == null || one.stage() == Credits.Stage.SET_ASIDE ? null : visibility.text(one.reason())));
    }

    @Override
    public Map<UUID, Set<String>> credits(String person) {
        var confirmed = new LinkedHashMap<UUID, Set<String>>();
        for (var document : desk.pileById(Piles.credits(person), null, Desk.COUNTED)) {
            document.state().standingCredits().all().stream()
                    .filter(one -> one.isOf(person) && one.stage() == Credits.Stage.CONFIRMED)
                    .forEach(one -> confirmed.computeIfAbsent(document.id(), _ -> new HashSet<>()).add(one.contributor()));
        }
        return confirmed;
    }

    @Override
    public Map<UUID, Map<String, String>> people(Collection<UUID> entries) {
        return desk.find(entries).stream().collect(Collectors.toMap(DeskDocument::id, document -> named(document.state())));
    }

    private static Map<String, String> named(EntryState entry) {
        return entry.standingCredits().all().stream()
                .filter(one -> one.stage() == Credits.Stage.CONFIRMED && one.person() != null)
                .collect(Collectors.toMap(Credits.Credit::contributor, Credits.Credit::person));
    }

    /** What the holder of an invitation's link is asked. {@code title}: null where there is none. */
    public record CreditInvitation(UUID id, String section, @Nullable String title, String owner, String contributor) {}

    /** What the caller, who holds the link of this invitation, is asked; nothing where they may not answer it, or not any more. */
    public Optional<CreditInvitation> invitation(UUID id, UUID invitation, Caller caller) {
        return desk.find(id)
                .map(DeskDocument::state)
                .filter(entry -> EntryPermissions.byInvitation(invitation, entry.facts(), caller) instanceof Granted)
                .flatMap(entry -> entry.credits().invitedBy(invitation).map(one -> {
                    var once = Visibility.of(entry.creditedTo(one.contributor(), caller.id()), caller);
                    return new CreditInvitation(id, entry.section(), once.title(entry), entry.owner(), one.contributor());
                }));
    }
}
