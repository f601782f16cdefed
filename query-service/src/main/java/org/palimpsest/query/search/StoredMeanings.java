package org.palimpsest.query.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BinaryVector;
import org.bson.Document;

/** In a collection that all generations share; it can be made anew at any time, and no backup needs it. */
final class StoredMeanings implements KeptMeanings {
    private static final String ENTRY = "entry";
    private static final String MEANING = "meaning";

    private final MongoCollection<Document> collection;
    private final boolean searched;

    /** @param searched whether anybody asks for them; if not, what is taken back is forgotten all the same */
    StoredMeanings(MongoDatabase database, boolean searched) {
        this.collection = database.getCollection("meanings");
        this.searched = searched;
    }

    /** Creates what makes forgetting quick, if there will be much. */
    void prepare() {
        if (searched) {
            collection.createIndex(Indexes.ascending(ENTRY));
        }
    }

    @Override
    public Map<String, List<Float>> of(Collection<Interval> intervals) {
        var found = new HashMap<String, List<Float>>();
        var keys = keys(intervals);
        if (searched && !keys.isEmpty()) {
            collection.find(in("_id", keys)).forEach(kept ->
                    found.put(kept.getString("_id"), floats(kept.get(MEANING, BinaryVector.class))));
        }
        return found;
    }

    @Override
    public void keep(Interval interval, List<Float> meaning) {
        var numbers = new float[meaning.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = meaning.get(i);
        }
        var key = MeaningText.key(interval);
        var kept = new Document("_id", key).append(ENTRY, interval.entryId()).append(MEANING, BinaryVector.floatVector(numbers));
        collection.replaceOne(eq("_id", key), kept, new ReplaceOptions().upsert(true));
    }

    @Override
    public void forget(Interval interval) {
        collection.deleteOne(eq("_id", MeaningText.key(interval)));
    }

    @Override
    public void forgetAllBut(String entryId, Collection<Interval> intervals) {
        collection.deleteMany(and(eq(ENTRY, entryId), nin("_id", keys(intervals))));
    }

    private static List<String> keys(Collection<Interval> intervals) {
        return intervals.stream().filter(interval -> !interval.hidden()).map(MeaningText::key).distinct().toList();
    }

    private static List<Float> floats(BinaryVector vector) {
        var numbers = new ArrayList<Float>(Meaning.DIMENSIONS);
        for (float number : vector.asFloat32Vector().getData()) {
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }
}
