package org.palimpsest.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

/** An HTTP server that gives each request the next of the answers prepared for it, and the last one again and again. */
final class TestService implements AutoCloseable {
    /** @param authorization the header's value, or nothing */
    record Received(String request, String authorization, String body) {}

    private record Answer(int status, String body) {}

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TestService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of("")).getFirst();
            received.add(new Received(request, authorization, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            var prepared = answers.getOrDefault(request, new ArrayDeque<>(List.of(new Answer(404, ""))));
            var answer = prepared.size() > 1 ? prepared.remove() : prepared.element();
            var body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    TestService answers(String request, int status, String body) {
        answers.computeIfAbsent(request, _ -> new LinkedBlockingDeque<>()).add(new Answer(status, body));
        return this;
    }

    List<Received> received() {
        return received;
    }

    String port() {
        return Integer.toString(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
