package org.palimpsest.web;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens are signed with.
 *
 * @param secret at least 32 bytes in UTF-8, shared by both services and the issuer of tokens
 */
@ConfigurationProperties("palimpsest.token")
record TokenSettings(@DefaultValue("") String secret) {
    private static final int FEWEST_BYTES = 32;

    TokenSettings {
        int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < FEWEST_BYTES) {
            throw new IllegalArgumentException("palimpsest.token.secret (PALIMPSEST_TOKEN_SECRET) must have at least "
                    + FEWEST_BYTES + " bytes; it has " + bytes + ".");
        }
    }

    SecretKey key() {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override
    public String toString() {
        return "TokenSettings[secret=…]";
    }
}
