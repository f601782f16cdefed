package org.palimpsest.query.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.model.Filters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.query.Running;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.Notice;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Notices;
import org.palimpsest.web.notice.Wishes;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** What comes to people without being asked for: mail over a real server, and the desk's signals; and what the service logs. */
final class Listening implements AutoCloseable {
    /** Something that came to somebody. */
    record Heard(Cast whoHears, String where, String text) {}

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final Queue<Heard> signals = new ConcurrentLinkedQueue<>();
    private final Disposable.Composite streams = Disposables.composite();
    private final Log log = new Log();

    private static final class Log extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent line) {
            // The mail server is none of the service's.
            if (line.getLoggerName().startsWith("com.icegreen.")) {
                return;
            }
            var thrown = line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy());
            lines.add(line.getLoggerName() + " " + line.getFormattedMessage() + " " + line.getMDCPropertyMap() + " " + thrown);
        }
    }

    Listening() {
        server.start();
    }

    /** With which the service sends its mail to this. */
    List<String> settings() {
        return List.of(
                "spring.mail.host=localhost",
                "spring.mail.port=" + server.getSmtp().getPort(),
                "palimpsest.public-url=https://palimpsest.example.org");
    }

    /** Listens to the log. */
    void log() {
        log.setContext(root().getLoggerContext());
        log.start();
        root().addAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    List<String> logged() {
        return List.copyOf(log.lines);
    }

    /** From now on what the desk says of itself to {@code who}. */
    void desk(Cast who, Running service) {
        var stream = WebClient.create("http://localhost:" + service.port())
                .get()
                .uri("/desk/changes")
                .header("Authorization", "Bearer " + Everything.token(who))
                .exchangeToFlux(answer -> answer.bodyToFlux(DataBuffer.class));
        streams.add(stream.subscribe(part -> {
            signals.add(new Heard(who, "/desk/changes", part.toString(UTF_8)));
            DataBufferUtils.release(part);
        }));
    }

    /** All that came so far, and not before this was asked. */
    List<Heard> signals() {
        return Stream.generate(signals::poll).takeWhile(Objects::nonNull).toList();
    }

    /** Everybody is told at once what else would wait. */
    static void wishes(Running service) {
        var all = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        Stream.of(NoticeKind.values()).forEach(kind -> all.put(kind, Delivery.AT_ONCE));
        Stream.of(Cast.values()).forEach(one -> service.bean(Wishes.class).set(one.id(), all));
    }

    /** Of every kind of notice to everybody in {@code tales} about each of two rounds, the mail that is made of it now, if one is. */
    List<Heard> mails(List<Tale> tales, Running service) {
        long head = service.bean(MongoEventStorageEngine.class).headPosition();
        for (var tale : tales) {
            Stream.concat(tale.partakers().stream(), Stream.of(Cast.EDDA)).forEach(person -> {
                for (var kind : NoticeKind.values()) {
                    for (int round = 1; round <= 2; round++) {
                        service.bean(Notices.class).add(new Notice(
                                UUID.randomUUID().toString(), kind, tale.entry(), round, person.id(), null, head, Instant.now()));
                    }
                }
            });
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> service.database().getCollection(Notices.NAME)
                .countDocuments(Filters.exists("doneAt", false)) == 0);
        return arrived(service);
    }

    List<Heard> arrived(Running service) {
        await().atMost(Duration.ofSeconds(60)).until(() -> service.database().getCollection("mails")
                .countDocuments(Filters.exists("sentAt", false)) == 0);
        var came = Stream.of(server.getReceivedMessages()).map(Listening::heard).toList();
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        return came;
    }

    private static Heard heard(MimeMessage mail) {
        try {
            var whole = new ByteArrayOutputStream();
            mail.writeTo(whole);
            var to = mail.getAllRecipients()[0].toString();
            return new Heard(Objects.requireNonNull(ADDRESSES.get(to), to), "mail “" + mail.getSubject() + "”", whole.toString(UTF_8));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final Map<String, Cast> ADDRESSES = Cast.byAddress();

    @Override
    public void close() {
        streams.dispose();
        root().detachAppender(log);
        server.stop();
    }
}
