package org.palimpsest.query.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.Content;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.PersonEvent.SavedSearchRemoved;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.reading.News;
import org.palimpsest.web.letter.Letter;
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.letter.Letters;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.Notice;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Notices;
import org.palimpsest.web.notice.Wishes;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

/** Notices on a real SMTP server. */
class NotifierTest {
    private static final String BASE = "https://palimpsest.example.org";
    private static final String OWNING_EDITOR = "olga-editor";
    private static final String INVITED = "ines-invited";

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private static Running service;
    private static Running second;

    @BeforeAll
    static void start() {
        SERVER.start();
        var settings = List.of(
                "spring.mail.host=localhost",
                "spring.mail.port=" + SERVER.getSmtp().getPort(),
                "palimpsest.public-url=" + BASE);
        service = new Running(List.of(), settings);
        second = service.another(List.of(), settings);
        for (var person : List.of(OWNER, EDITOR, OWNING_EDITOR, FIRST, INVITED)) {
            var called = new Personal(person, PersonEvent.NAME, "Called " + person);
            var reached = new Personal(person, PersonEvent.EMAIL, person + "@example.org");
            service.append(person, Role.OWNER, new PersonRegistered(person, called, reached, "email:" + person));
        }
        Stream.of(EDITOR, OWNING_EDITOR)
                .forEach(person -> service.append("d", Role.ADMINISTRATOR, new RoleGranted(person, Role.EDITOR)));
        service.append("d", Role.ADMINISTRATOR, new RoleGranted(FIRST, Role.REVIEWER));
        service.append("d", Role.ADMINISTRATOR, Scenario.section("notes", "Notes"));
    }

    @AfterAll
    static void stop() {
        second.close();
        service.close();
        SERVER.stop();
    }

