package org.palimpsest.command;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form and check digit (ISO/IEC 7064, MOD 11-2) of ORCID iDs. */
public final class Orcid {
    public static final Pattern FORM = Pattern.compile("([0-9]{4}-){3}[0-9]{3}[0-9X]");

    private Orcid() {}

    /** An ORCID iD, or nothing. */
    public static void check(String path, @Nullable String id, Violations violations) {
        if (id != null && !isValid(id)) {
            violations.add(path, "This is not an ORCID iD.", "an iD such as 0000-0002-1825-0097");
        }
    }

    /** Whether it has the form, and the right check digit. */
    public static boolean isValid(String id) {
        if (!FORM.matcher(id).matches()) {
            return false;
        }
        var digits = id.replace("-", "");
        int total = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            total = (total + digits.charAt(i) - '0') * 2 % 11;
        }
        int check = (12 - total) % 11;
        return digits.charAt(digits.length() - 1) == (check == 10 ? 'X' : (char) ('0' + check));
    }
}
