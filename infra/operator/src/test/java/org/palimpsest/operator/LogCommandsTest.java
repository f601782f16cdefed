package org.palimpsest.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoDeadLetterQueue;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.eventstore.personal.MongoPersonKeys;

/** {@code verify}, {@code backup}, {@code restore} and {@code rotate-master-key}, on a real MongoDB. */
class LogCommandsTest {
    private static final MongoClient CLIENT = MongoClients.create(Engines.shared().mongodbUri());

    @TempDir
    private Path home;

    private final MongoDatabase database = CLIENT.getDatabase("operator-" + UUID.randomUUID());
    private final MongoDatabase empty = CLIENT.getDatabase("operator-" + UUID.randomUUID());

    @BeforeEach
    void write() {
        var serializer = new EventSerializer(TypeNames.builder().add(String.class, "text", "1").build());
        MongoEventStorageEngine.builder().database(database).eventSerializer(serializer).build()
                .appendEvents(new GenericDomainEventMessage<>("Account", "a", 0, "a text"));
    }

    @AfterEach
    void drop() {
        database.drop();
        empty.drop();
    }

    private static String uri(MongoDatabase database) {
        return Engines.shared().mongodbUri().replaceFirst("/\\?|/?$", "/" + database.getName() + "?");
    }

    private CommandLine shell(MongoDatabase on) {
        return new CommandLine(home).with("PALIMPSEST_MONGODB_URI", uri(on)).with("PALIMPSEST_ELASTICSEARCH_URI", "http://localhost:1");
    }

    /** A key of olwen's, under a master key that {@code prepare} made. */
    private MasterKeys withPersonKey(CommandLine shell) {
        assertThat(shell.run("prepare")).isZero();
        var masters = MasterKeys.in(home.resolve("master-key"));
        new MongoPersonKeys(database, masters).toSeal("olwen");
        return masters;
    }

    @Test
    void a_backup_holds_what_cannot_be_made_from_the_log() {
        var shell = shell(database);
        var masters = withPersonKey(shell);
        var key = new MongoPersonKeys(database, masters).toOpen("olwen");
        database.getCollection(MongoDeadLetterQueue.SETTLED).insertOne(new Document("reason", "a test"));
        database.getCollection("library_1_entries").insertOne(new Document("title", "a read model"));
        var file = home.resolve("backup.gz").toString();

        assertThat(shell.run("verify")).isZero();
        assertThat(shell.said()).contains("Sound: 1 commits with 1 events");
        assertThat(shell.run("backup", file)).as(shell.complained()).isZero();
        assertThat(shell.run("backup", file)).isEqualTo(2);
        var other = shell(empty);
        assertThat(other.run("restore", file)).as(other.complained()).isZero();

        assertThat(other.complained()).contains("Elasticsearch was not asked");
        assertThat(empty.listCollectionNames()).contains("commits", "person_keys", "dead_letters_settled")
                .doesNotContain("library_1_entries");
        assertThat(new MongoPersonKeys(empty, masters).toOpen("olwen")).isEqualTo(key);
        assertThat(other.run("restore", file)).isEqualTo(1);
    }

    @Test
    void files_are_backed_up_and_verified() throws Exception {
        var entry = UUID.randomUUID();
        var bytes = "An hour.".getBytes(StandardCharsets.UTF_8);
        var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        GridFSBuckets.create(database, "files").uploadFromStream(entry + "/" + sha256, new ByteArrayInputStream(bytes));
        var serializer = new EventSerializer(TypeNames.builder().add(Speaking.class, "entry.files-revised", "1").build());
        MongoEventStorageEngine.builder().database(database).eventSerializer(serializer).build().appendEvents(
                new GenericDomainEventMessage<>("entry", "e", 0, new Speaking(entry, List.of(new Hashed(sha256)))));
        var shell = shell(database);
        withPersonKey(shell);
        var file = home.resolve("backup.gz").toString();

        assertThat(shell.run("verify")).as(shell.complained()).isZero();
        assertThat(shell.said()).contains("Files: 1, each what it was.");
        assertThat(shell.run("backup", file)).isZero();
        var other = shell(empty);
        assertThat(other.run("restore", file)).as(other.complained()).isZero();
        assertThat(other.run("verify")).isZero();
        var restored = new ByteArrayOutputStream();
        GridFSBuckets.create(empty, "files").downloadToStream(entry + "/" + sha256, restored);
        assertThat(restored.toByteArray()).isEqualTo(bytes);

        database.getCollection("files.chunks").updateOne(new Document(), new Document("$set", new Document("data", new Binary(new byte[8]))));
        assertThat(shell.run("verify")).isEqualTo(1);
        assertThat(shell.said()).contains("FILE NOT WHAT IT WAS. " + entry + "/" + sha256);
        database.getCollection("files.files").deleteMany(new Document());
        assertThat(shell.run("verify")).isEqualTo(1);
        assertThat(shell.said()).contains("FILE MISSING. " + entry + "/" + sha256);
    }

