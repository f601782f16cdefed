package org.palimpsest.events;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.CreditClaimDeclined;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditEvent;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.ObjectionSetAside;

/**
 * Which of those who are credited on an entry have an account, and what they say of being named: the fold of its {@link CreditEvent}s.
 * A credit is known by the contributor's name: under another name nobody has said anything of it yet. Immutable.
 *
 * @param all of which anything has happened, each name once, the latest last
 * @param invitations how many there ever were
 * @param published the names in the last published version
 */
public record Credits(List<Credit> all, int invitations, List<String> published) {
    /** Nobody has said anything. */
    public static final Credits NONE = new Credits(List.of(), 0, List.of());

    public Credits {
        all = Content.list(all);
        published = Content.list(published);
    }

    /** How it stands between a credit and a person. */
    public enum Stage {
        /** Somebody has a link in a mail by which they can say that it is theirs. */
        INVITED,
        /** The person says that it is theirs; the owner or an editor has not answered. */
        CLAIMED,
        /** It is theirs, and they agree to be named. */
        CONFIRMED,
        /** It is theirs, and they do not want to be named. */
        OBJECTED,
        /** The same, and an editor has decided that they are named all the same. */
        SET_ASIDE,
        /** The person had claimed it, and it is not theirs: the person whose it is may still say so. */
        DECLINED
    }

    /**
     * How it stands with one credit.
     *
     * @param contributor the whole name
     * @param person their id; null while they are invited
     * @param invitation the id of the one that is open; null where none is
     * @param reason why they object, why that was set aside, or why their claim was declined; null where nothing was said
     */
    public record Credit(String contributor, Stage stage, @Nullable String person, @Nullable UUID invitation, @Nullable String reason) {
        /** Whether it is this person's, or they say so. */
        public boolean isOf(@Nullable String other) {
            return stage != Stage.DECLINED && person != null && person.equals(other);
        }

        /** Whether it is nobody's so far. */
        public boolean isFree() {
            return stage == Stage.INVITED || stage == Stage.DECLINED;
        }
    }

    /** After one more event. */
    public Credits with(CreditEvent event) {
        return switch (event) {
            case ContributorInvited e ->
                new Credits(and(new Credit(e.contributor(), Stage.INVITED, null, e.invitation(), null)), invitations + 1, published);
            case CreditClaimed e -> now(e.contributor(), Stage.CLAIMED, e.person(), null);
            case CreditConfirmed e -> now(e.contributor(), Stage.CONFIRMED, e.person(), null);
            case CreditObjected e -> now(e.contributor(), Stage.OBJECTED, e.person(), e.reason());
            case ObjectionSetAside e -> now(e.contributor(), Stage.SET_ASIDE, e.person(), e.reason());
            case CreditClaimDeclined e -> now(e.contributor(), Stage.DECLINED, e.person(), e.reason());
            case CreditReleased e -> new Credits(others(e.contributor()), invitations, published);
        };
    }

    /** After a version that credits these was published. */
    public Credits publishedWith(List<Contributor> contributors) {
        return new Credits(all, invitations, names(contributors));
    }

    /** Those that stand in the draft, which credits these, or in what is published; and all objections. */
    public Credits among(List<Contributor> contributors) {
        var named = names(contributors);
        Predicate<Credit> stands = one -> one.stage == Stage.OBJECTED
                || named.contains(one.contributor)
                || published.contains(one.contributor);
        return new Credits(all.stream().filter(stands).toList(), invitations, published);
    }

    private Credits now(String contributor, Stage stage, String person, @Nullable String reason) {
        return new Credits(and(new Credit(contributor, stage, person, null, reason)), invitations, published);
    }

    private List<Credit> and(Credit one) {
        return Stream.concat(others(one.contributor).stream(), Stream.of(one)).toList();
    }

    private List<Credit> others(String contributor) {
        return all.stream().filter(one -> !one.contributor.equals(contributor)).toList();
    }

    private static List<String> names(List<Contributor> contributors) {
        return contributors.stream().map(Contributor::name).toList();
    }

    /** How it stands with the credit of the contributor of this name; empty if nothing has happened. */
    public Optional<Credit> of(@Nullable String contributor) {
        return all.stream().filter(one -> one.contributor.equals(contributor)).findFirst();
    }

    /** The credit that this invitation is for, if it is open. */
    public Optional<Credit> invitedBy(UUID invitation) {
        return all.stream().filter(one -> invitation.equals(one.invitation)).findFirst();
    }

    /** The ids of those who agree to be named. */
    public Set<String> confirmed() {
        return people(one -> one.stage == Stage.CONFIRMED);
    }

    /** The ids of all who have a credit, or say so. */
    public Set<String> people() {
        return people(one -> !one.isFree());
    }

    private Set<String> people(Predicate<Credit> which) {
        return all.stream()
                .filter(which)
                .map(Credit::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is one at this stage. */
    public boolean has(Stage stage) {
        return all.stream().anyMatch(one -> one.stage == stage);
    }

    /** Whether one of these contributors objects to being named, and nobody has decided about it. */
    public boolean areObjectedIn(List<Contributor> contributors) {
        return all.stream().anyMatch(one -> one.stage == Stage.OBJECTED && names(contributors).contains(one.contributor));
    }
}
