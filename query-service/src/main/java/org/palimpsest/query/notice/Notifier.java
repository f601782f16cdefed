package org.palimpsest.query.notice;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.mail.LinkBase;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.people.People;
import org.palimpsest.query.people.PersonView;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.Notice;
import org.palimpsest.web.notice.Notices;
import org.palimpsest.web.notice.Wishes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts notices on desks, and makes mail of them. Any number of nodes may do so at the same time, and any of them may stop half way: how somebody is told of
 * something is settled once, and a mail has an id made of what it tells. Thread-safe.
 */
@Component
final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int LOOK_EVERY_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Notices notices;
    private final Notifications notifications;
    private final Wishes wishes;
    private final NoticeMails words;
    private final Mails mails;
    private final People people;
    private final CompletedPrefix prefix;
    private final LinkBase base;
    private final LetterMails letters;
    private final SearchNews searches;
    private final LocalTime digestAt;
    private final Clock clock;
    private @Nullable ScheduledFuture<?> looking;
    private final ScheduledExecutorService telling =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("notifier").factory());

    /** {@code digestAt}: when the mail of the day goes out, in UTC. */
    @Autowired
    Notifier(
            Notices notices,
            Notifications notifications,
            Wishes wishes,
            NoticeMails words,
            Mails mails,
            People people,
            CompletedPrefix prefix,
            LinkBase base,
            LetterMails letters,
            SearchNews searches,
            @Value("${palimpsest.mail.digest-at}") LocalTime digestAt) {
        this.notices = notices;
        this.notifications = notifications;
        this.wishes = wishes;
        this.words = words;
        this.mails = mails;
        this.people = people;
        this.prefix = prefix;
        this.base = base;
        this.letters = letters;
        this.searches = searches;
        this.digestAt = digestAt;
        this.clock = Clock.systemUTC();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (base.find().isEmpty()) {
            LOG.warn("Nobody is told anything by mail: this installation has not been told its own address (PALIMPSEST_PUBLIC_URL).");
        }
        looking = telling.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(true);
        }
        telling.shutdownNow();
    }

    private void look() {
        try {
            var now = clock.instant();
            tell(now);
            if (base.find().isPresent()) {
                letters.write(now, base.find().orElseThrow());
                digest(now);
            }
        } catch (RuntimeException e) {
            LOG.warn("Notices could not be told and wait: {}", e.toString());
        }
    }

    /** Tells all that is to be told at once, and settles what is to be told later. */
    void tell(Instant now) {
        for (var next = notices.claim(now); next.isPresent(); next = notices.claim(now)) {
            var notice = next.get();
            try {
                if (prefix.await(notice.position(), PATIENCE, Desk.MODEL, People.MODEL, Comments.MODEL, Library.MODEL).isPresent()) {
                    told(notice).forEach(person -> tell(notice, person, now));
                    notices.done(notice.id(), now);
                }
            } catch (RuntimeException e) {
                LOG.warn("Notice {} could not be told and waits: {}", notice.id(), e.toString());
            }
        }
    }

    private List<PersonView> told(Notice notice) {
        var person = notice.person();
        return person != null
                ? people.find(person).stream().toList()
                : people.having(Role.EDITOR).stream().filter(one -> !one.person().equals(notice.except())).toList();
    }

    private void tell(Notice notice, PersonView person, Instant now) {
        var one = new Notification(
                notice.id() + ":" + person.person(),
                person.person(),
                notice.kind(),
                notice.entry(),
                notice.round(),
                notice.comment());
        if (words.line(one, person, "").isEmpty()) {
            notifications.lapsed(one.id());
        } else {
            var begin = base.find();
            var wish = begin.isEmpty()
                    ? Delivery.OFF
                    : wishes.of(person.person()).getOrDefault(notice.kind(), notice.kind().usual());
            boolean onDesk = !wishes.notOnDesk(person.person()).contains(notice.kind());
            if (notifications.settle(one, wish, onDesk, now) == Delivery.AT_ONCE) {
                begin.flatMap(to -> words.one(one, person, to, clock.instant()))
                        .ifPresentOrElse(mails::send, () -> notifications.lapsed(one.id()));
            }
        }
    }

    /** Sends the mail of the last day that has ended, to everybody to whom it has not been sent. */
    void digest(Instant now) {
        var moment = now.atOffset(ZoneOffset.UTC);
        var day = moment.toLocalTime().isBefore(digestAt) ? moment.toLocalDate().minusDays(1) : moment.toLocalDate();
        var until = day.atTime(digestAt).toInstant(ZoneOffset.UTC);
        try {
            searches.settle(day, until);
        } catch (RuntimeException e) {
            // All else that is to be told goes out nevertheless.
            LOG.warn("What is new in saved searches could not be told and waits: {}", e.toString());
        }
        notifications.settleDigests(day, until);
        for (var digest : notifications.unsent()) {
            try {
                people.find(digest.person())
                        .flatMap(person -> words.digest("digest:" + digest.id(), digest.all(), person, base.find().orElseThrow(), clock.instant()))
                        .ifPresent(mails::send);
                notifications.sent(digest, now);
            } catch (RuntimeException e) {
                LOG.warn("The mail of a day could not be sent and waits: {}", e.toString());
            }
        }
    }
}
