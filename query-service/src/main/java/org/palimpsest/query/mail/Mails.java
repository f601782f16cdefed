package org.palimpsest.query.mail;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends mail. What is sent is kept first, so that neither a mail server that is away nor a restart loses it; of several nodes one
 * sends it. Should a node die after the server took a mail and before that was noted, it is sent once more, under the same
 * {@code Message-ID}. Thread-safe.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
public final class Mails {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final int LOOK_EVERY_SECONDS = 10;

    private final Outbox outbox;
    private final MailSettings settings;
    private final @Nullable JavaMailSender server;
    private final Clock clock = Clock.systemUTC();
    private @Nullable ScheduledFuture<?> looking;
    private final ScheduledExecutorService sending =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("mail").factory());

    Mails(Outbox outbox, MailSettings settings, ObjectProvider<JavaMailSender> server) {
        this.outbox = outbox;
        this.settings = settings;
        this.server = server.getIfAvailable();
    }

    @PostConstruct
    void start() {
        if (server != null) {
            looking = sending.scheduleWithFixedDelay(this::sendAll, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        } else if (!settings.outbox()) {
            LOG.warn("No mail server is set (SPRING_MAIL_HOST): mail waits, and nobody can sign up or get a new password.");
        }
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(true);
        }
        sending.shutdownNow();
    }

    /** Keeps it, durable on a majority, and has it sent. */
    public void send(String to, String subject, String text) {
        send(new Mail(UUID.randomUUID().toString(), to, subject, text, clock.instant()));
    }

    /** The same, once for each id within thirty days: another mail with it is not even looked at. */
    public void send(Mail mail) {
        outbox.add(mail);
        if (server != null) {
            sending.execute(this::sendAll);
        }
    }

    private void sendAll() {
        try {
            for (var next = outbox.claim(clock.instant()); next.isPresent(); next = outbox.claim(clock.instant())) {
                send(next.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("Mail could not be looked for: {}", e.toString());
        }
    }

    private void send(Outbox.Claimed claimed) {
        var mail = claimed.mail();
        try {
            deliver(mail);
            outbox.sent(mail.id(), clock.instant());
        } catch (MailException | MessagingException e) {
            LOG.warn("Mail {} was not taken (attempt {}): {}", mail.id(), claimed.attempt(), e.toString());
        }
    }

    private void deliver(Mail mail) throws MessagingException {
        if (server == null) {
            throw new IllegalStateException("No mail server is set");
        }
        var message = new WithMessageId(server.createMimeMessage().getSession(), mail.id());
        var html = mail.html();
        var helper = new MimeMessageHelper(message, html != null, "UTF-8");
        helper.setFrom(settings.from());
        helper.setTo(mail.to());
        helper.setSubject(mail.subject());
        if (html == null) {
            helper.setText(mail.text());
        } else {
            helper.setText(mail.text(), html);
        }
        if (mail.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        server.send(message);
    }

    /** Jakarta Mail makes up a Message-ID when a message is saved, unless the message does so itself. */
    private static final class WithMessageId extends MimeMessage {
        private final String id;

        WithMessageId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@palimpsest>");
        }
    }
}
