package org.palimpsest.query.visibility;

import static org.palimpsest.events.Anonymity.ALL_IDENTITIES_VISIBLE;
import static org.palimpsest.events.Anonymity.DOUBLE_ANONYMIZED;

import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Content;
import org.palimpsest.events.Policy;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.EntryState;

/**
 * What one caller may know of one entry. The policy is that of the round, as it was at its submission.
 *
 * <table>
 *   <caption>Who sees what</caption>
 *   <tr><th></th><th>owner</th><th>editor</th><th>assigned reviewer</th><th>reader</th></tr>
 *   <tr><td>the entry at all</td><td>yes</td><td>yes</td><td>yes</td><td>once published</td></tr>
 *   <tr><td>events</td><td>all</td><td>all</td>
 *     <td>the text's, all; the review's, from the first round they were assigned in</td>
 *     <td>up to the latest publication; withdrawals and reinstatements after it</td></tr>
 *   <tr><td>working draft</td><td>yes</td><td>yes</td><td>yes</td><td>no</td></tr>
 *   <tr><td>who reviewed</td><td>all identities visible</td><td>yes</td>
 *     <td>themselves; others if all identities visible</td><td>all identities visible</td></tr>
 *   <tr><td>who wrote: owner, contributors, authors of links, DOI</td><td>yes</td><td>yes</td>
 *     <td>unless double anonymized in any of their rounds and nothing published yet</td><td>yes</td></tr>
 *   <tr><td>recommendation</td><td>yes</td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>reviews and decisions to the author</td><td>yes</td><td>yes</td><td>yes</td><td>no</td></tr>
 *   <tr><td>comments to the editor</td><td>no</td><td>yes</td><td>their own</td><td>no</td></tr>
 * </table>
 *
 * <p>A hidden reviewer is “Reviewer 1”, by the order of assignment in the round; a hidden author “Author”. Immutable.
 */
public final class Visibility {
    /** What stands for a hidden owner. */
    public static final String AUTHOR = "Author";

    private final EntryState entry;
    private final Caller caller;
    private final Standing standing;

    private Visibility(EntryState entry, Caller caller) {
        this.entry = entry;
        this.caller = caller;
        this.standing = Standing.of(entry, caller);
    }

    /** What {@code caller} may know of {@code entry}, which must be as it is now, after all of its events. */
    public static Visibility of(EntryState entry, Caller caller) {
        return new Visibility(entry, caller);
    }

    /** How the caller stands to the entry. */
    public Standing standing() {
        return standing;
    }

    /** Whether the caller may know that there is such an entry. */
    public boolean seesEntry() {
        return seesWork() || entry.version() > 0;
    }

    /** Whether the caller may see what is not published yet. */
    public boolean seesWork() {
        return standing != Standing.READER;
    }

    /** Whether reviews and decisions may be read in full, but for what is meant for editors. */
    public boolean seesMessages() {
        return standing != Standing.READER;
    }

    /** Whether what {@code reviewer} wrote to the editors may be read. */
    public boolean seesToEditor(String reviewer) {
        return standing == Standing.EDITOR || (standing == Standing.REVIEWER && caller.is(reviewer));
    }

    /** The first round whose review may be seen. */
    public int firstRound() {
        return standing != Standing.REVIEWER
                ? 0
                : entry.assignments().stream()
                        .filter(one -> caller.is(one.reviewer()))
                        .mapToInt(Assignment::round)
                        .min()
                        .orElse(0);
    }

    /** The reviewer's id, or what stands for it. */
    public String reviewer(int round, String reviewer) {
        boolean known = standing == Standing.EDITOR
                || (standing == Standing.REVIEWER && caller.is(reviewer))
                || anonymity(round) == ALL_IDENTITIES_VISIBLE;
        return known ? reviewer : "Reviewer " + (place(round, reviewer) + 1);
    }

    private int place(int round, String reviewer) {
        return entry.assignments(round).stream().map(Assignment::reviewer).toList().indexOf(reviewer);
    }

    /** A round that never began is as secret as can be. */
    private Anonymity anonymity(int round) {
        return entry.policy(round).map(Policy::anonymity).orElse(DOUBLE_ANONYMIZED);
    }

    /** Whether it must not be known who wrote the entry. */
    public boolean hidesAuthor() {
        return standing == Standing.REVIEWER
                && entry.version() == 0
                && entry.assignments().stream()
                        .filter(one -> caller.is(one.reviewer()))
                        .anyMatch(one -> anonymity(one.round()) == DOUBLE_ANONYMIZED);
    }

    /** A person who acted other than by reviewing: the id, or what stands for the owner's. */
    public @Nullable String person(@Nullable String person) {
        return hidesAuthor() && entry.owner().equals(person) ? AUTHOR : person;
    }

    /** The content without what would tell who wrote it, if that must not be known. */
    public Content content(Content content) {
        return hidesAuthor() ? Anonymous.content(content) : content;
    }
}
