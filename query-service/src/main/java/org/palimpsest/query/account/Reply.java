package org.palimpsest.query.account;

import org.palimpsest.query.pages.Language;
import org.springframework.web.server.ServerWebExchange;

/**
 * How a mail answers what somebody has asked for on a page.
 *
 * @param origin what its links begin with
 * @param language in which it is written, the one of the page
 */
public record Reply(String origin, Language language) {

    /** Throws {@link org.palimpsest.web.Problem} 503 where it is not known what links begin with. */
    public static Reply to(ServerWebExchange exchange) {
        return new Reply(AccountChanges.origin(exchange), Language.of(exchange));
    }
}
