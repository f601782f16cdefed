package org.palimpsest.query.library;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.palimpsest.readmodels.Generation;

/** Where a generation of the library is kept. Thread-safe. */
record LibraryCollections(
        MongoCollection<SectionDocument> sections,
        MongoCollection<EntryDocument> entries,
        MongoCollection<VersionDocument> versions) {

    static LibraryCollections of(MongoDatabase database, Generation generation) {
        return new LibraryCollections(
                database.getCollection(generation.collection("sections"), SectionDocument.class),
                database.getCollection(generation.collection("entries"), EntryDocument.class),
                database.getCollection(generation.collection("versions"), VersionDocument.class));
    }

    void prepare() {
        entries.createIndex(Indexes.ascending("slug"));
        entries.createIndex(Indexes.ascending("section", "firstPosition"));
        entries.createIndex(Indexes.descending("latestPosition"));
    }
}
