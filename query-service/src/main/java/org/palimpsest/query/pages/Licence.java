package org.palimpsest.query.pages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What readers may do with a version.
 *
 * @param name as people say it: {@code CC BY 4.0}
 * @param url where it can be read
 */
public record Licence(String name, String url) {
    private static final Pattern CREATIVE_COMMONS = Pattern.compile("CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\\d\\.\\d)");
    private static final Pattern ZERO = Pattern.compile("CC0-(\\d\\.\\d)");

    /** From an SPDX identifier; one that is not of Creative Commons leads to SPDX's own list. */
    public static Licence of(String spdx) {
        var commons = CREATIVE_COMMONS.matcher(spdx);
        if (commons.matches()) {
            var terms = commons.group(1);
            var path = terms.toLowerCase(Locale.ROOT) + "/" + commons.group(2) + "/";
            return new Licence("CC " + terms + " " + commons.group(2), "https://creativecommons.org/licenses/" + path);
        }
        var zero = ZERO.matcher(spdx);
        if (zero.matches()) {
            var path = zero.group(1) + "/";
            return new Licence("CC0 " + zero.group(1), "https://creativecommons.org/publicdomain/zero/" + path);
        }
        return new Licence(spdx, "https://spdx.org/licenses/" + spdx.replaceAll("[^A-Za-z0-9.+-]", "") + ".html");
    }
}
