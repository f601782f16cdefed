package org.palimpsest.query.desk;

import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.palimpsest.events.Content;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Positioned;

/**
 * What was submitted for one round of review: all that its reviewers get of the text, whatever becomes of the draft.
 *
 * @param id the entry's id and the round's number
 */
public record SubmissionDocument(@BsonId String id, long position, Content content) implements Positioned {

    /** {@code state} just after a submission. */
    static SubmissionDocument of(EntryState state, long position) {
        return new SubmissionDocument(id(state.id(), state.round()), position, state.content());
    }

    static String id(UUID entry, int round) {
        return entry + ":" + round;
    }
}
