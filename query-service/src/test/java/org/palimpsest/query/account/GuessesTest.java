package org.palimpsest.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.query.Running;
import org.palimpsest.web.session.Passwords;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * Guessing passwords, over HTTP and from several networks. No command service runs here, so that the right password is answered by 503:
 * nobody comes in unless that can be noted.
 */
class GuessesTest {
    private static final String PASSWORD = "four words nobody guesses";
    private static final int COMES_IN = 503;
    private static final int IS_WRONG = 422;
    private static final int IS_STOPPED = 429;
    private static final int TRIES = 10;
    private static final int TRIES_OF_A_NETWORK = 100;

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(), List.of("palimpsest.limits.trusted-proxies=127.0.0.0/8,::1"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The address of somebody who has this password. */
    private static String account() {
        var email = "olwen-" + UUID.randomUUID() + "@example.org";
        var person = UUID.randomUUID().toString();
        var key = "email:" + service.bean(MongoPersonKeys.class).pseudonyms("email").of(EmailAddress.normal(email));
        service.append(person, Role.OWNER, new KeyClaimed(key, person, null));
        var passwords = service.bean(Passwords.class);
        passwords.set(person, passwords.hash(PASSWORD), Instant.now());
        return email;
    }

    private static EntityExchangeResult<byte[]> sent(String from, String address, Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        return service.client()
                .post()
                .uri(address)
                .header("X-Forwarded-For", from)
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static EntityExchangeResult<byte[]> tried(String from, String email, String password) {
        return sent(from, "/sign-in", Map.of("email", email, "password", password));
    }

    private static int status(String from, String email, String password) {
        return tried(from, email, password).getStatus().value();
    }

    @Test
    void who_guesses_shuts_out_nobody_but_their_own_network() {
        var olwen = account();
        for (int i = 0; i < TRIES; i++) {
            assertThat(status("192.0.2.1", olwen, "guess " + i)).isEqualTo(IS_WRONG);
        }
        var stopped = tried("192.0.2.1", olwen, PASSWORD);
        assertThat(stopped.getStatus().value()).isEqualTo(IS_STOPPED);
        assertThat(stopped.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)).matches("[1-9][0-9]*");
        assertThat(status("198.51.100.7", olwen, PASSWORD)).isEqualTo(COMES_IN);
        assertThat(status("192.0.2.1", account(), PASSWORD)).isEqualTo(COMES_IN);
        // Somebody who writes an address in another way, or makes up where they come from, has no more tries.
        assertThat(status("192.0.2.1", olwen.replace("olwen", "OLWEN"), PASSWORD)).isEqualTo(IS_STOPPED);
        assertThat(status("203.0.113.9, 192.0.2.1", olwen, PASSWORD)).isEqualTo(IS_STOPPED);
    }

    @Test
    void who_tries_every_account_is_stopped_at_all_doors() {
        int tries = 0;
        while (status("192.0.2.2", "somebody-" + tries + "@example.org", "the same guess") == IS_WRONG) {
            tries++;
        }
        // Meanwhile some of them come back: one in nine seconds.
        assertThat(tries).isBetween(TRIES_OF_A_NETWORK, TRIES_OF_A_NETWORK * 3 / 2);
        var known = Map.of("email", account(), "name", "Olwen", "password", PASSWORD, "token", "guess");
        for (var door : List.of("/sign-in", "/sign-up", "/forgotten-password")) {
            assertThat(Stream.generate(() -> sent("192.0.2.2", door, known).getStatus().value()).limit(4)).as(door).contains(IS_STOPPED);
        }
        assertThat(status("2001:db8::2", account(), PASSWORD)).isEqualTo(COMES_IN);
    }

    @Test
    void guesses_at_tokens_count_too() {
        for (int i = 0; i < TRIES; i++) {
            assertThat(pasted("192.0.2.3", "guess " + i)).isEqualTo(IS_WRONG);
        }
        var good = Running.token("otto", Instant.now().plusSeconds(60), Role.CONTRIBUTOR);
        assertThat(pasted("192.0.2.3", good)).isEqualTo(IS_STOPPED);
        for (int i = 0; i < TRIES * 2; i++) {
            assertThat(pasted("192.0.2.4", good)).isEqualTo(303);
        }
    }

    private static int pasted(String from, String token) {
        return sent(from, "/sign-in", Map.of("token", token)).getStatus().value();
    }

    @Test
    void neither_words_nor_time_tell_whether_an_address_has_an_account() {
        var addresses = List.of(account(), "nobody-" + UUID.randomUUID() + "@example.org");
        var told = new HashSet<List<String>>();
        var times = new ArrayList<Long>();
        for (var email : addresses) {
            var answers = new ArrayList<String>();
            var took = new ArrayList<Long>();
            for (int i = 0; i <= TRIES; i++) {
                long start = System.nanoTime();
                var answer = tried("192.0.2.5", email, "guess");
                took.add(System.nanoTime() - start);
                answers.add(answer.getStatus() + " " + body(answer).replace(email, "…"));
            }
            told.add(answers);
            times.add(took.stream().limit(TRIES).sorted().toList().get(TRIES / 2));
        }
        assertThat(told).hasSize(1);
        assertThat((double) times.get(0) / times.get(1)).as("%s ns", times).isBetween(1 / 3.0, 3.0);
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
    }

    @Test
    void nothing_that_is_sent_becomes_a_header_of_a_mail() {
        var right = Map.of("name", "Olwen", "email", "olwen@example.org", "password", PASSWORD);
        var wrong = Map.of(
                "name", List.of("Olwen\r\nBcc: victim@example.org", "Olwen\nx", "Olwen\u0000", "x".repeat(201)),
                "email", List.of(
                        "olwen@example.org\r\nBcc: victim@example.org",
                        "olwen@example.org\nSubject: x",
                        "olwen@example.org,victim@example.org",
                        "Olwen <olwen@example.org>",
                        "olwen@example.org%0aBcc:victim@example.org"));
        wrong.forEach((field, values) -> values.forEach(value -> {
            var fields = new HashMap<>(right);
            fields.put(field, value);
            var answer = sent("192.0.2.6", "/sign-up", fields);
            assertThat(answer.getStatus().value()).as(value).isEqualTo(IS_WRONG);
            assertThat(body(answer)).contains("id=\"" + field + "-wrong\"");
        }));
    }
}
