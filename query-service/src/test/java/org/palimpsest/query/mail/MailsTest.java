package org.palimpsest.query.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.query.Running;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

/** Mail on a real SMTP server. */
class MailsTest {
    private GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private Running service;

    @BeforeEach
    void start() {
        server.start();
        service = running();
    }

    @AfterEach
    void stop() {
        service.close();
        server.stop();
    }

    private Running running() {
        return new Running(
                List.of(), List.of("spring.mail.host=localhost", "spring.mail.port=" + server.getSmtp().getPort()));
    }

    private void signUp(String name) {
        service.client()
                .post()
                .uri("/sign-up")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("name", name)
                        .with("email", "olwen@example.org")
                        .with("password", "four words nobody guesses"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private @Nullable Document waiting() {
        return service.database().getCollection(Outbox.NAME).find().first();
    }

    private Document kept() {
        return Objects.requireNonNull(waiting());
    }

    @Test
    void mail_comes_once_with_a_link_and_nothing_of_it_stays() throws Exception {
        signUp("Olwen Hughes");
        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("olwen@example.org");
        assertThat(mail.getSubject()).isEqualTo("Confirm your e-mail address");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains("Hello Olwen Hughes,", "http://localhost:" + service.port() + "/sign-up/confirm?link=");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(kept()).containsKey("sentAt"));
        assertThat(kept()).doesNotContainKeys("to", "subject", "text");
        assertThat(mail.getMessageID()).isEqualTo("<" + kept().getString("_id") + "@palimpsest>");
        service.client().get().uri("/outbox").exchange().expectStatus().isNotFound();
    }

    @Test
    void a_name_puts_nothing_into_the_headers() throws Exception {
        service.client()
                .post()
                .uri("/sign-up")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("name", "Olwen\r\nBcc: rival@example.org")
                        .with("email", "olwen@example.org\r\nBcc: rival@example.org")
                        .with("password", "four words nobody guesses"))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        assertThat(waiting()).isNull();
        signUp("Olwen {0} <b>'Bcc:'</b>");
        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("Hello Olwen {0} <b>'Bcc:'</b>,");
    }

    @Test
    void mail_waits_for_a_server_that_is_away() {
        int port = server.getSmtp().getPort();
        server.stop();
        signUp("Olwen Hughes");
        await().atMost(Duration.ofSeconds(30)).until(() -> kept().getInteger("attempts") > 0);
        assertThat(kept()).doesNotContainKey("sentAt");
        server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        service.database().getCollection(Outbox.NAME).updateOne(Filters.empty(), Updates.set("notBefore", Instant.EPOCH));
        assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> kept().containsKey("sentAt"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
