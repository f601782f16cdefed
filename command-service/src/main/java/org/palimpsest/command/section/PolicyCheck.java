package org.palimpsest.command.section;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Policy;

/** Whether a policy can be followed. */
final class PolicyCheck {
    private static final Pattern LICENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");

    private PolicyCheck() {}

    static void check(@Nullable Policy policy, Violations violations) {
        if (policy == null) {
            violations.add("policy", "This is missing.", "reviewsRequired, anonymity, comments and licence");
            return;
        }
        if (policy.reviewsRequired() < 0 || policy.reviewsRequired() > 9) {
            violations.add("policy.reviewsRequired", "This is not possible.", "0 to 9");
        }
        violations.present(
                "policy.anonymity",
                policy.anonymity(),
                "ALL_IDENTITIES_VISIBLE, SINGLE_ANONYMIZED or DOUBLE_ANONYMIZED");
        violations.present("policy.comments", policy.comments(), "OPEN, MODERATED or CLOSED");
        violations.present("policy.licence", policy.licence(), "an SPDX identifier such as CC-BY-4.0");
        violations.pattern("policy.licence", policy.licence(), LICENCE, "an SPDX identifier such as CC-BY-4.0");
    }
}
