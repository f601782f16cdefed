package org.palimpsest.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class GatewayTest {
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
