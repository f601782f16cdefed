package org.palimpsest.query.reading;

import java.time.Instant;
import java.util.List;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.InWords;

/** What has happened since somebody looked last, for the desk to show. Thread-safe; asks the database. */
public interface News {
    /** The collection in which it is kept what whom was told, with {@code person}: when that changes, so does a desk. */
    String NAME = "notifications";

    /** Beyond it, nobody counts what is new. */
    int COUNTED = 30;

    /** How much the caller has not read, in one cheap read; {@value #COUNTED} stands for that many or more. Nothing for who is not signed in. */
    int unread(Caller caller);

    /**
     * What the caller has not read, the last first, as they may know it now.
     *
     * @param most so many at most, which are not always all
     */
    List<Item> unread(Caller caller, int most);

    /**
     * One thing.
     *
     * @param subject what it is about, in short
     * @param sentence what happened
     * @param moment {@code at} in words
     */
    record Item(String id, InWords subject, InWords sentence, List<Way> ways, Instant at, InWords moment, boolean read) {}

    /** Where it leads, and what that is called. */
    record Way(InWords text, String link) {}
}
