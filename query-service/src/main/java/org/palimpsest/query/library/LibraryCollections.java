package org.palimpsest.query.library;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.springframework.stereotype.Component;

/** Where the library is kept. Thread-safe. */
@Component
record LibraryCollections(
        MongoCollection<SectionDocument> sections,
        MongoCollection<EntryDocument> entries,
        MongoCollection<VersionDocument> versions) {

    @org.springframework.beans.factory.annotation.Autowired
    LibraryCollections(MongoDatabase database) {
        this(
                database.getCollection(Library.MODEL.collection("sections"), SectionDocument.class),
                database.getCollection(Library.MODEL.collection("entries"), EntryDocument.class),
                database.getCollection(Library.MODEL.collection("versions"), VersionDocument.class));
    }

    void prepare() {
        entries.createIndex(Indexes.ascending("slug"));
        entries.createIndex(Indexes.ascending("section", "firstPosition"));
        entries.createIndex(Indexes.descending("latestPosition"));
    }

    void drop() {
        sections.drop();
        entries.drop();
        versions.drop();
    }
}
