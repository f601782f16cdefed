package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that wraps other keys.
 *
 * @param id follows from the key, so that a process that has the key knows its id and nobody has to state it; tells nothing
 *     of the key
 */
record MasterKey(String id, SecretKey key) {

    /** @throws IllegalStateException if {@code base64} is not 32 bytes in base64 */
    static MasterKey of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("A master key must be base64; this one is not", e);
        }
        if (bytes.length != Seal.KEY_BYTES) {
            throw new IllegalStateException("A master key must have " + Seal.KEY_BYTES + " bytes (openssl rand -base64 "
                    + Seal.KEY_BYTES + "); this one has " + bytes.length);
        }
        return new MasterKey(id(bytes), Seal.key(bytes));
    }

    /** {@code of}: whose the wrapped key is; it cannot be unwrapped for another. */
    byte[] wrap(SecretKey wrapped, String of) {
        return Seal.close(key, wrapped.getEncoded(), Seal.place("palimpsest key 1", of));
    }

    /** @throws BrokenSealException if this key was not wrapped under this master key for {@code of} */
    SecretKey unwrap(byte[] wrapped, String of) {
        return Seal.key(Seal.open(key, wrapped, Seal.place("palimpsest key 1", of)));
    }

    private static String id(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("palimpsest master key id".getBytes(US_ASCII)), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "master key " + id;
    }
}
