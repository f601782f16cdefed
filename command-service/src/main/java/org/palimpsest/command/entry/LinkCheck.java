package org.palimpsest.command.entry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Link;

/** Whether what stands beside an entry can be shown and followed. */
final class LinkCheck {
    static final int LONGEST_ADDRESS = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    static final int MOST = 100;
    static final int MOST_AUTHORS = 50;

    private LinkCheck() {}

    static void check(List<Link> links, Violations violations) {
        violations.atMost("content.links", links, MOST);
        for (int i = 0; i < links.size(); i++) {
            link("content.links." + i, links.get(i), violations);
        }
    }

    private static void link(String path, Link link, Violations violations) {
        violations.present(
                path + ".kind",
                link.kind(),
                "CASE_STUDY, REPORT, WEBSITE, RELATED_PUBLICATION, RELATED_PROJECT or SEE_ALSO");
        violations.requiredLine(path + ".title", link.title(), ContentCheck.LONGEST_TITLE);
        violations.line(path + ".url", link.url(), LONGEST_ADDRESS);
        if (!isAddress(link.url())) {
            violations.add(path + ".url", "This is not an address.", "an http or https address");
        }
        Dates.check(path + ".date", link.date(), violations);
        violations.atMost(path + ".authors", link.authors(), MOST_AUTHORS);
        for (int i = 0; i < link.authors().size(); i++) {
            violations.requiredLine(path + ".authors." + i, link.authors().get(i), ContentCheck.LONGEST_NAME);
        }
        violations.slug(path + ".entry", link.entry());
        violations.slug(path + ".section", link.section());
    }

    private static boolean isAddress(@Nullable String url) {
        if (url == null) {
            return true;
        }
        try {
            var uri = new URI(url);
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
