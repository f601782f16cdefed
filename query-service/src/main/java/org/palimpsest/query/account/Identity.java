package org.palimpsest.query.account;

import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An account at an OpenID provider, for which that has vouched.
 *
 * @param issuer the provider, by its address
 * @param subject what it calls the account by, for ever
 */
record Identity(String issuer, String subject) {
    private static final String ISSUER = "issuer";
    private static final String SUBJECT = "subject";

    /** That which {@link #putInto} has put there; null where none was. */
    static @Nullable Identity of(Document document) {
        var issuer = document.getString(ISSUER);
        var subject = document.getString(SUBJECT);
        return issuer == null || subject == null ? null : new Identity(issuer, subject);
    }

    Document putInto(Document document) {
        return document.append(ISSUER, issuer).append(SUBJECT, subject);
    }

    /** As commands take it. */
    Map<String, String> fields() {
        return Map.of(ISSUER, issuer, SUBJECT, subject);
    }
}
