package org.palimpsest.command.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.CreditRoles;

/** Whether the people and organisations named on an entry are named as they must be. */
final class ContributorCheck {
    static final Pattern ROR = Pattern.compile("https://ror\\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}");
    static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static final int MOST = 200;
    static final int MOST_AFFILIATIONS = 20;

    private ContributorCheck() {}

    static void check(List<Contributor> contributors, Violations violations) {
        violations.atMost("content.contributors", contributors, MOST);
        for (int i = 0; i < contributors.size(); i++) {
            contributor("content.contributors." + i, contributors.get(i), violations);
        }
    }

    private static void contributor(String path, Contributor contributor, Violations violations) {
        violations.line(path + ".given", contributor.given(), ContentCheck.LONGEST_NAME);
        violations.requiredLine(path + ".family", contributor.family(), ContentCheck.LONGEST_NAME);
        if (contributor.orcid() != null && !Orcid.isValid(contributor.orcid())) {
            violations.add(path + ".orcid", "This is not an ORCID iD.", "an iD such as 0000-0002-1825-0097");
        }
        roles(path + ".roles", contributor.roles(), violations);
        violations.atMost(path + ".affiliations", contributor.affiliations(), MOST_AFFILIATIONS);
        for (int i = 0; i < contributor.affiliations().size(); i++) {
            affiliation(path + ".affiliations." + i, contributor.affiliations().get(i), violations);
        }
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

    private static void affiliation(String path, Affiliation affiliation, Violations violations) {
        violations.requiredLine(path + ".name", affiliation.name(), ContentCheck.LONGEST_NAME);
        if (affiliation.country() != null && !COUNTRIES.contains(affiliation.country())) {
            violations.add(path + ".country", "There is no such country.", "an ISO 3166-1 code such as GB");
        }
        violations.pattern(path + ".ror", affiliation.ror(), ROR, "a ROR id such as https://ror.org/01nrxwf90");
    }
}
