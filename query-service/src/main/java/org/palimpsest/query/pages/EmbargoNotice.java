package org.palimpsest.query.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a text that readers do not get yet.
 *
 * @param until the first moment at which they do; absent where that is not known
 * @param day the same in words; empty where it is not known
 */
public record EmbargoNotice(@Nullable Instant until, InWords day) {

    public static EmbargoNotice of(@Nullable Instant until) {
        return new EmbargoNotice(until, until == null ? InWords.NOTHING : Dates.beginning(until));
    }
}
