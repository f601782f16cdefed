package org.palimpsest.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class GatewayTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static HttpServer commands;
    private static Running service;

    @BeforeAll
    static void start() throws IOException {
        commands = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commands.createContext("/api/commands/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var said = String.join(
                    " ",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Authorization"),
                    headers.getFirst("If-Match"),
                    headers.getFirst("Idempotency-Key"));
            var body = exchange.getRequestBody().readAllBytes();
            var answer = (said + " " + body.length).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Palimpsest-Position", "42");
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        commands.createContext("/api/commands/broken", HttpExchange::close);
        commands.createContext("/api/commands/from", exchange -> {
            var from = String.valueOf(exchange.getRequestHeaders().get("X-Forwarded-For")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, from.length);
            exchange.getResponseBody().write(from);
            exchange.close();
        });
        commands.createContext("/api/commands/never", exchange -> {
            try {
                NEVER.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        commands.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        commands.start();
        var address = "palimpsest.command-service.uri=http://127.0.0.1:" + commands.getAddress().getPort();
        service = new Running(List.of(), List.of(address));
    }

    @AfterAll
    static void stop() {
        service.close();
        commands.stop(0);
    }

    @Test
    void a_command_is_passed_on_with_its_headers_and_body_and_so_is_its_answer() {
        var answer = service.client()
                .put()
                .uri("/api/commands/entries/1/draft?a={a}", "b c")
                .header("Authorization", "Bearer whatever.they.make-of-it")
                .header("If-Match", "\"6\"")
                .header("Idempotency-Key", "once")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("x".repeat(3_000_000))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Palimpsest-Position", "42")
                .expectHeader()
                .valueEquals("ETag", "\"7\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer)
                .isEqualTo("PUT /api/commands/entries/1/draft?a=b%20c Bearer whatever.they.make-of-it \"6\" once 3000000");
    }

    @Test
    void an_upgrade_is_refused_before_anything_is_passed_on() throws IOException {
        for (var path : List.of("/api/commands/entries", "/%61pi/commands/entries")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                socket.setSoTimeout(10_000);
                var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(status).isEqualTo("HTTP/1.1 400");
            }
        }
    }

    @Test
    void where_a_command_comes_from_is_told_and_not_believed() {
        var answer = service.client()
                .post()
                .uri("/api/commands/from")
                .header("X-Forwarded-For", "203.0.113.9")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isIn("[127.0.0.1]", "[0:0:0:0:0:0:0:1]");
    }

    @Test
    void a_command_that_is_not_answered_in_time_is_a_504_that_says_what_to_do() {
        var soon = List.of(
                "palimpsest.command-service.uri=http://127.0.0.1:" + commands.getAddress().getPort(),
                "spring.cloud.gateway.server.webflux.httpclient.response-timeout=500ms");
        try (var impatient = new Running(List.of(), soon)) {
            impatient.client()
                    .post()
                    .uri("/api/commands/never")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.GATEWAY_TIMEOUT)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/timed-out")
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).contains("may have been carried out", "Idempotency-Key"));
        } finally {
            NEVER.countDown();
        }
    }

    @Test
    void an_answer_that_breaks_off_is_a_502_that_says_what_to_do() {
        service.client()
                .post()
                .uri("/api/commands/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.BAD_GATEWAY)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/broken-off")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("Idempotency-Key"));
    }

    @Test
    void when_nobody_takes_commands_reading_goes_on_and_commands_get_a_503() {
        var nowhere = List.of("palimpsest.command-service.uri=http://127.0.0.1:1");
        try (var alone = new Running(List.of(), nowhere)) {
            alone.client("ada", Role.ADMINISTRATOR)
                    .post()
                    .uri("/api/commands/sections")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{}")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/unavailable");
            alone.client().get().uri("/api/sections").exchange().expectStatus().isOk();
        }
    }
}
