package org.palimpsest.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipEvent;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;

/**
 * Who owned an entry before its owner, and to whom it is offered: the fold of its {@link OwnershipEvent}s. Immutable.
 *
 * @param former ids of all who ever owned it and handed it over, the first first; the owner is among them if they got it back
 * @param offer the one that waits for an answer; null where none does
 * @param offers how many there ever were
 */
public record Ownership(List<String> former, @Nullable Offer offer, int offers) {
    /** That of an entry that still belongs to the person who began it. */
    public static final Ownership FIRST = new Ownership(List.of(), null, 0);

    public Ownership {
        former = Content.list(former);
    }

    /**
     * An offer that waits for an answer.
     *
     * @param person to whom it is made; null for the person who holds the link in a mail
     * @param by who has made it
     * @param reason why; null where the owner said nothing
     */
    public record Offer(UUID id, @Nullable String person, String by, @Nullable String reason) {}

    /** After one more event. */
    public Ownership with(OwnershipEvent event) {
        return switch (event) {
            case OwnershipOffered e -> new Ownership(former, new Offer(e.offer(), e.person(), e.by(), e.reason()), offers + 1);
            case OwnershipOfferTakenBack _, OwnershipDeclined _ -> new Ownership(former, null, offers);
            case OwnershipHandedOver e ->
                new Ownership(Stream.concat(former.stream(), Stream.of(e.former())).distinct().toList(), null, offers);
        };
    }

    /** Whether this person owned it once, and handed it over. */
    public boolean isFormer(@Nullable String person) {
        return person != null && former.contains(person);
    }

    /** The offer with this id, if it waits for an answer. */
    public Optional<Offer> offered(UUID id) {
        return Optional.ofNullable(offer).filter(one -> one.id.equals(id));
    }

    /** The offer to this person, who got no link, if it waits for an answer. */
    public Optional<Offer> offeredTo(@Nullable String person) {
        return Optional.ofNullable(offer).filter(one -> one.person != null && one.person.equals(person));
    }
}
