package org.palimpsest.query.library;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.conversions.Bson;
import org.palimpsest.readmodels.Generation;

/** Where a generation of the library is kept. Thread-safe. */
record LibraryCollections(
        MongoCollection<SectionDocument> sections,
        MongoCollection<EntryDocument> entries,
        MongoCollection<VersionDocument> versions,
        MongoCollection<IssueDocument> issues,
        MongoCollection<SectionTally> tallies) {

    /** What can be read in a section, in order; and enough to count it without reading entries. */
    static final Bson IN_SECTION = Indexes.ascending("section", "readableFrom", "latestAt");

    static final String ORGANISATIONS = "organisations";

    static final String FAMILY = "content.contributors.family";

    static final Collation ANY_CASE =
            Collation.builder().locale("en").collationStrength(CollationStrength.SECONDARY).build();

    static LibraryCollections of(MongoDatabase database, Generation generation) {
        return new LibraryCollections(
                database.getCollection(generation.collection("sections"), SectionDocument.class),
                database.getCollection(generation.collection("entries"), EntryDocument.class),
                database.getCollection(generation.collection("versions"), VersionDocument.class),
                database.getCollection(generation.collection("issues"), IssueDocument.class),
                database.getCollection(generation.collection("tallies"), SectionTally.class));
    }

    void prepare() {
        entries.createIndex(Indexes.ascending("slug"));
        entries.createIndex(IN_SECTION);
        entries.createIndex(Indexes.descending("latestPosition"));
        entries.createIndex(Indexes.descending("section", "latestPosition"));
        entries.createIndex(
                Indexes.ascending("interrupted"),
                new IndexOptions().partialFilterExpression(Filters.eq("interrupted", true)));
        tallies.createIndex(Indexes.ascending("section", "from"));
        issues.createIndex(Indexes.ascending("address"));
        issues.createIndex(Indexes.ascending("section", "publishedPosition"));
        issues.createIndex(Indexes.ascending("entries"));
        versions.createIndex(Indexes.ascending("section", "published"));
        versions.createIndex(Indexes.descending("published"));
        versions.createIndex(Indexes.compoundIndex(Indexes.ascending(ORGANISATIONS), Indexes.descending("published")));
        versions.createIndex(Indexes.ascending(FAMILY), new IndexOptions().collation(ANY_CASE));
    }
}
