package org.palimpsest.command.reaction;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.palimpsest.eventstore.Majority;
import org.palimpsest.web.notice.Notice;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: whom to remind of what, and when; each service looks for what is due. The service that sees one
 * first has it for a minute; should it die meanwhile, another sees to it, and the notice that both put down is one, by its id.
 * What was done is kept for 400 days, longer than any review has time. Thread-safe.
 */
@Component
final class Reminders implements SmartLifecycle {
    static final String NAME = "reminders";

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final MongoCollection<Document> reminders;
    private final EntriesInLog entries;
    private final Notices notices;
    private final Clock clock;
    private volatile boolean running;
    private Thread looking = Thread.ofVirtual().unstarted(() -> {});

    Reminders(MongoDatabase database, EntriesInLog entries, Notices notices, Clock clock) {
        this.reminders = Majority.of(database, NAME);
        this.entries = entries;
        this.notices = notices;
        this.clock = clock;
        reminders.createIndex(Indexes.ascending("doneAt", "notBefore"));
        reminders.createIndex(Indexes.ascending("doneAt"), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /** Puts it down, unless it is there. */
    void add(Reminder reminder) {
        try {
            reminders.insertOne(new Document("_id", reminder.id())
                    .append("kind", reminder.kind().name())
                    .append("entry", reminder.entry().toString())
                    .append("round", reminder.round())
                    .append("reviewer", reminder.reviewer())
                    .append("asked", reminder.asked())
                    .append("number", reminder.number())
                    .append("notBefore", Date.from(reminder.dueAt())));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Has everybody told who is to be reminded by {@code now}, and for whom there still is something to do. */
    void remind(Instant now) {
        for (var next = claim(now); next.isPresent(); next = claim(now)) {
            var reminder = next.get();
            if (reminder.isNeeded(entries.now(reminder.entry()))) {
                notices.add(new Notice(
                        reminder.id(),
                        reminder.kind(),
                        reminder.entry(),
                        reminder.round(),
                        reminder.reviewer(),
                        null,
                        reminder.asked(),
                        now));
            }
            reminders.updateOne(eq("_id", reminder.id()), set("doneAt", Date.from(now)));
        }
    }

    private Optional<Reminder> claim(Instant now) {
        var due = and(exists("doneAt", false), lte("notBefore", Date.from(now)));
        var found = reminders.findOneAndUpdate(
                due,
                set("notBefore", Date.from(now.plus(LEASE))),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("notBefore")));
        return Optional.ofNullable(found).map(one -> new Reminder(
                NoticeKind.valueOf(one.getString("kind")),
                UUID.fromString(one.getString("entry")),
                one.getInteger("round"),
                one.getString("reviewer"),
                one.getLong("asked"),
                one.getInteger("number"),
                one.getDate("notBefore").toInstant()));
    }

    @Override
    public void start() {
        running = true;
        looking = Thread.ofVirtual().name("reminders").start(this::look);
    }

    private void look() {
        while (running) {
            try {
                remind(clock.instant());
            } catch (RuntimeException e) {
                LOG.warn("Reminders wait until the database is back", e);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(looking);
        try {
            looking.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
