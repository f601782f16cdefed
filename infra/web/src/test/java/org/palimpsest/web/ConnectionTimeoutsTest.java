package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

/** On a real socket, by clients who keep a connection for nothing. */
class ConnectionTimeoutsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";

    private static DisposableServer idleIsShort;
    private static DisposableServer headIsShort;
    private static DisposableServer pauseIsShort;
    private static DisposableServer bodyIsShort;

    @BeforeAll
    static void start() {
        var brief = Duration.ofSeconds(1);
        idleIsShort = server(new ConnectionTimeouts(brief, LONG, LONG, LONG));
        headIsShort = server(new ConnectionTimeouts(LONG, brief, LONG, LONG));
        pauseIsShort = server(new ConnectionTimeouts(LONG, LONG, brief, LONG));
        bodyIsShort = server(new ConnectionTimeouts(LONG, LONG, LONG, brief));
    }

    @AfterAll
    static void stop() {
        idleIsShort.disposeNow();
        headIsShort.disposeNow();
        pauseIsShort.disposeNow();
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
    void aBodyThatStopsHalfWayIsNotWaitedFor() throws IOException {
        try (var socket = connect(pauseIsShort)) {
            send(socket, POST + "x");
            await().atMost(Duration.ofSeconds(8)).until(() -> isClosed(socket));
        }
    }

    @Test
    void aBodyMayTakeItsTimeIfItGoesOn() throws IOException {
        try (var socket = connect(pauseIsShort)) {
            send(socket, POST);
            var from = Instant.now();
            await().until(() -> {
                assertThat(isClosedInSpiteOf("x", socket)).isFalse();
                return from.plusSeconds(3).isBefore(Instant.now());
            });
        }
    }

    @Test
    void whatWasAnsweredAtOnceIsForgotten() throws IOException {
        var asked = new ConcurrentLinkedQueue<WeakReference<HttpServerRequest>>();
        var server = new ConnectionTimeouts(LONG, LONG, LONG, LONG)
                .apply(HttpServer.create().host("127.0.0.1").port(0))
                .handle((request, response) -> {
                    asked.add(new WeakReference<>(request));
                    return response.status(HttpResponseStatus.NO_CONTENT).send();
                })
                .bindNow();
        try (var socket = connect(server)) {
            for (int i = 1; i <= 20; i++) {
                int sent = i;
                send(socket, GET);
                await().atMost(Duration.ofSeconds(8)).until(() -> asked.size() == sent && !isClosed(socket));
            }
            await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> {
                System.gc();
                // The connection itself remembers the last one.
                assertThat(asked.stream().filter(one -> one.refersTo(null)).count()).isGreaterThanOrEqualTo(18);
            });
        } finally {
            server.disposeNow();
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
