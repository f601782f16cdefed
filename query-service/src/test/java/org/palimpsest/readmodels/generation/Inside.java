package org.palimpsest.readmodels.generation;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.palimpsest.query.Running;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;

/** What tests see of the inside. */
public final class Inside {
    private Inside() {}

    /** What follows the log with the generation of {@code model} that is read. */
    public static StreamingEventProcessor processor(Running service, ReadModel model) {
        return service.bean(ReadModelSupervisor.class).following(service.live(model)).orElseThrow().processor();
    }

    /**
     * Every document of every collection of a generation, by the last part of the collection's name; but for how often the tallies
     * of sections were counted, which hangs on how the events came together.
     */
    public static Map<String, List<Document>> documents(MongoDatabase database, Generation generation) {
        var all = new TreeMap<String, List<Document>>();
        var prefix = generation.collection("");
        for (var name : database.listCollectionNames().into(new ArrayList<>())) {
            if (name.startsWith(prefix)) {
                var sorted = database.getCollection(name).find().sort(new Document("_id", 1));
                if (name.endsWith("_tallies")) {
                    sorted.projection(Projections.exclude("revision"));
                }
                all.put(name.substring(prefix.length()), sorted.into(new ArrayList<>()));
            }
        }
        return all;
    }
}
