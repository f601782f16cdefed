package org.palimpsest.query.comments;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Map;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.WatchedCollection;
import org.springframework.stereotype.Component;

/** Keeps comments. */
@Component
public final class CommentsProjection extends DocumentProjection {

    private final Comments comments;

    CommentsProjection(MongoDatabase database, Comments comments) {
        super(Comments.MODEL, database);
        this.comments = comments;
        in(comments::collection).fold(CommentEvent.class, CommentEvent::commentId, CommentDocument::fold);
    }

    @Override
    public List<WatchedCollection> watched() {
        return List.of(new WatchedCollection(Comments.MODEL, "comments", Map.of("entry", Parts.COMMENTS_OF)));
    }

    @Override
    public void prepare(Generation generation) {
        var collection = comments.collection(generation);
        collection.createIndex(Indexes.ascending("entry", "path"));
        for (var field : new String[] {"attention", "decided.at", "blocks.at"}) {
            collection.createIndex(
                    Indexes.ascending(field), new IndexOptions().partialFilterExpression(Filters.exists(field)));
        }
    }
}
