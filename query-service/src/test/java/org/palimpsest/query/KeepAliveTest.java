package org.palimpsest.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A connection that is kept is read on, however quickly the next request comes (reactor-netty#4361). */
class KeepAliveTest {
    /** Answered by a thread of its own, and by the one that reads. */
    private static final String LATER = "/actuator/health/readiness";

    private static final String AT_ONCE = "/api/nothing";

    @Test
    void after_two_requests_at_once_a_third_is_answered() throws IOException {
        try (var service = new Running();
                var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(20).toMillis()));
            var answers = new BufferedInputStream(socket.getInputStream());
            for (int round = 0; round < 20; round++) {
                send(socket, request(LATER) + request(AT_ONCE));
                assertThat(status(answers)).isEqualTo(200);
                assertThat(status(answers)).isEqualTo(404);
                send(socket, request(AT_ONCE));
                assertThat(status(answers)).isEqualTo(404);
            }
        }
    }

    private static String request(String address) {
        return "GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads one answer to its end. */
    private static int status(InputStream answers) throws IOException {
        var status = line(answers);
        int length = 0;
        for (var header = line(answers); !header.isEmpty(); header = line(answers)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring("content-length:".length()).strip());
            }
        }
        answers.readNBytes(length);
        return Integer.parseInt(status, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
    }

    private static String line(InputStream answers) throws IOException {
        var line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            assertThat(next).as("the connection is open").isNotNegative();
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
