package org.palimpsest.web.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: what people have typed into a form and not sent yet, such as a review half written. It is theirs
 * alone, no event, and in no backup. Durable on a majority. Thread-safe; blocks.
 */
@Component
public final class UnsentForms {
    public static final String NAME = "unsent_forms";

    private final MongoCollection<Document> collection;
    private final Clock clock = Clock.systemUTC();

    /**
     * What was typed.
     *
     * @param fields by name; without those that are empty
     * @param mark changes whenever the fields do
     */
    public record Unsent(Map<String, String> fields, String mark, Instant at) {
        /** Nothing was. */
        public static final Unsent NOTHING = new Unsent(Map.of(), "", Instant.EPOCH);
    }

    UnsentForms(MongoDatabase database) {
        collection = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        collection.createIndex(Indexes.ascending("person", "about"));
    }

    /** All that {@code person} has typed about one thing, by the name of the form. */
    public Map<String, Unsent> of(String person, String about) {
        var all = new HashMap<String, Unsent>();
        collection.find(and(eq("person", person), eq("about", about)))
                .forEach(found -> all.put(found.getString("form"), unsent(found)));
        return all;
    }

    /**
     * Keeps these fields, unless another window has kept others since: then nothing is done, and what that kept is answered.
     *
     * @param fields without those that are empty; if all are, nothing is kept any more
     * @param mark of what was there when the window was opened, or kept last
     * @return what is kept now: it has {@code fields}, unless another window was faster
     */
    public Unsent keep(String person, String about, String form, Map<String, String> fields, String mark) {
        var id = id(person, about, form);
        var fresh = new Unsent(
                Map.copyOf(fields), UUID.randomUUID().toString(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var document = new Document("_id", id)
                .append("person", person)
                .append("about", about)
                .append("form", form)
                .append("mark", fresh.mark)
                .append("at", Date.from(fresh.at))
                .append("fields", new Document(new LinkedHashMap<>(fresh.fields)));
        if (fields.isEmpty() ? remove(id, mark) : put(document, mark)) {
            return fields.isEmpty() ? Unsent.NOTHING : fresh;
        }
        return Optional.ofNullable(collection.find(eq("_id", id)).first()).map(UnsentForms::unsent).orElse(Unsent.NOTHING);
    }

    private boolean remove(String id, String mark) {
        return collection.deleteOne(and(eq("_id", id), eq("mark", mark))).getDeletedCount() == 1;
    }

    private boolean put(Document document, String mark) {
        if (!mark.isEmpty()) {
            return collection.replaceOne(and(eq("_id", document.get("_id")), eq("mark", mark)), document).getMatchedCount() == 1;
        }
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** It has been sent. */
    public void sent(String person, String about, String form) {
        collection.deleteOne(eq("_id", id(person, about, form)));
    }

    /** Forgets all that this person has typed. */
    public void forget(String person) {
        collection.deleteMany(eq("person", person));
    }

    private static String id(String person, String about, String form) {
        return person + "\n" + about + "\n" + form;
    }

    private static Unsent unsent(Document document) {
        var fields = new LinkedHashMap<String, String>();
        document.get("fields", Document.class).forEach((name, text) -> fields.put(name, String.valueOf(text)));
        return new Unsent(fields, document.getString("mark"), document.getDate("at").toInstant());
    }
}
