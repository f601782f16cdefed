package org.palimpsest.query.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.notice.NoticeKind;

/**
 * That one person is told of one thing.
 *
 * @param id made of the notice's id and the person
 * @param comment that it is about; null where it is about none
 * @param search of that person, to which the entry has come; null where it is about none
 */
record Notification(
        String id, String person, NoticeKind kind, UUID entry, int round, @Nullable UUID comment, @Nullable UUID search) {
    /** About no search. */
    Notification(String id, String person, NoticeKind kind, UUID entry, int round, @Nullable UUID comment) {
        this(id, person, kind, entry, round, comment, null);
    }
}
