package org.palimpsest.command.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.palimpsest.permission.Caller;

/**
 * An Idempotency-Key of one person.
 *
 * @param name the unique key that stands for it; tells neither the person nor what they sent
 * @param fingerprint equal for equal requests
 */
public record IdempotencyKey(String name, String fingerprint) {

    /**
     * The key of one request.
     *
     * @param key as it was sent; means something only together with the person who sent it
     * @param request all that makes two requests the same one
     */
    public static IdempotencyKey of(Caller caller, String key, byte[] request) {
        var name = sha256((caller.id() + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey("request:" + name, sha256(request));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
