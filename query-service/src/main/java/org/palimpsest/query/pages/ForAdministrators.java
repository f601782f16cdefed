package org.palimpsest.query.pages;

import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;

/** Pages that only administrators get. */
public final class ForAdministrators {
    private ForAdministrators() {}

    /**
     * Lets administrators pass.
     *
     * @throws Problem 403 for everybody else
     */
    public static void check(Caller caller) {
        if (!caller.has(Role.ADMINISTRATOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for administrators.");
        }
    }
}
