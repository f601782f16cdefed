package org.palimpsest.query.notice;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.people.People;
import org.palimpsest.query.reading.AskedAgain;
import org.palimpsest.query.saved.SavedSearches;
import org.palimpsest.query.saved.SavedSearches.Mailed;
import org.palimpsest.query.search.SearchProjection;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Wishes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What has newly come to the searches that people have saved, once a day. The collection {@value #NAME} has one document: up to which
 * position of the log that was told, and on which day. It moves on when all searches were asked; whichever node asks them again
 * meanwhile, or after a failure, settles the same notifications, under the same ids, which are made of search and entry. Thread-safe;
 * blocks.
 */
@Component
final class SearchNews {
    static final String NAME = "search_news";

    /** So many entries of one search a mail tells of; its page of results, to which it leads, has all. */
    static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger(SearchNews.class);
    private static final String ID = "told";

    private final MongoCollection<Document> collection;
    private final SavedSearches searches;
    private final AskedAgain asked;
    private final Notifications notifications;
    private final Wishes wishes;
    private final CompletedPrefix prefix;

    SearchNews(
            MongoDatabase database,
            SavedSearches searches,
            AskedAgain asked,
            Notifications notifications,
            Wishes wishes,
            CompletedPrefix prefix) {
        this.collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        this.searches = searches;
        this.asked = asked;
        this.notifications = notifications;
        this.wishes = wishes;
        this.prefix = prefix;
    }

    /** Up to where it was told; {@code day}: on which that was. */
    private record Told(LocalDate day, long position) {}

    /**
     * Settles who is told in the mail of this day of what has come, unless that was done already. Does nothing while the read models
     * have not come as far as was told before.
     *
     * @param until when the mail of this day goes out; it tells of what was there before
     * @throws Problem 503 if searching is not possible at the moment: then all is asked anew, later
     */
    void settle(LocalDate day, Instant until) {
        var told = told();
        if (!told.day.isBefore(day)) {
            return;
        }
        long reached = prefix.of(SearchProjection.MODEL, SavedSearches.MODEL, Library.MODEL, People.MODEL);
        if (reached >= told.position) {
            searches.mailed().forEach(one -> settle(one, Math.max(told.position, one.since()), reached, until.minusMillis(1)));
            collection.replaceOne(
                    eq(ID),
                    new Document("_id", ID).append("day", day.toString()).append("position", reached),
                    new ReplaceOptions().upsert(true));
        }
    }

    private Told told() {
        var found = collection.find(eq(ID)).first();
        return found == null
                ? new Told(LocalDate.MIN, -1)
                : new Told(LocalDate.parse(found.getString("day")), found.getLong("position"));
    }

    private void settle(Mailed one, long since, long until, Instant at) {
        try {
            var entries = since < until ? asked.come(one.question(), since, until, MOST) : List.<UUID>of();
            if (entries.isEmpty()) {
                return;
            }
            // Nobody wants to be told at once by a mail that comes once a day.
            var wish = wishes.of(one.person()).get(NoticeKind.FOUND) == Delivery.OFF ? Delivery.OFF : Delivery.DAILY;
            boolean onDesk = !wishes.notOnDesk(one.person()).contains(NoticeKind.FOUND);
            entries.forEach(entry -> notifications.settle(
                    new Notification("search:" + one.id() + ":" + entry, one.person(), NoticeKind.FOUND, entry, 0, null, one.id()),
                    wish,
                    onDesk,
                    at));
        } catch (Problem problem) {
            if (problem.type() == ProblemType.UNAVAILABLE) {
                throw problem;
            }
            LOG.warn("The saved search {} cannot be asked: {}", one.id(), problem.getMessage());
        }
    }
}