    record Speaking(UUID entryId, List<Hashed> files) {}

    record Hashed(String sha256) {}

    @Test
    void indexes_of_a_former_log_are_in_the_way_of_a_restore() throws Exception {
        try (var elasticsearch = new TestService()) {
            elasticsearch.answers("GET /_cat/indices/palimpsest-search*?h=index", 200, "palimpsest-search-1-1\n");
            var shell = shell(empty).with("PALIMPSEST_ELASTICSEARCH_URI", "http://localhost:" + elasticsearch.port());

            assertThat(shell.run("restore", "backup.gz")).isEqualTo(1);
            assertThat(shell.complained()).contains("curl -X DELETE http://localhost:", "/palimpsest-search-1-1",
                    "PALIMPSEST_INDEX_PREFIX");
        }
    }

    @Test
    void the_master_key_of_infra_up_is_replaced_and_the_former_one_kept_aside() throws Exception {
        var shell = shell(database);
        withPersonKey(shell);
        var file = home.resolve("master-key");
        var first = Files.readString(file).strip();

        assertThat(shell.run("rotate-master-key")).as(shell.complained()).isZero();
        var second = Files.readString(file).strip();
        assertThat(shell.run("rotate-master-key")).isZero();

        assertThat(second).isNotEqualTo(first).doesNotContain("\n");
        assertThat(Files.readAllLines(home.resolve("former-master-keys"))).containsExactly(first, second);
        assertThat(new MongoPersonKeys(database, MasterKeys.in(file)).toOpen("olwen")).isNotNull();
    }

    @Test
    void a_rotation_that_was_interrupted_goes_on_with_the_key_that_it_made() throws Exception {
        var shell = shell(database);
        withPersonKey(shell);
        var file = home.resolve("master-key");
        var former = Files.readString(file).strip();
        var begun = MasterKeys.generate();
        SecretFile.write(file, List.of(begun, former));

        assertThat(shell.run("rotate-master-key")).isZero();

        assertThat(file).hasContent(begun);
        assertThat(Files.readAllLines(home.resolve("former-master-keys"))).containsExactly(former);
    }

    @Test
    void without_the_former_master_key_nothing_is_replaced() throws Exception {
        var shell = shell(database);
        withPersonKey(shell);
        var file = home.resolve("master-key");
        SecretFile.write(file, List.of(MasterKeys.generate()));

        assertThat(shell.run("rotate-master-key")).isEqualTo(1);

        assertThat(shell.complained()).contains("all master keys stay", "master key");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(home.resolve("former-master-keys")).doesNotExist();
    }

    @Test
    void an_installation_of_ones_own_gives_its_master_keys_itself() throws Exception {
        var shell = shell(database);
        withPersonKey(shell);
        var former = Files.readString(home.resolve("master-key")).strip();
        var next = MasterKeys.generate();

        assertThat(shell.with("PALIMPSEST_MASTER_KEY", next + "," + former).run("rotate-master-key")).isZero();

        assertThat(shell.said()).contains("1 keys were wrapped under the new master key");
        assertThat(home.resolve("master-key")).hasContent(former);
        assertThat(new MongoPersonKeys(database, MasterKeys.of(next)).toOpen("olwen")).isNotNull();
    }
}
