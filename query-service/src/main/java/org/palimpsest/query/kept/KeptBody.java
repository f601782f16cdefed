package org.palimpsest.query.kept;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an answer: its bytes, compressed once; and where in them something must be another at each reading. Such places
 * stand uncompressed between pieces that were compressed apart, so that they cost nothing. Immutable.
 */
final class KeptBody {
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int GZIP_TAIL = 8;
    private static final int STORED_HEAD = 5;

    private final List<byte[]> plain;
    private final List<byte[]> deflated;
    private final List<Supplier<String>> between;
    private final byte @Nullable [] gzip;
    private final byte @Nullable [] brotli;

    private KeptBody(
            List<byte[]> plain,
            List<byte[]> deflated,
            List<Supplier<String>> between,
            byte @Nullable [] gzip,
            byte @Nullable [] brotli) {
        this.plain = plain;
        this.deflated = deflated;
        this.between = between;
        this.gzip = gzip;
        this.brotli = brotli;
    }

    /**
     * Compresses, so it takes its time.
     *
     * @param fresh what must be another at each reading, by what stands in these bytes
     * @param brotli how hard to try, 0 to 11
     */
    static KeptBody of(byte[] bytes, boolean compressed, Map<String, Supplier<String>> fresh, int brotli) {
        var plain = new ArrayList<byte[]>();
        var between = new ArrayList<Supplier<String>>();
        int from = 0;
        for (var next = next(bytes, from, fresh); next != null; next = next(bytes, from, fresh)) {
            plain.add(Arrays.copyOfRange(bytes, from, next.at));
            between.add(next.value);
            from = next.at + next.length;
        }
        plain.add(Arrays.copyOfRange(bytes, from, bytes.length));
        if (!compressed) {
            return new KeptBody(plain, List.of(), between, null, null);
        }
        var deflated = new ArrayList<byte[]>();
        for (int i = 0; i < plain.size(); i++) {
            deflated.add(deflate(plain.get(i), i == plain.size() - 1));
        }
        boolean whole = between.isEmpty();
        return new KeptBody(
                plain,
                whole ? List.of() : deflated,
                between,
                whole ? gzip(plain, deflated, List.of()) : null,
                whole && Brotli4jLoader.isAvailable() ? brotli(bytes, brotli) : null);
    }

    /** A place at which something must be another at each reading. */
    private record Place(int at, int length, Supplier<String> value) {}

    private static @Nullable Place next(byte[] bytes, int from, Map<String, Supplier<String>> fresh) {
        Place first = null;
        for (var one : fresh.entrySet()) {
            var sought = one.getKey().getBytes(UTF_8);
            int at = indexOf(bytes, sought, from);
            if (at >= 0 && (first == null || at < first.at)) {
                first = new Place(at, sought.length, one.getValue());
            }
        }
        return first;
    }

    private static int indexOf(byte[] bytes, byte[] sought, int from) {
        for (int at = from; at <= bytes.length - sought.length; at++) {
            if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }

    /** The bytes as they are read now. */
    byte[] plain() {
        return between.isEmpty() ? plain.getFirst() : joined(plain, now());
    }

    /** The same compressed by {@code encoding}; null if they are not kept so. */
    byte @Nullable [] compressed(String encoding) {
        return switch (encoding) {
            case "gzip" -> gzip != null || deflated.isEmpty() ? gzip : gzip(plain, deflated, now());
            case "br" -> brotli;
            default -> null;
        };
    }

    /** Bytes of memory. */
    int weight() {
        int zipped = gzip == null ? length(deflated) : gzip.length;
        return length(plain) + zipped + (brotli == null ? 0 : brotli.length);
    }

    private List<byte[]> now() {
        return between.stream().map(value -> value.get().getBytes(UTF_8)).toList();
    }

    private static byte[] joined(List<byte[]> pieces, List<byte[]> between) {
        var all = ByteBuffer.allocate(length(pieces) + length(between));
        for (int i = 0; i < pieces.size(); i++) {
            all.put(pieces.get(i));
            if (i < between.size()) {
                all.put(between.get(i));
            }
        }
        return all.array();
    }

    /** RFC 1952, of pieces that RFC 1951 lets follow one another. */
    private static byte[] gzip(List<byte[]> plain, List<byte[]> deflated, List<byte[]> between) {
        var all = ByteBuffer.allocate(
                        GZIP_HEAD.length + length(deflated) + length(between) + STORED_HEAD * between.size() + GZIP_TAIL)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(GZIP_HEAD);
        var sum = new CRC32();
        for (int i = 0; i < plain.size(); i++) {
            sum.update(plain.get(i));
            all.put(deflated.get(i));
            if (i < between.size()) {
                var stored = between.get(i);
                sum.update(stored);
                all.put((byte) 0).putShort((short) stored.length).putShort((short) ~stored.length).put(stored);
            }
        }
        return all.putInt((int) sum.getValue()).putInt(length(plain) + length(between)).array();
    }

    /** Ends at a byte, and refers to nothing before itself. */
    private static byte[] deflate(byte[] bytes, boolean last) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            if (last) {
                deflater.finish();
            }
            // What cannot be compressed grows by five bytes in 16 kB.
            var out = new byte[bytes.length + bytes.length / 1000 + 64];
            int length = deflater.deflate(out, 0, out.length, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    private static byte[] brotli(byte[] bytes, int quality) {
        try {
            return Encoder.compress(bytes, new Encoder.Parameters().setQuality(quality));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(List<byte[]> pieces) {
        return pieces.stream().filter(Objects::nonNull).mapToInt(piece -> piece.length).sum();
    }
}
