package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Equal names for equal texts, from which nobody without the secret can tell or guess the text: HMAC-SHA-256. Anyone who has
 * the secret can test a guess. Thread-safe.
 */
public final class Pseudonyms {

    private final SecretKey secret;

    Pseudonyms(SecretKey secret) {
        this.secret = secret;
    }

    /** 43 characters of {@code A-Z a-z 0-9 - _}; the same for ever, whatever becomes of the master key. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}
