package org.palimpsest.query.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tells whether somebody has just done the same: the rules of COUNTER's Code of Practice, release 5.1, for double clicks (section 7.2)
 * and for unique items (7.3). Somebody is a network address with a browser. Neither is kept: what is remembered, for an hour at most
 * and in memory alone, is a hash that cannot be made again once this process has ended. Bounded; thread-safe.
 */
final class Readers {
    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(30);
    private static final Duration SESSION = Duration.ofHours(1);
    private static final int MOST = 200_000;

    private final Cache<Did, Boolean> clicks;
    private final Cache<Did, Boolean> items;
    private final byte[] salt = new byte[32];

    /** The first half of a SHA-256. */
    private record Did(long high, long low) {}

    Readers(Ticker ticker) {
        clicks = Caffeine.newBuilder().ticker(ticker).maximumSize(MOST).expireAfterWrite(DOUBLE_CLICK).build();
        items = Caffeine.newBuilder().ticker(ticker).maximumSize(MOST).expireAfterWrite(SESSION).build();
        new SecureRandom().nextBytes(salt);
    }

    /** Whether they asked for this address within the 30 seconds before. Each click begins them anew. */
    boolean isDoubleClick(String network, String browser, String address) {
        return clicks.asMap().put(did(network, browser, address), true) != null;
    }

    /** Whether they did this for the first time within this hour of the day. */
    boolean isFirst(String network, String browser, String what, Instant at) {
        return items.asMap().put(did(network, browser, what + at.truncatedTo(ChronoUnit.HOURS)), true) == null;
    }

    private Did did(String network, String browser, String what) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            var hash = digest.digest((network + "\n" + browser + "\n" + what).getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.wrap(hash);
            return new Did(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
