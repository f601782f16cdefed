package org.palimpsest.command.entry;

import java.util.HashSet;
import java.util.List;
import org.palimpsest.command.AffiliationCheck;
import org.palimpsest.command.Orcid;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Completeness;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.CreditRoles;

/** Whether the people and organisations named on an entry are named as they must be. */
final class ContributorCheck {
    static final int MOST = 200;

    private ContributorCheck() {}

    static void check(List<Contributor> contributors, Violations violations) {
        violations.atMost("content.contributors", contributors, MOST);
        for (int i = 0; i < contributors.size(); i++) {
            contributor("content.contributors." + i, contributors.get(i), violations);
        }
    }

    /**
     * At most one of them is the corresponding author. Where they are as they were nothing is asked: some drafts are older than this
     * rule, and somebody may change their text alone.
     *
     * @param isSubmitted whether it has been submitted: then it is exactly one
     */
    static void corresponding(List<Contributor> before, List<Contributor> contributors, boolean isSubmitted, Violations violations) {
        if (contributors.equals(before)) {
            return;
        }
        int first = contributors.indexOf(Contributor.corresponding(contributors).orElse(null));
        for (int i = first + 1; i < contributors.size(); i++) {
            if (contributors.get(i).corresponding()) {
                violations.add(
                        "content.contributors." + i + ".corresponding",
                        "Another contributor is the corresponding author already.",
                        "true for one contributor alone");
            }
        }
        if (isSubmitted && contributors.stream().noneMatch(Contributor::corresponding)) {
            violations.addAll(Completeness.corresponding(contributors));
        }
    }

    private static void contributor(String path, Contributor contributor, Violations violations) {
        violations.line(path + ".given", contributor.given(), ContentCheck.LONGEST_NAME);
        violations.requiredLine(path + ".family", contributor.family(), ContentCheck.LONGEST_NAME);
        Orcid.check(path + ".orcid", contributor.orcid(), violations);
        roles(path + ".roles", contributor.roles(), violations);
        AffiliationCheck.check(path + ".affiliations", contributor.affiliations(), violations);
    }

    private static void roles(String path, List<String> roles, Violations violations) {
        violations.atMost(path, roles, CreditRoles.ALL.size());
        var seen = new HashSet<String>();
        for (int i = 0; i < roles.size(); i++) {
            if (!CreditRoles.ALL.contains(roles.get(i))) {
                violations.add(path + "." + i, "There is no such role.", String.join(", ", CreditRoles.ALL));
            } else if (!seen.add(roles.get(i))) {
                violations.add(path + "." + i, "This role is there already.", "each role once");
            }
        }
    }
}
