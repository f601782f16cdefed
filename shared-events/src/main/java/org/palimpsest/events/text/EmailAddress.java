package org.palimpsest.events.text;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which texts are addresses that mail can be sent to, and which of them are the same one. */
public final class EmailAddress {
    public static final String VALID = "an address such as olwen@example.org, at most 254 characters";

    /** RFC 5321, 4.5.3.1: a path has 256 octets, two of them brackets. */
    public static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;

    /** RFC 5322's dot-atom, with letters of all scripts (RFC 6531). Quoted ones are for nobody but attackers. */
    private static final Pattern LOCAL_PART = atoms("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+");

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && text.length() <= LONGEST
                && at <= LONGEST_LOCAL_PART
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && isDomain(text.substring(at + 1));
    }

    /**
     * The same for what every mail system takes for one address: without regard to case, and to how a domain with other
     * than Latin letters is written.
     *
     * @param valid an address for which {@link #isValid} holds
     */
    public static String normal(String valid) {
        int at = valid.lastIndexOf('@');
        return valid.substring(0, at).toLowerCase(Locale.ROOT) + "@" + ascii(valid.substring(at + 1));
    }

    private static boolean isDomain(String text) {
        try {
            var domain = ascii(text);
            return domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Throws {@link IllegalArgumentException} for what cannot be a domain: labels are 1 to 63 characters long. */
    private static String ascii(String domain) {
        return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    }

    private static Pattern atoms(String atom) {
        return Pattern.compile(atom + "(\\." + atom + ")*+");
    }
}
