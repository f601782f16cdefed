package org.palimpsest.endtoend;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.testsupport.House;

/**
 * The story of the {@link EditorialTeam}, in which after every sixteenth step, or with {@code -Dfaults=long} after each, one of the two
 * services is killed, whichever chance picks. Mail goes to a real mail server.
 */
class KilledTeamTest {
    private static final int ONE_IN = System.getProperty("faults", "short").equals("long") ? 1 : 16;

    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final Chromium chromium = new Chromium();
    private House house;

    @BeforeEach
    void open() {
        mailServer.start();
        var engines = Engines.shared();
        house = new House(Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of(
                "PALIMPSEST_MAIL_OUTBOX", "true",
                "SPRING_MAIL_HOST", "localhost",
                "SPRING_MAIL_PORT", Integer.toString(mailServer.getSmtp().getPort())));
    }

    @AfterEach
    void close() {
        chromium.close();
        house.close();
        mailServer.stop();
    }

    @Test
    void nothing_is_lost_and_no_mail_doubles_whichever_service_is_killed_after_a_step(TestReporter reporter) {
        long seed = new Random().nextLong();
        var killing = new Killing(seed);
        try {
            new EditorialTeam(house, chromium, killing).works();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("With the seed " + seed + ", after step " + killing.steps, e);
        }
        reporter.publishEntry(Map.of("steps", "" + killing.steps, "killed", killing.killed.toString(), "mails", subjects()));
        assertThat(killing.killed.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(4);

        try (var client = MongoClients.create(house.mongodbUri())) {
            var database = client.getDatabase(new ConnectionString(house.mongodbUri()).getDatabase());
            assertThat(new Chain(database).verify().sound()).isTrue();
            await().atMost(Duration.ofMinutes(1)).until(() -> database.getCollection("notices").countDocuments(exists("doneAt", false)) == 0
                    && database.getCollection("mails").countDocuments(exists("sentAt", false)) == 0);
            // What held no more when it was told again, after a kill between settling and sending, need not have been sent.
            var toldAtOnce = ids(database.getCollection("notifications"), eq("how", "AT_ONCE"));
            var stillHeld = ids(database.getCollection("notifications"), and(eq("how", "AT_ONCE"), exists("lapsed", false)));
            assertThat(received().stream().map(Received::id).filter(id -> id.contains(":") && !id.startsWith("<digest:")))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .containsAll(stillHeld)
                    .isSubsetOf(toldAtOnce);
            assertThat(stillHeld).hasSizeGreaterThan(toldAtOnce.size() / 2);
        }
        assertThat(received().stream().filter(mail -> mail.subject.startsWith("Decision"))).as("to the author").hasSize(3);
        assertThat(received().stream().map(mail -> List.of(mail.to, mail.subject, mail.text))).doesNotHaveDuplicates();
    }

    /** As mails have them. */
    private static List<String> ids(MongoCollection<Document> notifications, Bson which) {
        return notifications.find(which).map(one -> "<" + one.getString("_id") + "@palimpsest>").into(new ArrayList<>());
    }

    /** What arrived, once for each {@code Message-ID}: by that a mail program knows what was sent again because nobody knew whether it was. */
    private List<Received> received() {
        return Stream.of(mailServer.getReceivedMessages()).map(Received::of).distinct().toList();
    }

    private String subjects() {
        return received().stream().collect(groupingBy(Received::subject, TreeMap::new, counting())).toString();
    }

    private record Received(String id, String to, String subject, String text) {
        static Received of(MimeMessage message) {
            try {
                return new Received(
                        message.getMessageID(),
                        message.getRecipients(Message.RecipientType.TO)[0].toString(),
                        message.getSubject(),
                        plain(message));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Without its other form in HTML. */
    private static String plain(Part part) throws MessagingException, IOException {
        var content = part.getContent();
        return content instanceof Multipart parts ? plain(parts.getBodyPart(0)) : content.toString();
    }

    private final class Killing implements EditorialTeam.Witness {
        private final Map<String, Integer> killed = new HashMap<>();
        private final Random random;
        private int steps;

        Killing(long seed) {
            random = new Random(seed);
        }

        @Override
        public void sees(Keys keys, String name) {}

        @Override
        public void hears(long position) {
            steps++;
            if (steps % ONE_IN != 0) {
                return;
            }
            boolean decides = random.nextBoolean();
            var service = decides ? house.commands() : house.queries();
            service.kill();
            service.restart();
            if (position >= 0) {
                house.awaitRead(position);
            }
            killed.merge(decides ? "command-service" : "query-service", 1, Integer::sum);
        }

        @Override
        public String link(String email, String before) {
            var mail = await().atMost(Duration.ofSeconds(30)).until(
                    () -> received().stream().filter(one -> one.to.equals(email) && one.text.contains(before)).toList(), found -> !found.isEmpty());
            var text = mail.getLast().text;
            return text.substring(text.indexOf(before) + before.length()).split("\\s", 2)[0];
        }
    }
}
