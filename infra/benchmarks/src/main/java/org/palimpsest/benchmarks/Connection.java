package org.palimpsest.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection over which one asks again and again, as cheaply as can be: what asks takes its share of the same cores. For one thread. */
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[1 << 16];

    /** An answer; the names of {@code headers} are in lower case. */
    record Answer(int status, Map<String, String> headers, ByteBuffer body) {}

    Connection(URI server) {
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), line.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a browser sends to ask for a page, in bytes. */
    static byte[] question(String path) {
        var question = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Encoding: gzip\r\n\r\n";
        return question.getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks, and reads the answer to its end. */
    Answer ask(byte[] question) {
        try {
            socket.getOutputStream().write(question);
            int status = Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
            var headers = new HashMap<String, String>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
            var length = headers.get("content-length");
            var body = length == null ? chunks() : in.readNBytes(Integer.parseInt(length));
            return new Answer(status, headers, ByteBuffer.wrap(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            whole.write(in.readNBytes(length));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private String line() throws IOException {
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server has hung up.");
            }
            line[length++] = (byte) c;
        }
        return new String(line, 0, length - 1, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
