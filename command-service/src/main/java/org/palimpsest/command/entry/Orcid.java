package org.palimpsest.command.entry;

import java.util.regex.Pattern;

/** The form and check digit (ISO/IEC 7064, MOD 11-2) of ORCID iDs. */
final class Orcid {
    static final Pattern FORM = Pattern.compile("([0-9]{4}-){3}[0-9]{3}[0-9X]");

    private Orcid() {}

    static boolean isValid(String id) {
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