    @BeforeEach
    void forget() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        var database = service.database();
        Stream.of(Notices.NAME, Notifications.NAME, Notifications.DIGESTS, Wishes.NAME, "mails")
                .forEach(name -> database.getCollection(name).deleteMany(Filters.empty()));
    }

    private static UUID entry(Class<? extends EntryEvent> last, int count) {
        var id = UUID.randomUUID();
        service.append(new Scenario(id, "notes", "frome-" + id, Anonymity.DOUBLE_ANONYMIZED).until(last, count));
        return id;
    }

    /** Answers its id. */
    private static String notice(NoticeKind kind, UUID entry, int round, @Nullable String person, String except) {
        long position = service.bean(MongoEventStorageEngine.class).headPosition();
        var id = position + ":" + kind + ":" + entry + ":" + person;
        service.bean(Notices.class).add(new Notice(id, kind, entry, round, person, except, position, Instant.now()));
        return id;
    }

    private static void tell() {
        Stream.of(service, second)
                .map(node -> CompletableFuture.runAsync(() -> node.bean(Notifier.class).tell(Instant.now())))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void digest(Instant now) {
        Stream.of(service, second)
                .map(node -> CompletableFuture.runAsync(() -> node.bean(Notifier.class).digest(now)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** All that has come, once nothing waits any more. */
    private static List<MimeMessage> arrived() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var database = service.database();
            return database.getCollection(Notices.NAME).countDocuments(Filters.exists("doneAt", false)) == 0
                    && database.getCollection("mails").countDocuments(Filters.exists("sentAt", false)) == 0;
        });
        return List.of(SERVER.getReceivedMessages());
    }

    private static Document page(String address, String person, Role role) {
        var body = service.client(person, role).get().uri(address).accept(MediaType.TEXT_HTML)
                .exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        return Jsoup.parse(Objects.requireNonNull(body));
    }

    private static void read(String person, String... form) {
        var fields = BodyInserters.fromFormData("from", "desk");
        for (int i = 0; i < form.length; i += 2) {
            fields = fields.with(form[i], form[i + 1]);
        }
        service.client(person, Role.CONTRIBUTOR).post().uri("/desk/notices").body(fields)
                .exchange().expectStatus().isSeeOther().expectHeader().valueEquals("Location", "/desk");
    }

    @Test
    void whatSomebodyIsToldIsOnTheirDeskUntilTheyHaveReadItWhateverIsSeenAgain() {
        service.bean(Wishes.class).set(OWNER, Map.of(NoticeKind.DECISION, Delivery.OFF));
        var entry = entry(EntrySubmitted.class, 1);
        service.append(OWNER, Role.OWNER, new TitleRevised(entry, "Tea & <b>sympathy</b>"));
        notice(NoticeKind.DECISION, entry, 1, OWNER, EDITOR);
        notice(NoticeKind.REVIEWS_COMPLETE, entry, 1, OWNER, EDITOR);
        tell();
        assertThat(arrived()).isEmpty();

        var desk = page("/desk", OWNER, Role.CONTRIBUTOR);
        assertThat(desk.select("#news").text()).isEqualTo("What is new (2)");
        assertThat(desk.select("nav a[data-unread]").attr("aria-label")).isEqualTo("Desk, 2 unread notices");
        assertThat(desk.select("article.news > p:first-of-type").eachText())
                .allMatch(line -> line.startsWith("New ") && line.contains("Tea & <b>sympathy</b>"));
        assertThat(desk.select("article.news a").eachAttr("href")).containsOnly("/drafts/" + entry);
        assertThat(page("/desk", EDITOR, Role.EDITOR).select("article.news")).isEmpty();

        var one = desk.select("article.news [name=read]").first();
        // Nobody reads for somebody else.
        read(EDITOR, "read", Objects.requireNonNull(one).val());
        assertThat(page("/desk/notices", OWNER, Role.CONTRIBUTOR).select("article.news .new")).hasSize(2);
        read(OWNER, "read", one.val());
        assertThat(page("/unread", OWNER, Role.CONTRIBUTOR).select("a[href=/desk]").outerHtml())
                .contains("data-unread=\"1\"", "aria-label=\"Desk, 1 unread notice\"", "<b class=\"count\">1</b>");
        assertThat(page("/desk/notices", OWNER, Role.CONTRIBUTOR).select("article.news .new")).hasSize(1);
        assertThat(page("/desk/notices", OWNER, Role.CONTRIBUTOR).select("article.news")).hasSize(2);

        service.database().getCollection(Notices.NAME).updateMany(
                Filters.empty(), Updates.combine(Updates.unset("doneAt"), Updates.set("notBefore", Instant.EPOCH)));
        tell();
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("#news").text()).isEqualTo("What is new (1)");
        var until = page("/desk", OWNER, Role.CONTRIBUTOR).select("article.news ~ form [name=until], form.hit [name=until]").val();
        notice(NoticeKind.PUBLISHED, entry, 1, OWNER, EDITOR);
        tell();
        read(OWNER, "until", until);
        // What came after the page was made has not been seen.
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("article.news").text()).contains("was published");
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("#news").text()).isEqualTo("What is new (1)");
    }

    @Test
    void whatIsNotWantedOnTheDeskIsNotThereAndComesByMailAllTheSame() {
        var client = service.client(OWNER, Role.CONTRIBUTOR);
        client.post().uri("/account/notifications")
                .body(BodyInserters.fromFormData("DECISION", "AT_ONCE").with("desk", "asked").with("on-desk", "PUBLISHED"))
                .exchange().expectStatus().isSeeOther();
        assertThat(service.bean(Wishes.class).notOnDesk(OWNER)).contains(NoticeKind.DECISION).doesNotContain(NoticeKind.PUBLISHED);
        assertThat(page("/account/notifications", OWNER, Role.CONTRIBUTOR).select("[name=on-desk][checked]").eachAttr("value"))
                .containsExactly("PUBLISHED");
        var entry = entry(EntrySubmitted.class, 1);
        notice(NoticeKind.DECISION, entry, 1, OWNER, EDITOR);
        notice(NoticeKind.PUBLISHED, entry, 1, OWNER, EDITOR);
        tell();
        assertThat(arrived()).hasSize(1);
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("article.news").text()).contains("was published").doesNotContain("decided");
    }

    @Test
    void noticesComeInPartsTheLastFirst() {
        var entry = entry(EntrySubmitted.class, 1);
        long position = service.bean(MongoEventStorageEngine.class).headPosition();
        for (int i = 0; i < 60; i++) {
            service.bean(Notices.class).add(new Notice(
                    position + ":" + i, NoticeKind.DECISION, entry, 1, OWNER, EDITOR, position, Instant.now()));
        }
        service.database().getCollection(Notices.NAME).updateMany(
                Filters.empty(), Updates.set("notBefore", Instant.EPOCH));
        service.bean(Wishes.class).set(OWNER, Map.of(NoticeKind.DECISION, Delivery.OFF));
        tell();
        arrived();
        var first = page("/desk/notices", OWNER, Role.CONTRIBUTOR);
        assertThat(first.select("article.news")).hasSize(50);
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("#news").text()).isEqualTo("What is new (29+)");
        assertThat(page("/unread", OWNER, Role.CONTRIBUTOR).select("a[href=/desk]").attr("aria-label"))
                .isEqualTo("Desk, more than 29 unread notices");
        assertThat(page("/unread", OWNER, Role.CONTRIBUTOR).select("a[href=/desk]").text()).isEqualTo("Desk29+");
        var second = page(first.select("[rel=next]").attr("href"), OWNER, Role.CONTRIBUTOR);
        assertThat(second.select("article.news")).hasSize(10);
        assertThat(Stream.of(first, second).flatMap(part -> part.select("[name=read]").eachAttr("value").stream())).doesNotHaveDuplicates();
        service.client(OWNER, Role.CONTRIBUTOR).get().uri("/desk/notices?after=soup").accept(MediaType.TEXT_HTML)
                .exchange().expectStatus().isBadRequest();
    }

    @Test
    void howMuchIsNewIsForNobodyElseAndKeptByNoCache() {
        notice(NoticeKind.DECISION, entry(EntrySubmitted.class, 1), 1, OWNER, EDITOR);
        tell();
        assertThat(page("/unread", EDITOR, Role.EDITOR).select("a[href=/desk]").outerHtml())
                .contains("data-unread=\"0\"").doesNotContain("aria-label", "count");
        var account = page("/unread", EDITOR, Role.EDITOR).select("a[href=/account]");
        assertThat(account.attr("aria-label")).isEqualTo(account.text() + ", your account").doesNotStartWith("Account");
        var stranger = service.client().get().uri("/unread").exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "no-store").expectBody(String.class).returnResult().getResponseBody();
        assertThat(stranger).doesNotContain("data-unread", "aria-label", "\"count\"");
        for (var address : List.of("/", "/search", "/sections/notes")) {
            var reader = service.client().get().uri(address).accept(MediaType.TEXT_HTML).exchange()
                    .expectHeader().valueEquals("Cache-Control", "no-cache").expectBody(String.class).returnResult().getResponseBody();
            assertThat(page(address, OWNER, Role.CONTRIBUTOR).outerHtml())
                    .as("%s is the same page for everybody", address)
                    .isEqualTo(Jsoup.parse(Objects.requireNonNull(reader)).outerHtml());
        }
    }

    /** However much somebody has read in ninety days. */
    @Test
    void whatIsNewIsCountedWithoutWhatWasRead() {
        var all = service.database().getCollection(Notifications.NAME);
        all.insertMany(IntStream.range(0, 2_000)
                .mapToObj(i -> new org.bson.Document("person", OWNER).append("desk", true).append("at", Instant.ofEpochMilli(i))
                        .append(i % 500 == 0 ? "unset" : "readAt", Instant.EPOCH))
                .toList());
        var unread = Filters.and(Filters.eq("person", OWNER), Filters.eq("desk", true), Filters.eq("readAt", null));
        var read = all.find(unread).explain(ExplainVerbosity.EXECUTION_STATS).get("executionStats", org.bson.Document.class);
        assertThat(read.getInteger("totalKeysExamined")).isLessThanOrEqualTo(6);
        assertThat(service.bean(Notifications.class).unread(OWNER, News.COUNTED)).isEqualTo(4);
    }

    private static UUID comment(UUID entry, String person, @Nullable UUID replyTo, boolean waits) {
        var id = UUID.randomUUID();
        var above = replyTo == null ? List.<UUID>of() : List.of(replyTo);
        var text = new Personal(CommentEvent.key(id), CommentEvent.TEXT, "What I think.");
        service.append(person, Role.OWNER, new CommentPosted(
                id, entry, "notes", above, replyTo, person, null, null, "commenter-" + person, text, waits, List.of()));
        return id;
    }

    private static void notice(NoticeKind kind, UUID entry, UUID comment, @Nullable String person, String except) {
        long position = service.bean(MongoEventStorageEngine.class).headPosition();
        service.bean(Notices.class).add(new Notice(
                position + ":" + kind + ":" + comment, kind, entry, 0, person, except, position, Instant.now(), comment));
    }

    @Test
    void commentsAreToldToThoseWhoHaveToDoWithThem() throws Exception {
        var all = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        Stream.of(NoticeKind.values()).forEach(kind -> all.put(kind, Delivery.AT_ONCE));
        List.of(OWNER, EDITOR, OWNING_EDITOR, FIRST).forEach(person -> service.bean(Wishes.class).set(person, all));
        var entry = entry(EntryPublished.class, 1);
        var waiting = comment(entry, FIRST, null, true);
        notice(NoticeKind.COMMENT_WAITING, entry, waiting, null, FIRST);
        tell();
        assertThat(arrived()).extracting(NotifierTest::recipient)
                .containsExactlyInAnyOrder(EDITOR + "@example.org", OWNING_EDITOR + "@example.org");
        assertThat(part(arrived().getFirst(), "text/plain")).contains(BASE + "/moderation", "Notes").doesNotContain("think", FIRST);

        SERVER.purgeEmailFromAllMailboxes();
        // To its writer it is no news, and as long as it waits, none to anybody else.
        notice(NoticeKind.COMMENT_SHOWN, entry, waiting, OWNER, FIRST);
        tell();
        assertThat(arrived()).isEmpty();
        service.append(EDITOR, Role.EDITOR, new CommentApproved(waiting));
        notice(NoticeKind.COMMENT_SHOWN, entry, waiting, OWNER, EDITOR);
        var answer = comment(entry, OWNER, waiting, false);
        notice(NoticeKind.COMMENT_ANSWERED, entry, answer, FIRST, OWNER);
        notice(NoticeKind.COMMENT_ANSWERED, entry, answer, EDITOR, OWNER);
        tell();
        assertThat(arrived()).extracting(mail -> recipient(mail) + " " + mail.getSubject()).containsExactlyInAnyOrder(
                OWNER + "@example.org Comment: Compassionate towns",
                FIRST + "@example.org Answer to your comment: Compassionate towns");
        assertThat(arrived()).allSatisfy(mail -> assertThat(part(mail, "text/plain")).contains("#comment-"));

        SERVER.purgeEmailFromAllMailboxes();
        service.append(EDITOR, Role.EDITOR, new CommentRejected(waiting, "It is\nrude, <b>very</b>."));
        notice(NoticeKind.COMMENT_REJECTED, entry, waiting, FIRST, EDITOR);
        notice(NoticeKind.COMMENT_REJECTED, entry, waiting, OWNER, EDITOR);
        tell();
        assertThat(arrived()).extracting(NotifierTest::recipient).containsExactly(FIRST + "@example.org");
        assertThat(part(arrived().getFirst(), "text/plain")).contains("Their reason: It is rude, <b>very</b>.").doesNotContain(EDITOR);
        assertThat(part(arrived().getFirst(), "text/html")).contains("rude, &lt;b&gt;very");
        // What was settled meanwhile is not on the desk any more, either.
        assertThat(page("/desk/notices", EDITOR, Role.EDITOR).select("article.news").text()).doesNotContain("waits for an editor");
    }

    @Test
    void aMessageIsToldToThoseWhoTakePartAndToNobodyElse() throws Exception {
        var entry = entry(ReviewerAssigned.class, 1);
        service.append(EDITOR, Role.EDITOR, new MessageSent(entry, 1, Discussion.REVIEWER, FIRST, "Secret soup."));
        notice(NoticeKind.MESSAGE, entry, 1, FIRST, EDITOR);
        service.bean(Wishes.class).set(OWNING_EDITOR, Map.of(NoticeKind.MESSAGE_TO_EDITORS, Delivery.AT_ONCE));
        notice(NoticeKind.MESSAGE_TO_EDITORS, entry, 1, null, EDITOR);
        tell();
        var mails = arrived();
        assertThat(mails)
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder(FIRST + "@example.org", OWNING_EDITOR + "@example.org");
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Message: Compassion in towns");
            assertThat(part(mail, "text/plain")).doesNotContain("soup", EDITOR, OWNER);
        });
    }

    @Test
    void aDecisionIsToldAtOnceInPlainAndHtmlAndNamesNobody() throws Exception {
        var entry = entry(EntrySubmitted.class, 1);
        var title = "Tea & <script>alert(1)</script>\r\nBcc: rival@example.org";
        service.append(OWNER, Role.OWNER, new TitleRevised(entry, title));
        service.append(EDITOR, Role.EDITOR, new EntryAccepted(entry, 1, "Very good."));
        notice(NoticeKind.DECISION, entry, 1, OWNER, EDITOR);
        tell();

        var mails = arrived();
        assertThat(mails).hasSize(1);
        var mail = mails.getFirst();
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(OWNER + "@example.org");
        assertThat(mail.getSubject()).startsWith("Decision: Tea & <script>").doesNotContain("\n", "\r");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).matches("<" + BASE + "/unsubscribe\\?link=[\\w.-]+>");
        var plain = part(mail, "text/plain");
        assertThat(plain).contains(BASE + "/drafts/" + entry, "Notes, round 1", BASE + "/account/notifications");
        var html = part(mail, "text/html");
        assertThat(html).contains("Tea &amp; &lt;script&gt;", "href=\"" + BASE + "/drafts/" + entry).doesNotContain("<script>");
        assertThat(plain + html).doesNotContain(EDITOR, "Very good.", FIRST, "Featherstonehaugh");
    }

    private static String part(MimeMessage mail, String type) throws Exception {
        var found = new ArrayList<String>();
        collect(mail, type, found);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void collect(Part part, String type, List<String> found) throws Exception {
        if (part.getContent() instanceof Multipart all) {
            for (int i = 0; i < all.getCount(); i++) {
                collect(all.getBodyPart(i), type, found);
            }
        } else if (part.isMimeType(type)) {
            found.add(part.getContent().toString());
        }
    }

    @Test
    void thatADecisionIsTakenBackIsToldToWhomItConcernsAndNotWhy() throws Exception {
        var entry = entry(ReviewerAssigned.class, 1);
        service.append(EDITOR, Role.EDITOR, new EntryAccepted(entry, 1, "Very good."));
        service.append(EDITOR, Role.EDITOR, new DecisionTakenBack(entry, 1, "Meant for another."));
        notice(NoticeKind.DECISION_TAKEN_BACK, entry, 1, OWNER, EDITOR);
        notice(NoticeKind.DECISION_TAKEN_BACK, entry, 1, FIRST, EDITOR);
        tell();
        var mails = arrived();
        assertThat(mails).hasSize(2);
        for (var mail : mails) {
            assertThat(mail.getSubject()).isEqualTo("Decision taken back: Compassion in towns");
            assertThat(part(mail, "text/plain"))
                    .contains("The editors have taken back what they had decided", "Notes, round 1", BASE + "/drafts/" + entry)
                    .doesNotContain("Meant for", "Very good.", EDITOR, "Featherstonehaugh");
        }
    }

    @Test
    void whatHappensToAnEmbargoIsToldToWhoWorksOnTheEntryAsItIsNow() throws Exception {
        var entry = entry(EntryAccepted.class, 1);
        var first = new Embargo(1, Instant.parse("2099-03-01T00:00:00Z"), EDITOR);
        service.append(EDITOR, Role.EDITOR, new EntryPublished(
                entry, "notes", "frome-" + entry, 1, "CC-BY-4.0", Content.EMPTY.with(new TitleRevised(entry, "Compassion in towns")),
                VersionKind.FIRST_PUBLICATION, null, first));
        var all = Map.of(
                NoticeKind.EMBARGO_ENDED, Delivery.AT_ONCE,
                NoticeKind.EMBARGO_MOVED, Delivery.AT_ONCE,
                NoticeKind.EMBARGO_REFUSED, Delivery.AT_ONCE);
        List.of(OWNER, EDITOR, FIRST).forEach(person -> service.bean(Wishes.class).set(person, all));
        var moved = new Embargo(2, Instant.parse("2099-04-01T09:30:00Z"), EDITOR);
        service.append(EDITOR, Role.EDITOR, new EmbargoMoved(entry, moved, "Asked for."));
        for (var person : List.of(OWNER, EDITOR, FIRST)) {
            notice(NoticeKind.EMBARGO_MOVED, entry, 1, person, OWNING_EDITOR);
        }
        tell();
        assertThat(arrived()).extracting(NotifierTest::recipient)
                .as("a reviewer is not told").containsExactlyInAnyOrder(OWNER + "@example.org", EDITOR + "@example.org");
        assertThat(part(arrived().getFirst(), "text/plain"))
                .contains("“Compassion in towns” (Notes) was moved: it lasts until 1 April 2099, 09:30 UTC", BASE + "/drafts/" + entry)
                .doesNotContain("Asked for");

        SERVER.purgeEmailFromAllMailboxes();
        service.append(EDITOR, Role.EDITOR, new ScheduledStepRefused(
                entry, 2, ScheduledStep.LIFT_EMBARGO, "Who set it is no editor any more."));
        notice(NoticeKind.EMBARGO_REFUSED, entry, 1, OWNER, EDITOR);
        tell();
        assertThat(arrived()).hasSize(1);
        assertThat(arrived().getFirst().getSubject()).isEqualTo("The embargo could not end: Compassion in towns");
        assertThat(part(arrived().getFirst(), "text/plain")).contains("Who set it is no editor any more. It lasts until");
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("article.news").text())
                .contains("should have ended on 1 April 2099").doesNotContain("was moved");

        SERVER.purgeEmailFromAllMailboxes();
        service.append(EDITOR, Role.EDITOR, new EmbargoLifted(entry, 1, Content.EMPTY, "They agreed."));
        notice(NoticeKind.EMBARGO_ENDED, entry, 1, OWNER, EDITOR);
        tell();
        assertThat(part(arrived().getFirst(), "text/plain")).contains("has ended. Everybody can read it.");
        assertThat(page("/desk", OWNER, Role.CONTRIBUTOR).select("article.news").text())
                .contains("has ended.").doesNotContain("should have ended");
    }

    @Test
    void whatWasPlannedAndCouldNotBeDoneIsToldWithTheReasonAsLongAsItIsSo() throws Exception {
        var entry = entry(EntryAccepted.class, 1);
        var at = Instant.parse("2099-03-01T09:30:00Z");
        service.append(EDITOR, Role.EDITOR, new PublicationScheduled(
                entry, 1, EDITOR, at, VersionKind.FIRST_PUBLICATION, null, at.plusSeconds(86_400), "It is over."));
        for (var refused : Map.of(
                        ScheduledStep.PUBLISH, "was to be published on 1 March 2099, 09:30 UTC, which could not be done: The section is closed.",
                        ScheduledStep.WITHDRAW, "was to be withdrawn on 2 March 2099, 09:30 UTC, which could not be done: The section is closed.")
                .entrySet()) {
            SERVER.purgeEmailFromAllMailboxes();
            service.append(EDITOR, Role.EDITOR, new ScheduledStepRefused(entry, 1, refused.getKey(), "The section is closed."));
            for (var person : List.of(OWNER, EDITOR, FIRST)) {
                notice(NoticeKind.SCHEDULE_REFUSED, entry, 1, person, OWNING_EDITOR);
            }
            tell();
            assertThat(arrived()).extracting(NotifierTest::recipient)
                    .as("a reviewer is not told").containsExactlyInAnyOrder(OWNER + "@example.org", EDITOR + "@example.org");
            assertThat(part(arrived().getFirst(), "text/plain")).contains(refused.getValue(), BASE + "/drafts/" + entry);
        }

        SERVER.purgeEmailFromAllMailboxes();
        service.append(EDITOR, Role.EDITOR, new PublicationUnscheduled(entry, 1));
        notice(NoticeKind.SCHEDULE_REFUSED, entry, 1, OWNER, EDITOR);
        tell();
        assertThat(arrived()).isEmpty();
    }

    @Test
    void aReviewerIsToldTheTitleThatWasSubmittedAndNotWhoWroteIt() throws Exception {
        var entry = entry(ReviewerAssigned.class, 1);
        service.append(OWNER, Role.OWNER, new TitleRevised(entry, "Not submitted yet"));
        notice(NoticeKind.ASSIGNED, entry, 1, FIRST, EDITOR);
        tell();
        var mails = arrived();
        assertThat(mails).hasSize(1);
        assertThat(part(mails.getFirst(), "text/plain"))
                .contains("Compassion in towns")
                .doesNotContain("Not submitted", OWNER, EDITOR, "Wilhelmina");
    }

    @Test
    void onePostWithoutASessionEndsMailOfAKind() throws Exception {
        var entry = entry(EntrySubmitted.class, 1);
        notice(NoticeKind.DECISION, entry, 1, OWNER, EDITOR);
        tell();
        var header = arrived().getFirst().getHeader("List-Unsubscribe")[0];
        var link = header.substring(1 + BASE.length(), header.length() - 1);

        service.client().get().uri(link).accept(MediaType.TEXT_HTML).exchange().expectStatus().isOk();
        assertThat(service.bean(Wishes.class).of(OWNER)).containsEntry(NoticeKind.DECISION, Delivery.AT_ONCE);
        for (int i = 0; i < 2; i++) {
            service.client().post().uri(link).body(BodyInserters.fromFormData("List-Unsubscribe", "One-Click"))
                    .exchange().expectStatus().isOk();
        }
        assertThat(service.bean(Wishes.class).of(OWNER))
                .containsEntry(NoticeKind.DECISION, Delivery.OFF)
                .containsEntry(NoticeKind.PUBLISHED, Delivery.DAILY);
        service.client().post().uri(link.replace(".", "A.")).exchange().expectStatus().isNotFound();

        notice(NoticeKind.DECISION, entry(EntrySubmitted.class, 1), 1, OWNER, EDITOR);
        tell();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whatIsToldTwiceAndByTwoNodesComesOnce() {
        var entry = entry(EntrySubmitted.class, 1);
        notice(NoticeKind.DECISION, entry, 1, OWNER, EDITOR);
        tell();
        assertThat(arrived()).hasSize(1);

        service.database().getCollection(Notices.NAME).updateMany(
                Filters.empty(), Updates.combine(Updates.unset("doneAt"), Updates.set("notBefore", Instant.EPOCH)));
        service.bean(Wishes.class).set(OWNER, Map.of(NoticeKind.DECISION, Delivery.DAILY));
        tell();
        assertThat(arrived()).hasSize(1);
        digest(Instant.now().plus(Duration.ofDays(2)));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whatCanWaitComesOnceADayInOneMail() throws Exception {
        notice(NoticeKind.SUBMITTED, entry(EntrySubmitted.class, 1), 1, null, OWNER);
        notice(NoticeKind.REVIEW_RECEIVED, entry(ReviewSubmitted.class, 1), 1, null, OWNING_EDITOR);
        tell();
        assertThat(arrived()).isEmpty();

        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        digest(tomorrow);
        digest(tomorrow);
        var mails = arrived();
        assertThat(mails).extracting(mail -> recipient(mail) + " " + mail.getSubject())
                .containsExactlyInAnyOrder(
                        EDITOR + "@example.org 2 things since yesterday", OWNING_EDITOR + "@example.org One thing since yesterday");
        var both = mails.stream().filter(mail -> recipient(mail).startsWith(EDITOR)).findFirst().orElseThrow();
        assertThat(part(both, "text/plain")).contains("was submitted to Notes", "A review of").doesNotContain(FIRST);

        digest(tomorrow.plus(Duration.ofDays(1)));
        assertThat(arrived()).hasSize(2);
        notice(NoticeKind.SUBMITTED, entry(EntrySubmitted.class, 1), 1, null, OWNING_EDITOR);
        tell();
        digest(tomorrow.plus(Duration.ofDays(1)));
        assertThat(arrived()).hasSize(3);
    }

    private static SearchSaved saved(UUID id, String name, String question, boolean mailed) {
        var label = new Personal(INVITED, PersonEvent.LABEL, name);
        return new SearchSaved(INVITED, id, label, new Personal(INVITED, PersonEvent.QUESTION, question), mailed);
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    @Test
    void whatNewlyComesToASavedSearchIsToldOnceInTheMailOfTheDayWhateverIsDoneAgain() throws Exception {
        var known = entry(EntryPublished.class, 1);
        var search = UUID.randomUUID();
        service.append(
                INVITED,
                Role.OWNER,
                saved(search, "Towns <b>", "q=compassionate%20towns", true),
                saved(UUID.randomUUID(), "Silent", "q=compassionate", false),
                saved(UUID.randomUUID(), "Without any", "q=dinosaurs", true));
        // It was found before, and readers have got it again since.
        var life = new Scenario(known, "notes", "frome-" + known, Anonymity.DOUBLE_ANONYMIZED).until(EntryReinstated.class, 1);
        int before = new Scenario(known, "notes", "frome-" + known, Anonymity.DOUBLE_ANONYMIZED).until(EntryPublished.class, 1).size();
        service.append(life.subList(before, life.size()));
        var first = entry(EntryPublished.class, 1);
        service.caughtUp();
        digest(inDays(10));
        digest(inDays(10));
        assertThat(arrived()).extracting(mail -> recipient(mail) + " " + mail.getSubject())
                .containsExactly(INVITED + "@example.org One thing since yesterday");
        assertThat(part(arrived().getFirst(), "text/plain"))
                .contains(
                        "“Compassionate towns” (Notes) has newly come to your search “Towns <b>”.",
                        BASE + "/entries/frome-" + first,
                        BASE + "/search?q=compassionate%20towns",
                        "because you have saved a search")
                .doesNotContain("frome-" + known, "Silent");
        assertThat(part(arrived().getFirst(), "text/html")).contains("Towns &lt;b&gt;", "href=\"" + BASE + "/entries/frome-" + first);

        // As after a node that was killed before it noted how far it was told.
        service.database().getCollection(SearchNews.NAME).updateOne(
                Filters.empty(), Updates.combine(Updates.set("day", "2020-01-01"), Updates.set("position", -1L)));
        digest(inDays(11));
        assertThat(arrived()).hasSize(1);

        service.bean(Wishes.class).set(INVITED, Map.of(NoticeKind.FOUND, Delivery.OFF));
        var second = entry(EntryPublished.class, 1);
        service.caughtUp();
        digest(inDays(12));
        assertThat(arrived()).hasSize(1);
        assertThat(page("/desk/notices", INVITED, Role.CONTRIBUTOR).select("article.news a").eachAttr("href"))
                .contains("/entries/frome-" + first, "/entries/frome-" + second);

        service.bean(Wishes.class).set(INVITED, Map.of(NoticeKind.FOUND, Delivery.DAILY));
        var third = entry(EntryPublished.class, 1);
        service.caughtUp();
        digest(inDays(13));
        assertThat(arrived()).hasSize(2);
        assertThat(part(arrived().getLast(), "text/plain"))
                .contains("/entries/frome-" + third)
                .doesNotContain(first.toString(), second.toString());

        service.append(INVITED, Role.OWNER, new SavedSearchRemoved(INVITED, search));
        entry(EntryPublished.class, 1);
        service.caughtUp();
        digest(inDays(14));
        assertThat(arrived()).hasSize(2);
        assertThat(page("/desk/notices", INVITED, Role.CONTRIBUTOR).select("article.news")).isEmpty();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoOwnsTheEntryIsNotToldWhatIsForItsEditors() {
        var id = UUID.randomUUID();
        service.append(
                new Scenario(id, "notes", "frome-" + id, Anonymity.DOUBLE_ANONYMIZED).until(EntrySubmitted.class, 1));
        service.append("d", Role.ADMINISTRATOR, new RoleGranted(OWNER, Role.EDITOR));
        notice(NoticeKind.REVIEW_RECEIVED, id, 1, null, FIRST);
        tell();
        digest(Instant.now().plus(Duration.ofDays(1)));
        assertThat(arrived()).extracting(NotifierTest::recipient)
                .containsExactlyInAnyOrder(EDITOR + "@example.org", OWNING_EDITOR + "@example.org");
        service.append("d", Role.ADMINISTRATOR, new RoleRevoked(OWNER, Role.EDITOR));
    }

    private static String link(String mail, String answer) {
        var found = Pattern.compile(BASE + "(/invitation/" + answer + "\\?link=[\\w.-]+)").matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }

    private static void answers(String link, int status) {
        service.client().get().uri(link).accept(MediaType.TEXT_HTML).exchange().expectStatus().isEqualTo(status);
    }

    @Test
    void anInvitationHasALinkForEachAnswerWhichIsGoodForItAlone() throws Exception {
        var entry = entry(EntrySubmitted.class, 1);
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, FIRST, "2099-12-24", "Nobody else knows it."));
        notice(NoticeKind.INVITED, entry, 1, FIRST, EDITOR);
        tell();
        var mail = part(arrived().getFirst(), "text/plain");
        assertThat(mail).contains("invite you to review “Compassion in towns”", "24 December 2099")
                .doesNotContain(OWNER, EDITOR, "Nobody else", "Wilhelmina", "How towns care");
        assertThat(part(arrived().getFirst(), "text/html")).contains(link(mail, "decline"));
        answers(link(mail, "accept"), 200);
        answers(link(mail, "decline"), 200);
        answers(link(mail, "accept").replace("/accept", "/decline"), 404);
        answers(link(mail, "accept").replace(".", "x."), 404);

        // Withdrawn, and invited again: the link is of the invitation before.
        service.append(EDITOR, Role.EDITOR, new InvitationWithdrawn(entry, 1, FIRST));
        service.caughtUp();
        answers(link(mail, "accept"), 404);
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, FIRST, "2099-12-24", null));
        service.caughtUp();
        answers(link(mail, "accept"), 404);
        notice(NoticeKind.INVITED_AGAIN, entry, 1, FIRST, EDITOR);
        notice(NoticeKind.INVITATION_WITHDRAWN, entry, 1, FIRST, EDITOR);
        tell();
        assertThat(arrived()).hasSize(2);
        answers(link(part(arrived().getLast(), "text/plain"), "accept"), 200);

        // Its day has passed.
        service.append(EDITOR, Role.EDITOR, new InvitationWithdrawn(entry, 1, FIRST));
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, FIRST, "2020-12-24", null));
        notice(NoticeKind.INVITED, entry, 1, FIRST, EDITOR);
        tell();
        answers(link(part(arrived().getLast(), "text/plain"), "accept"), 404);
    }

    /** As after a node that has settled that it is told at once, and was killed before it put the mail down. */
    @Test
    void whatHoldsNoMoreBeforeItIsSentIsNotSentAndSaysSo() {
        var entry = entry(EntrySubmitted.class, 1);
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, FIRST, "2099-12-24", null));
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, INVITED, "2099-12-24", null));
        for (var person : List.of(FIRST, INVITED)) {
            var id = notice(NoticeKind.INVITED, entry, 1, person, EDITOR) + ":" + person;
            service.bean(Notifications.class)
                    .settle(new Notification(id, person, NoticeKind.INVITED, entry, 1, null), Delivery.AT_ONCE, true, Instant.now());
        }
        service.append(FIRST, Role.REVIEWER, new InvitationDeclined(entry, 1, FIRST, null));
        service.caughtUp();
        tell();
        assertThat(arrived()).extracting(NotifierTest::recipient).containsExactly(INVITED + "@example.org");
        assertThat(service.database().getCollection(Notifications.NAME)
                        .find(Filters.and(Filters.eq("entry", entry.toString()), Filters.eq("lapsed", true))))
                .extracting(one -> one.getString("person"))
                .containsExactly(FIRST);
    }

    @Test
    void whoIsNotAskedAnyMoreHearsOfItAndAReviewerOfTheDay() throws Exception {
        var entry = entry(EntrySubmitted.class, 1);
        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, FIRST, "2099-12-24", null));
        service.append(EDITOR, Role.EDITOR, new InvitationWithdrawn(entry, 1, FIRST));
        notice(NoticeKind.INVITATION_WITHDRAWN, entry, 1, FIRST, EDITOR);
        tell();
        assertThat(arrived()).extracting(MimeMessage::getSubject).containsExactly("Not needed any more: Compassion in towns");

        service.append(EDITOR, Role.EDITOR, new ReviewerInvited(entry, 1, FIRST, "2099-12-25", null));
        service.append(FIRST, Role.REVIEWER, new ReviewerAssigned(entry, 1, FIRST));
        notice(NoticeKind.REVIEW_DUE, entry, 1, FIRST, EDITOR);
        tell();
        assertThat(part(arrived().getLast(), "text/plain")).contains("is due on 25 December 2099");
    }

    @Test
    void whatIsChosenOnThePageHolds() {
        var client = service.client(OWNER, Role.CONTRIBUTOR);
        client.get().uri("/account/notifications").accept(MediaType.TEXT_HTML).exchange().expectStatus().isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("name=\"DECISION\"").doesNotContain("name=\"SUBMITTED\""));
        client.post().uri("/account/notifications")
                .body(BodyInserters.fromFormData("DECISION", "OFF").with("PUBLISHED", "AT_ONCE").with("SUBMITTED", "OFF"))
                .exchange().expectStatus().isSeeOther();
        client.post().uri("/account/notifications")
                .body(BodyInserters.fromFormData("DECISION", "BY_PIGEON").with("PUBLISHED", "OFF"))
                .exchange().expectStatus().isBadRequest();
        assertThat(service.bean(Wishes.class).of(OWNER))
                .containsEntry(NoticeKind.DECISION, Delivery.OFF)
                .containsEntry(NoticeKind.PUBLISHED, Delivery.AT_ONCE)
                .containsEntry(NoticeKind.SUBMITTED, Delivery.DAILY);
    }

    /** Two nodes look, and whatever was seen is seen again: each letter is one mail, which says nothing of the entry. */
    @Test
    void aLetterIsOneMailThatTellsNothingOfTheEntry() throws Exception {
        var letters = service.bean(Letters.class);
        var entry = entry(EntrySubmitted.class, 1);
        for (var kind : LetterKind.values()) {
            var id = UUID.randomUUID();
            letters.put(new Letter(id, kind, entry, "Ada Example", kind.name().toLowerCase(Locale.ROOT) + "@example.org", OWNER), Instant.now());
            letters.release(id, entry, "notes", Instant.now());
        }
        for (int i = 0; i < 2; i++) {
            Stream.of(service, second)
                    .map(node -> CompletableFuture.runAsync(() -> node.bean(LetterMails.class).write(Instant.now(), BASE)))
                    .toList()
                    .forEach(CompletableFuture::join);
            service.database().getCollection(Letters.NAME).updateMany(
                    Filters.exists("email"), Updates.set("notBefore", Instant.EPOCH));
        }
        var mails = arrived();
        assertThat(mails).extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("credit@example.org", "handover@example.org");
        for (var mail : mails) {
            var text = (String) mail.getContent();
            assertThat(text).contains("Notes", BASE + "/", "-invitation?link=").doesNotContain("Compassion", entry.toString(), OWNER);
        }
        assertThat(service.database().getCollection(Letters.NAME).countDocuments(Filters.exists("email"))).isZero();
    }
}
