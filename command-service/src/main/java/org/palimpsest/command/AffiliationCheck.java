package org.palimpsest.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;

/** Whether organisations are named as they must be. */
public final class AffiliationCheck {
    public static final int LONGEST_NAME = 200;

    /** Of one person. */
    public static final int MOST = 20;

    public static final Pattern ROR = Pattern.compile("https://ror\\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}");
    public static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CHECKED = 97;

    private AffiliationCheck() {}

    /** Every text in its one form; what is missing is then for {@link #check} to name. */
    public static Affiliation normal(@Nullable Affiliation sent) {
        return sent == null
                ? new Affiliation("", null, null)
                : new Affiliation(Text.orEmpty(sent.name()), Text.clean(sent.country()), Text.clean(sent.ror()));
    }

    /** {@code path}: of the list. */
    public static void check(String path, List<Affiliation> affiliations, Violations violations) {
        violations.atMost(path, affiliations, MOST);
        for (int i = 0; i < affiliations.size(); i++) {
            check(path + "." + i, affiliations.get(i), violations);
        }
    }

    private static void check(String path, Affiliation affiliation, Violations violations) {
        violations.requiredLine(path + ".name", affiliation.name(), LONGEST_NAME);
        if (affiliation.country() != null && !COUNTRIES.contains(affiliation.country())) {
            violations.add(path + ".country", "There is no such country.", "an ISO 3166-1 code such as GB");
        }
        var ror = affiliation.ror();
        violations.pattern(path + ".ror", ror, ROR, "a ROR id such as https://ror.org/01nrxwf90");
        if (ror != null && ROR.matcher(ror).matches() && !hasRightCheck(ror.substring(ror.lastIndexOf('/') + 1))) {
            violations.add(path + ".ror", "There is no such ROR id: its last two digits do not fit.", "a ROR id such as https://ror.org/01nrxwf90");
        }
    }

    /** ISO/IEC 7064, MOD 97-10, over the number that the letters stand for in Crockford's base 32. */
    private static boolean hasRightCheck(String id) {
        long number = 0;
        for (char letter : id.substring(1, 7).toCharArray()) {
            number = number * ALPHABET.length() + ALPHABET.indexOf(letter);
        }
        return CHECKED + 1 - number * 100 % CHECKED == Long.parseLong(id.substring(7));
    }
}
