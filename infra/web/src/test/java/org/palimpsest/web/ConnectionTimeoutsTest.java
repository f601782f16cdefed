package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** On a real socket, by clients who keep a connection for nothing. */
class ConnectionTimeoutsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";

    private static DisposableServer idleIsShort;
    private static DisposableServer headIsShort;
    private static DisposableServer bodyIsShort;

    @BeforeAll
    static void start() {
        var brief = Duration.ofSeconds(1);
        idleIsShort = server(new ConnectionTimeouts(brief, LONG, LONG, LONG));
        headIsShort = server(new ConnectionTimeouts(LONG, brief, LONG, LONG));
        bodyIsShort = server(new ConnectionTimeouts(LONG, LONG, LONG, brief));
    }

    @AfterAll
    static void stop() {
        idleIsShort.disposeNow();
        headIsShort.disposeNow();
        bodyIsShort.disposeNow();
    }

    private static DisposableServer server(ConnectionTimeouts timeouts) {
        return timeouts.apply(HttpServer.create().host("127.0.0.1").port(0))
                .handle((request, response) -> request.receive().then().thenMany(response.sendString(Mono.just("ok"))))
                .bindNow();
    }

    private static Socket connect(DisposableServer server) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(50);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads whatever has come; true at the end of the stream. */
    private static boolean isClosed(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // An answer, of no interest here.
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** Sends one more byte at each look. */
    private static boolean isClosedInSpiteOf(String trickle, Socket socket) {
        try {
            send(socket, trickle);
        } catch (IOException _) {
            return true;
        }
        return isClosed(socket);
    }

    @Test
    void whoSaysNothingIsLetGo() throws IOException {
        try (var socket = connect(idleIsShort)) {
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosed(socket));
        }
    }

    @Test
    void whoSaysNothingMoreIsLetGo() throws IOException {
        try (var socket = connect(idleIsShort)) {
            send(socket, GET);
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosed(socket));
        }
    }

    @Test
    void aHeadThatStopsHalfWayIsNotWaitedFor() throws IOException {
        try (var socket = connect(headIsShort)) {
            send(socket, "GET / HTTP/1.1\r\nHost: loc");
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosed(socket));
        }
    }

    @Test
    void aHeadThatTricklesIsNotWaitedFor() throws IOException {
        try (var socket = connect(headIsShort)) {
            send(socket, "GET / HTTP/1.1\r\nHost: ");
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosedInSpiteOf("x", socket));
        }
    }

    @Test
    void theNextHeadOnAConnectionIsNotWaitedForEither() throws IOException {
        try (var socket = connect(headIsShort)) {
            send(socket, GET);
            await().atMost(Duration.ofSeconds(8)).until(() -> socket.getInputStream().read() >= 0);
            send(socket, "GET / HT");
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosedInSpiteOf("x", socket));
        }
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws IOException {
        try (var socket = connect(bodyIsShort)) {
            send(socket, POST);
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosed(socket));
        }
    }

    @Test
    void aBodyThatTricklesIsNotWaitedFor() throws IOException {
        try (var socket = connect(bodyIsShort)) {
            send(socket, POST);
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosedInSpiteOf("x", socket));
        }
    }

    @Test
    void whoTakesTheirTimeWithinReasonIsAnswered() throws IOException {
        try (var socket = connect(headIsShort)) {
            socket.setSoTimeout(5_000);
            for (var piece : GET.split("(?<=\\G.{9})", -1)) {
                send(socket, piece);
            }
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }
}
