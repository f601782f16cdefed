package org.palimpsest.query.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.InWords;

/**
 * One discussion of those who work on an entry, as one of them sees it.
 *
 * @param id on the page
 * @param address of the command by which something is said in it
 * @param reviewer with whom it is, for editors; null otherwise
 * @param title code of what it is called
 * @param name of that reviewer, or empty
 * @param messages oldest first
 * @param why nothing can be said in it now: a sentence; empty where it can
 * @param key makes it harmless to send it twice
 * @param mark of what is kept of a message that was not sent yet, or empty
 * @param text of that, or of one that was refused
 * @param wrong what is wrong with that, in sentences
 * @param keptAt when that was typed, or empty
 * @param others what another window has kept meanwhile, or empty
 */
record ThreadView(
        String id,
        String address,
        @Nullable String reviewer,
        String title,
        String name,
        List<Message> messages,
        InWords why,
        UUID key,
        String mark,
        String text,
        InWords wrong,
        InWords keptAt,
        String others) {
    /** So many are shown; all of them are in the history. */
    private static final int SHOWN = 50;

    /**
     * Something that was said.
     *
     * @param role in which, by its name
     * @param round of review in which, 0 before the first
     */
    record Message(String who, boolean mine, String role, Instant at, InWords moment, int round, String text) {}

    /** The last ones. */
    public List<Message> last() {
        return messages.subList(Math.max(0, messages.size() - SHOWN), messages.size());
    }

    /** How many there are before these. */
    public int earlier() {
        return messages.size() - last().size();
    }

    /** Whether it is seen at once. */
    public boolean isOpen() {
        return !messages.isEmpty() || !text.isEmpty() || !wrong.isEmpty();
    }
}
