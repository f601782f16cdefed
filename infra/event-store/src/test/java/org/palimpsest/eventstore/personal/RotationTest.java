package org.palimpsest.eventstore.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key changes, the persons' keys stay. */
class RotationTest {

    private static final String OLD = MasterKeys.generate();
    private static final String NEW = MasterKeys.generate();
    private static final MasterKeys BOTH = MasterKeys.of(NEW + "," + OLD);
    private static final List<String> PEOPLE = IntStream.range(0, 1_203).mapToObj(i -> "person-" + i).toList();

    private final Database store = new Database();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void after_it_the_new_master_key_alone_opens_everything_and_erased_stays_erased() {
        var before = new HashMap<String, SecretKey>();
        var keys = keys(MasterKeys.of(OLD));
        PEOPLE.forEach(person -> before.put(person, keys.toSeal(person)));
        var pseudonym = keys.pseudonyms("email").of("olwen@example.org");
        keys.erase("person-7");

        assertThat(RotateMasterKey.run(store.database, BOTH, _ -> {})).isEqualTo(PEOPLE.size());

        var rotated = keys(MasterKeys.of(NEW));
        assertThat(PEOPLE).allSatisfy(person ->
                assertThat(rotated.toOpen(person)).isEqualTo(person.equals("person-7") ? null : before.get(person)));
        assertThat(rotated.pseudonyms("email").of("olwen@example.org")).isEqualTo(pseudonym);
        assertThatThrownBy(() -> keys(MasterKeys.of(OLD))).hasMessageContaining(MasterKey.of(NEW).id());
    }

    @Test
    void interrupted_it_goes_on_where_it_was_and_both_master_keys_serve_meanwhile() {
        var before = new HashMap<String, SecretKey>();
        var keys = keys(MasterKeys.of(OLD));
        PEOPLE.forEach(person -> before.put(person, keys.toSeal(person)));

        assertThatThrownBy(() -> RotateMasterKey.run(store.database, BOTH, _ -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(under(NEW)).isEqualTo(500);
        assertThat(under(OLD)).isEqualTo(PEOPLE.size() - 500);
        var meanwhile = keys(BOTH);
        assertThat(PEOPLE).allSatisfy(person -> assertThat(meanwhile.toOpen(person)).isEqualTo(before.get(person)));
        assertThat(RotateMasterKey.run(store.database, BOTH, _ -> {})).isEqualTo(PEOPLE.size() - 500);
        assertThat(RotateMasterKey.run(store.database, BOTH, _ -> {})).isZero();
    }

    @Test
    void a_running_service_goes_on_with_the_file_that_it_was_given(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("master-key"), OLD);
        var service = keys(MasterKeys.in(file));
        service.toSeal("olwen");

        Files.writeString(file, NEW + "\n" + OLD);
        RotateMasterKey.run(store.database, BOTH, _ -> {});
        Files.writeString(file, NEW);

        service.toSeal("rhys");
        assertThat(service.toOpen("olwen")).isEqualTo(keys(MasterKeys.of(NEW)).toOpen("olwen"));
        assertThat(under(NEW)).isEqualTo(2);
    }

    @Test
    void a_key_that_is_erased_while_it_is_wrapped_anew_stays_erased() {
        var keys = keys(MasterKeys.of(OLD));
        keys.toSeal("olwen");
        var documents = new KeyDocuments(store.database);
        var former = documents.notUnder(MasterKey.of(NEW).id(), 1);
        keys.erase("olwen");

        documents.replace(former, former);

        assertThat(store.keys().getFirst().keySet()).containsExactly("_id", "erasedAt");
    }

    private long under(String master) {
        return store.database.getCollection(KeyDocuments.NAME).countDocuments(new Document("masterKey", MasterKey.of(master).id()));
    }

    private MongoPersonKeys keys(MasterKeys masters) {
        return new MongoPersonKeys(store.database, masters);
    }
}
