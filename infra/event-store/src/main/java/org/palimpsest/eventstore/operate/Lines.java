package org.palimpsest.eventstore.operate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, none of which may be longer than {@code limit}. Not thread-safe. */
final class Lines {

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[1 << 16];
    private int next;
    private int end;

    Lines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * The next line with its line feed; without one if the stream ends before it; null at the end.
     *
     * @throws LineTooLongException before more than {@code limit} bytes are kept
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (true) {
            if (next == end) {
                next = 0;
                end = Math.max(0, in.read(chunk));
                if (end == 0) {
                    return line.size() == 0 ? null : line.toByteArray();
                }
            }
            int from = next;
            while (next < end && chunk[next] != '\n') {
                next++;
            }
            boolean whole = next < end;
            if (whole) {
                next++;
            }
            if (line.size() + (next - from) > limit) {
                throw new LineTooLongException("it is longer than " + limit + " bytes");
            }
            line.write(chunk, from, next - from);
            if (whole) {
                return line.toByteArray();
            }
        }
    }

    /** No backup has such a line. */
    static final class LineTooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        LineTooLongException(String message) {
            super(message);
        }
    }
}
