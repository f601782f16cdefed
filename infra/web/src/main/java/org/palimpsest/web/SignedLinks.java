package org.palimpsest.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links in mails by which anyone who holds one may do one thing, without signing in. Nothing of them is kept: they carry what they are
 * for, and a signature (HMAC-SHA256) by the installation's secret; tokens are signed with it too, but never over anything of this form. Thread-safe.
 */
@Component
public final class SignedLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String NEVER = "-";

    private final TokenSettings settings;
    private final Clock clock = Clock.systemUTC();

    SignedLinks(TokenSettings settings) {
        this.settings = settings;
    }

    /**
     * A link's secret: letters, digits, hyphens, underscores and a point.
     *
     * @param purpose without which it opens nothing
     * @param what without line breaks
     * @param expires null for never
     */
    public String make(String purpose, List<String> what, @Nullable Instant expires) {
        var said = purpose + "\n" + (expires == null ? NEVER : Long.toString(expires.getEpochSecond())) + "\n" + String.join("\n", what);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(said.getBytes(UTF_8)) + "." + encoder.encodeToString(signature(said));
    }

    /** What this link is for; nothing if it has another purpose, has expired, or was not made here. */
    public Optional<List<String>> open(String purpose, String link) {
        var parts = link.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var said = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
            if (!MessageDigest.isEqual(signature(said), Base64.getUrlDecoder().decode(parts[1]))) {
                return Optional.empty();
            }
            var lines = List.of(said.split("\n", -1));
            boolean valid = lines.get(0).equals(purpose) && (lines.get(1).equals(NEVER) || isToCome(Long.parseLong(lines.get(1))));
            return valid ? Optional.of(lines.subList(2, lines.size())) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isToCome(long second) {
        return clock.instant().getEpochSecond() < second;
    }

    private byte[] signature(String said) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(settings.key());
            // What a token's signature is made over has no line break in it.
            return mac.doFinal(("palimpsest link\n" + said).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
